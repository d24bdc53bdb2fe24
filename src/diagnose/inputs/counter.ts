import {factSegments, sourceOf} from '../../model/fact.ts';
import {missing, type Observed, seen} from '../../model/observed.ts';
import {rememberedIn} from '../../model/remembered.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {nothingFrom, numberAt, observe} from './fact.ts';
import {NUMBER} from './kinds.ts';
import {podNames, podPath} from './pods.ts';
import {say} from './strings.ts';
import {nodeOf, ofDestination, ofSource} from './subject.ts';

/**
 * How much a network counter of the node grew between the two readings: `counterDelta('TcpExt.TCPTimeouts')`.
 * Missing: as the leaf says, without a second reading, or `unparsed` when it went backwards (reset).
 */
export function counterDelta(counter: string): Input<number> {
  // Made once: a text put together anew is looked up slowly, and a large fleet asks often.
  const path = `net.counter.${counter}`;
  return {name: `delta of ${path}`, read: (view, subject) => delta(view, nodeOf(subject).id, path)};
}

export function sourceCounterDelta(counter: string): Input<number> {
  return ofSource(counterDelta(counter));
}

export function destinationCounterDelta(counter: string): Input<number> {
  return ofDestination(counterDelta(counter));
}

/**
 * The same, summed over the sampled pods of the node that are in both readings. Pods that came or went in
 * between are left out. Missing: `absent` without pods.
 */
export function podCounterDelta(counter: string): Input<number> {
  const pathOf = podPath(['counter', ...factSegments(counter)]);
  return {
    name: `delta of pod.*.counter.${counter}`,
    read: (view, subject) => podDelta(view, nodeOf(subject).id, pathOf),
  };
}

export function sourcePodCounterDelta(counter: string): Input<number> {
  return ofSource(podCounterDelta(counter));
}

/** Seconds between the two readings of the node, by samespec’s clock. */
export function secondsBetweenReadings(): Input<number> {
  return {
    name: 'seconds between readings',
    read: (view, subject) => secondsOf(view, nodeOf(subject).id),
  };
}

// Asked beside every counter.
const secondsOf = rememberedIn((view: EvidenceView, id): Observed<number> => {
  const before = view.facts.get(id);
  const after = view.factsAfter.get(id);
  if (before === undefined) return nothingFrom(id);
  const source = {node: id, command: '-', section: '-', at: before.at};
  if (after === undefined) return missing('absent', noSecond('*', id), source);
  const seconds = (Date.parse(after.at) - Date.parse(before.at)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0
    ? seen(seconds, source)
    : missing('unparsed', say('counter-went-back', {fact: 'time', node: id}), source);
});

/** Growth of one cumulative leaf of a node between the readings; the source is the second reading’s. */
export function delta(view: EvidenceView, node: string, path: string): Observed<number> {
  const later = view.factsAfter.get(node);
  const first = numberAt(view.facts.get(node), path);
  const second = numberAt(later, path);
  if (later === undefined || first === undefined || second === undefined) {
    return whyNoDelta(view, node, path);
  }
  const source = sourceOf(later, second.section);
  const grown = second.value - first.value;
  if (grown >= 0) return seen(grown, source);
  return missing('unparsed', say('counter-went-back', {fact: path, node}), source);
}

function whyNoDelta(view: EvidenceView, node: string, path: string): Observed<number> {
  const before = observe(view.facts, node, path, NUMBER);
  if (!before.ok) return before;
  if (!view.factsAfter.has(node)) return missing('absent', noSecond(path, node), before.source);
  return observe(view.factsAfter, node, path, NUMBER);
}

function podDelta(
  view: EvidenceView,
  node: string,
  pathOf: (pod: string) => string,
): Observed<number> {
  const facts = view.facts.get(node);
  if (facts === undefined) return nothingFrom(node);
  let sum = 0;
  let first: Observed<number> | undefined;
  let failed: Observed<number> | undefined;
  for (const pod of podNames(facts)) {
    const grown = delta(view, node, pathOf(pod));
    if (!grown.ok) failed ??= grown;
    else {
      sum += grown.value;
      first ??= grown;
    }
  }
  if (first !== undefined) return seen(sum, first.source);
  if (failed !== undefined) return failed;
  const source = {node, command: '-', section: '-', at: facts.at};
  return missing('absent', say('no-pods', {node}), source);
}

function noSecond(fact: string, node: string) {
  return say('no-second-reading', {fact, node});
}
