import type {Node} from '../../model/node.ts';
import {missing, type Observed, type Source, seen} from '../../model/observed.ts';
import type {
  EchoResult,
  Layer,
  PathMtuResult,
  PathResult,
  ThroughputResult,
} from '../../model/path.ts';
import {rememberedIn} from '../../model/remembered.ts';
import type {EvidenceView, Input, Subject} from '../define-rule.ts';
import {resultOf, resultsOf} from './path-index.ts';
import {say} from './strings.ts';
import {membersOf, pairOf} from './subject.ts';

/**
 * Path MTU from source to destination. Missing where it was not measured and where its state is `unknown`,
 * so that no rule can take “unknown” for “fine”. IPv4 is preferred where both were measured.
 */
export function pathMtu(layer: Layer): Input<PathMtuResult> {
  return {
    name: `path-mtu (${layer})`,
    read: (view, subject) => answered(attempt(view, 'path-mtu', layer, pairOf(subject))),
  };
}

/** The same from destination to source. */
export function reversePathMtu(layer: Layer): Input<PathMtuResult> {
  return {
    name: `reverse path-mtu (${layer})`,
    read: (view, subject) => answered(attempt(view, 'path-mtu', layer, reversed(pairOf(subject)))),
  };
}

/** Whatever the path MTU probe returned, also with state `unknown`; for rules about not knowing. */
export function pathMtuAttempt(layer: Layer): Input<PathMtuResult> {
  return {
    name: `path-mtu attempt (${layer})`,
    read: (view, subject) => attempt(view, 'path-mtu', layer, pairOf(subject)),
  };
}

/** Small echo packets of the pair. `no-echo` is an answer, `unknown` is missing. */
export function echo(layer: Layer): Input<EchoResult> {
  return {
    name: `echo (${layer})`,
    read: (view, subject) => answered(attempt(view, 'echo', layer, pairOf(subject))),
  };
}

/** Bulk TCP from source to destination between the nodes themselves (or between pods). */
export function throughput(layer: Layer = 'host'): Input<ThroughputResult> {
  return {
    name: `throughput (${layer})`,
    read: (view, subject) => answered(attempt(view, 'throughput', layer, pairOf(subject))),
  };
}

export type PairPathMtu = {source: Node; destination: Node; result: PathMtuResult};

/**
 * Path MTU of every measured pair among the nodes of the fleet or cohort, ordered by ids, also those with
 * state `unknown`. Missing: nothing but unknown.
 */
export function allPathMtu(layer: Layer): Input<readonly PairPathMtu[]> {
  return {
    name: `path-mtu of all pairs (${layer})`,
    read(view, subject) {
      const all = pathMtusAmong(view, subject, layer);
      const known = all.find(({result}) => result.state !== 'unknown');
      if (known === undefined) return nothingMeasured('path-mtu', layer);
      return seen(all, sourceOfPath(known.result));
    },
  };
}

/** Where a path result was seen, as evidence names it. */
export function sourceOfPath(result: PathResult): Source {
  const command = result.evidence[0]?.command ?? `${result.method} ${result.destination}`;
  return {node: result.source, command, section: `path/${result.probe}`, at: result.at};
}

type Pair = {source: Node; destination: Node};
type ResultOf<P extends PathResult['probe']> = Extract<PathResult, {probe: P}>;

function reversed({source, destination}: Pair): Pair {
  return {source: destination, destination: source};
}

function attempt<P extends PathResult['probe']>(
  view: EvidenceView,
  probe: P,
  layer: Layer,
  {source, destination}: Pair,
): Observed<ResultOf<P>> {
  const ids = {source: source.id, destination: destination.id};
  const result = resultOf(view.paths, probe, layer, ids);
  if (result !== undefined) return seen(result as ResultOf<P>, sourceOfPath(result));
  const params = {probe, layer, ...ids};
  const where = {node: source.id, command: '-', section: `path/${probe}`, at: '-'};
  return missing('absent', say('path-not-measured', params), where);
}

function answered<R extends EchoResult | PathMtuResult | ThroughputResult>(
  observed: Observed<R>,
): Observed<R> {
  if (!observed.ok || observed.value.state !== 'unknown') return observed;
  const {probe, layer, source, destination, reason} = observed.value;
  const message = reason ?? say('path-unknown', {probe, layer, source, destination});
  return missing('timeout', message, observed.source);
}

function pathMtusAmong(view: EvidenceView, subject: Subject, layer: Layer): readonly PairPathMtu[] {
  const all = pathMtusOf(view, layer);
  if (subject.kind === 'fleet') return all;
  const wanted = new Set(membersOf(view, subject));
  return all.filter(({source, destination}) => wanted.has(source) && wanted.has(destination));
}

// Asked by several rules for every cohort.
const pathMtusOf = rememberedIn((view: EvidenceView, layer: Layer): readonly PairPathMtu[] => {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const found: PairPathMtu[] = [];
  for (const result of resultsOf(view.paths, 'path-mtu', layer) as PathMtuResult[]) {
    const source = nodes.get(result.source);
    const destination = nodes.get(result.destination);
    if (source !== undefined && destination !== undefined)
      found.push({source, destination, result});
  }
  return found.sort(byPair);
});

function byPair(a: PairPathMtu, b: PairPathMtu): number {
  const left = `${a.source.id}\n${a.destination.id}`;
  const right = `${b.source.id}\n${b.destination.id}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function nothingMeasured(probe: string, layer: Layer): Observed<never> {
  const source = {node: '-', command: '-', section: `path/${probe}`, at: '-'};
  return missing('absent', say('nothing-measured', {probe, layer}), source);
}
