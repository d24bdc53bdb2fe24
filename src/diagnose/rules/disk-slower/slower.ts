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
    if (alike.length - 1 < FEWEST_PEERS) return [];
    const sorted = alike.map(({meanMs}) => meanMs).sort((a, b) => a - b);
    const places = new Map(sorted.map((meanMs, place) => [meanMs, place]));
    return alike.flatMap((wait) => {
      const usualMs = medianWithout(sorted, places.get(wait.meanMs) ?? 0);
      const slow = wait.meanMs >= RATIO * usualMs && wait.meanMs - usualMs >= LEAST_MS;
      return slow ? [{wait, usualMs, peers: alike.length - 1}] : [];
    });
  });
}

/** True where at least one node has enough others to be compared with. */
export function isComparable(waits: readonly DiskWait[]): boolean {
  return KINDS.some((kind) => waits.filter((wait) => wait.kind === kind).length > FEWEST_PEERS);
}

/** Median of all but one; a node has one value of a kind. */
function medianWithout(sorted: readonly number[], left: number): number {
  const size = sorted.length - 1;
  const at = (place: number) => sorted[place < left ? place : place + 1] ?? 0;
  const middle = Math.floor(size / 2);
  return size % 2 === 0 ? (at(middle - 1) + at(middle)) / 2 : at(middle);
}
