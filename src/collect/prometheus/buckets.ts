import type {Interval} from '../../model/series.ts';

/** Requests at or below each bound, in the unit of the bounds; the last bound is +Infinity. */
export type Buckets = readonly {bound: number; count: number}[];

/**
 * The interval a percentile lies in: above the bound before, at or below its own. More cannot be known of requests
 * that were counted in buckets. `null` of none.
 */
export function percentileOf(buckets: Buckets, share: number): Interval | null {
  const total = buckets.at(-1)?.count ?? 0;
  if (total <= 0) return null;
  let low = 0;
  for (const {bound, count} of buckets) {
    if (count >= share * total) return {low, high: bound};
    low = bound;
  }
  return {low, high: Number.POSITIVE_INFINITY};
}

/**
 * Buckets of one window from counts by their label `le`. Each is extrapolated by itself, so that a count may come out
 * smaller than the one before it; then that one holds. `null` without the bucket that holds all.
 */
export function bucketsOf(counts: ReadonlyMap<string, number>, scale: number): Buckets | null {
  const given = [...counts].map(([le, count]) => ({bound: boundOf(le) * scale, count}));
  if (given.some(({bound}) => Number.isNaN(bound))) return null;
  given.sort((a, b) => a.bound - b.bound);
  if (given.at(-1)?.bound !== Number.POSITIVE_INFINITY) return null;
  let most = 0;
  return given.map(({bound, count}) => {
    most = Math.max(most, count);
    return {bound, count: most};
  });
}

function boundOf(le: string): number {
  return le === '+Inf' ? Number.POSITIVE_INFINITY : le === '' ? Number.NaN : Number(le);
}
