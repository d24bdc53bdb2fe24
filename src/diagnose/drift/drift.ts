import type {PartitionGroup, Symptom} from '../../model/comparison.ts';
import type {Message} from '../../model/message.ts';
import {type Node, regionOf} from '../../model/node.ts';
import type {SourcedPartition} from './drift-input.ts';

/** One differing fact, split into what most nodes have and the rest. */
export type Odd = {
  partition: SourcedPartition;
  usual: PartitionGroup;
  odd: readonly PartitionGroup[];
  /** Nodes that could tell. */
  told: number;
};

/** Facts that separate the same nodes from the rest: told together, because the data cannot tell them apart. */
export type DriftClass = {
  nodes: readonly string[];
  kind: SourcedPartition['kind'];
  members: readonly Odd[];
};

/**
 * Splits each differing fact. The usual value is that of the most nodes; of two equally large groups the one
 * without a slow region, so that the region somebody complains about is named as the odd one.
 */
export function oddOnesOut(
  partitions: readonly SourcedPartition[],
  slowNodes: ReadonlySet<string>,
): Odd[] {
  return partitions.flatMap((partition) => {
    const {groups} = partition;
    const most = Math.max(...groups.map(({nodes}) => nodes.length));
    const largest = groups.filter(({nodes}) => nodes.length === most);
    const usual =
      largest.find(({nodes}) => !nodes.some((node) => slowNodes.has(node))) ?? largest[0];
    const odd = groups.filter((group) => group !== usual);
    const told = groups.reduce((sum, {nodes}) => sum + nodes.length, 0);
    return usual === undefined || odd.length === 0 ? [] : [{partition, usual, odd, told}];
  });
}

/** `net.ipv4.tcp_rmem` of `sysctl.net.ipv4.tcp_rmem`: the fact without its family. */
export function keyOf(fact: string): string {
  return fact.slice(fact.indexOf('.') + 1);
}

/** Classes by the set of odd nodes, in order of the first fact. */
export function classesOf(odds: readonly Odd[]): DriftClass[] {
  const byNodes = Map.groupBy(odds, (one) => JSON.stringify([nodesOf(one), one.partition.kind]));
  return [...byNodes.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined
      ? []
      : [{nodes: nodesOf(first), kind: first.partition.kind, members}];
  });
}

export function nodesOf({odd}: Odd): string[] {
  return odd.flatMap(({nodes}) => nodes).sort();
}

/** The nodes of regions that answer slower than others. */
export function slowNodesOf(symptoms: readonly Symptom[], nodes: readonly Node[]): Set<string> {
  const slow = new Set(symptoms.map(({region}) => region));
  return new Set(nodes.filter((node) => slow.has(regionOf(node))).map(({id}) => id));
}

/**
 * Whether the difference lies as the slowness lies. `aligned`: all slow nodes of the cohort are odd, and no
 * other node is. `not-aligned`: some slow node has the usual value. `open`: nothing is slow, or in between.
 */
export function alignment(
  odd: readonly string[],
  slow: ReadonlySet<string>,
): 'aligned' | 'not-aligned' | 'open' {
  if (slow.size === 0) return 'open';
  const set = new Set(odd);
  if ([...slow].some((node) => !set.has(node))) return 'not-aligned';
  return set.size === slow.size ? 'aligned' : 'open';
}

/**
 * A difference is not a cause: at most one half, when it lies exactly as the slowness lies and every region is
 * uniform; least when slow nodes have the usual value.
 */
export function driftConfidence(aligned: ReturnType<typeof alignment>): number {
  if (aligned === 'aligned') return 0.5;
  return aligned === 'open' ? 0.4 : 0.3;
}

const LONGEST = 120;

/** A value as shown; `notSet` where the node answered that there is none. */
export function valueText({value}: PartitionGroup, notSet: Message): string | Message {
  if (value.kind === 'missing') return notSet;
  const text = Array.isArray(value.value) ? value.value.join(' ') : String(value.value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
