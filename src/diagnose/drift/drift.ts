import {haveSeveralKinds, inQuotes} from '../../compare/drift/value-text.ts';
import type {PartitionGroup, Symptom} from '../../model/comparison.ts';
import type {Message} from '../../model/message.ts';
import {type Node, regionOf} from '../../model/node.ts';
import type {SourcedPartition} from './drift-input.ts';

/** One differing fact, split into what most nodes have and the rest; where `tied`, neither is the odd one. */
export type Odd = {
  partition: SourcedPartition;
  usual: PartitionGroup;
  odd: readonly PartitionGroup[];
  /** The largest groups are equally large and slowness does not set one apart: then `usual` is just one of them. */
  tied: boolean;
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
 * without a slow region, so that the region somebody complains about is named as the odd one. Where that does not
 * decide either, they are tied.
 */
export function oddOnesOut(
  partitions: readonly SourcedPartition[],
  slowNodes: ReadonlySet<string>,
): Odd[] {
  return partitions.flatMap((partition) => {
    const {groups} = partition;
    const most = Math.max(...groups.map(({nodes}) => nodes.length));
    const largest = groups.filter(({nodes}) => nodes.length === most);
    const healthy = largest.filter(({nodes}) => !nodes.some((node) => slowNodes.has(node)));
    const usual = healthy[0] ?? largest[0];
    const tied = largest.length > 1 && healthy.length !== 1;
    const odd = groups.filter((group) => group !== usual);
    const told = groups.reduce((sum, {nodes}) => sum + nodes.length, 0);
    return usual === undefined || odd.length === 0 ? [] : [{partition, usual, odd, tied, told}];
  });
}

/** `net.ipv4.tcp_rmem` of `sysctl.net.ipv4.tcp_rmem`: the fact without its family. */
export function keyOf(fact: string): string {
  return fact.slice(fact.indexOf('.') + 1);
}

/** Classes by the nodes that are set apart, in order of the first fact. */
export function classesOf(odds: readonly Odd[]): DriftClass[] {
  const byNodes = Map.groupBy(odds, (one) =>
    JSON.stringify([separationOf(one), one.partition.kind]),
  );
  return [...byNodes.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined
      ? []
      : [{nodes: nodesOf(first), kind: first.partition.kind, members}];
  });
}

/** Whom a difference is about: the odd nodes; of a tie all, so that no side is singled out. */
export function nodesOf({usual, odd, tied}: Odd): string[] {
  return (tied ? [usual, ...odd] : odd).flatMap(({nodes}) => nodes).sort();
}

/** Equal for facts that set apart the same nodes. */
export function separationOf(one: Odd): string {
  if (!one.tied) return JSON.stringify(nodesOf(one));
  const sides = [one.usual, ...one.odd].map(({nodes}) => [...nodes].sort());
  return JSON.stringify(sides.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)));
}

/** True of a class in which no side is the odd one. */
export function isTied({members}: Pick<DriftClass, 'members'>): boolean {
  return members.length > 0 && members.every(({tied}) => tied);
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

/** `alignment` of a class. Of a tie: `not-aligned` where every side holds slow nodes, else `open`. */
export function alignmentOf(
  one: Pick<DriftClass, 'nodes' | 'members'>,
  slow: ReadonlySet<string>,
): ReturnType<typeof alignment> {
  const [first] = one.members;
  if (first === undefined || !isTied(one)) return alignment(one.nodes, slow);
  const everywhere = [first.usual, ...first.odd].every(({nodes}) =>
    nodes.some((node) => slow.has(node)),
  );
  return everywhere ? 'not-aligned' : 'open';
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

/**
 * A value as shown; `notSet` where the node answered that there is none. A text is quoted where other nodes of
 * `among` have a number or a truth: `“1”` and `1` are not equal.
 */
export function valueText(
  {value}: PartitionGroup,
  notSet: Message,
  among: readonly PartitionGroup[] = [],
): string | Message {
  if (value.kind === 'missing') return notSet;
  const text = Array.isArray(value.value) ? value.value.join(' ') : String(value.value);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const several = haveSeveralKinds(among.map((group) => group.value));
  return several ? inQuotes(shown, value.value) : shown;
}
