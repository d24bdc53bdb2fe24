import type {Node} from '../../../model/node.ts';
import {missing, type Observed, type Source, seen} from '../../../model/observed.ts';
import {rememberedOf} from '../../../model/remembered.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {NUMBER} from '../../inputs/kinds.ts';
import {pathMtu} from '../../inputs/path.ts';
import {say} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';
import {limitOf} from '../../mtu/path-limit.ts';
import {podsOnPair} from '../../mtu/pod-verdict.ts';

export type PathsOfNode = {faulty: number; clear: number};

/**
 * Measured paths from and to the node, by whether MTU can lose packets on them: smaller than both cards, or
 * exceeded by pod packets. Missing: none could be judged.
 */
export function pathsOfNode(): Input<PathsOfNode> {
  return {
    name: 'path-mtu (host) of the node',
    read(view, subject) {
      const node = nodeOf(subject);
      const counts = {faulty: 0, clear: 0};
      let first: Source | undefined;
      for (const [source, destination] of pairsWith(view).get(node.id) ?? []) {
        const fault = faultOf(view, source, destination);
        if (!fault.ok) continue;
        counts[fault.value ? 'faulty' : 'clear']++;
        first ??= fault.source;
      }
      return first === undefined ? noneJudged(node.id) : seen(counts, first);
    },
  };
}

function faultOf(view: EvidenceView, source: Node, destination: Node): Observed<boolean> {
  const pair = {kind: 'pair', source, destination} as const;
  const path = pathMtu('host').read(view, pair);
  if (!path.ok) return path;
  const limit = limitOf(path.value);
  const from = observe(view.facts, source.id, 'net.default.mtuBytes', NUMBER);
  const to = observe(view.facts, destination.id, 'net.default.mtuBytes', NUMBER);
  if (limit === null || !from.ok || !to.ok) return noneJudged(source.id);
  if (limit.failBytes <= Math.min(from.value, to.value)) return seen(true, path.source);
  const pods = podsOnPair().read(view, pair);
  return seen(pods.ok && pods.value === 'exceed', path.source);
}

type Pairs = ReadonlyMap<string, readonly (readonly [Node, Node])[]>;

// A large fleet is measured on few of its pairs, so they are listed once by node.
const pairsWith = rememberedOf((view: EvidenceView): Pairs => {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, readonly [Node, Node]>();
  for (const result of view.paths) {
    if (result.probe !== 'path-mtu' || result.layer !== 'host') continue;
    const source = nodes.get(result.source);
    const destination = nodes.get(result.destination);
    if (source === undefined || destination === undefined) continue;
    pairs.set(`${source.id}\n${destination.id}`, [source, destination]);
  }
  const byNode = new Map<string, (readonly [Node, Node])[]>();
  // Sorted, so that the first source does not depend on the order of measuring.
  for (const [, pair] of [...pairs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const {id} of pair) {
      const theirs = byNode.get(id);
      if (theirs === undefined) byNode.set(id, [pair]);
      else theirs.push(pair);
    }
  }
  return byNode;
});

function noneJudged(node: string): Observed<never> {
  const source = {node, command: '-', section: 'path/path-mtu', at: '-'};
  return missing('absent', say('nothing-measured', {probe: 'path-mtu', layer: 'host'}), source);
}
