import {missing, type Source, seen} from '../../model/observed.ts';
import type {Input} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER, TEXT} from '../inputs/kinds.ts';
import {membersOf} from '../inputs/subject.ts';
import {middle, type Speed, speedAgainst} from './speed.ts';
import {say} from './strings.ts';

/** Nodes of one kind against nodes of another: the middle of the nodes’ ratios, and how much time was stolen at most. */
export type GroupRatio = {ratio: number; steal: number; nodes: number; sources: Source[]};

/** Compares groups of a cohort by one figure of each node; undefined where no node could be compared. */
export type GroupComparer = (
  nodes: readonly string[],
  peers: readonly string[],
  figure: (speed: Speed) => number | undefined,
) => GroupRatio | undefined;

/** In a large group so many nodes are enough. */
const MOST_NODES = 64;

/** Missing where no node of the cohort ran the micro-benchmarks. */
export function groupSpeeds(): Input<GroupComparer> {
  return {
    name: 'benchmark.ns.*',
    read(view, subject) {
      const told = membersOf(view, subject).map(({id}) =>
        observe(view.facts, id, 'benchmark.tools', TEXT),
      );
      const first = told.find(({ok}) => ok);
      if (first === undefined) {
        const node = membersOf(view, subject)[0]?.id ?? '-';
        const source = {node, command: '-', section: 'benchmark', at: '-'};
        return missing('absent', say('not-measured', {node}), source);
      }
      return seen((nodes, peers, figure) => {
        const ratios: number[] = [];
        const sources: Source[] = [];
        let steal = 0;
        for (const node of nodes.slice(0, MOST_NODES)) {
          const speed = speedAgainst(view, node, () => peers);
          const ratio = speed.ok ? figure(speed.value) : undefined;
          if (ratio === undefined || !speed.ok) continue;
          ratios.push(ratio);
          sources.push(speed.source);
          const stolen = observe(view.facts, node, 'benchmark.stealShare', NUMBER);
          steal = Math.max(steal, stolen.ok ? stolen.value : 0);
        }
        if (ratios.length === 0) return undefined;
        return {ratio: middle(ratios), steal, nodes: ratios.length, sources: sources.slice(0, 4)};
      }, first.source);
    },
  };
}
