import {type DiskWait, KINDS} from './disk-waits.ts';

/** A node whose requests took this many times as long as those of the others, and this much longer. */
const RATIO = 3;
const LEAST_MS = 5;
const FEWEST_PEERS = 2;

export type Slower = {wait: DiskWait; usualMs: number; peers: number};

/** Nodes that are slower than the median of the others, kind by kind. */
export function slowerNodes(waits: readonly DiskWait[]): Slower[] {
  return KINDS.flatMap((kind) => {
    const alike = waits.filter((wait) => wait.kind === kind);
    return alike.flatMap((wait) => {
      const others = alike.filter(({node}) => node !== wait.node).map(({meanMs}) => meanMs);
      if (others.length < FEWEST_PEERS) return [];
      const usualMs = median(others);
      const slow = wait.meanMs >= RATIO * usualMs && wait.meanMs - usualMs >= LEAST_MS;
      return slow ? [{wait, usualMs, peers: others.length}] : [];
    });
  });
}

/** True where at least one node has enough others to be compared with. */
export function isComparable(waits: readonly DiskWait[]): boolean {
  return KINDS.some((kind) => waits.filter((wait) => wait.kind === kind).length > FEWEST_PEERS);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}
