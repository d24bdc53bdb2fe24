/**
 * How unlikely it is that samples drawn from one lot would lie like this. Ranks only, so long tails do no harm;
 * first version, for the guard of `symptoms.ts`.
 */

/**
 * Chance that the `count` largest of all samples fall on the side of `own` samples by luck alone:
 * C(own, count) / C(own + other, count).
 */
export function chanceOfTop(count: number, own: number, other: number): number {
  let chance = 1;
  for (let i = 0; i < count; i++) chance *= (own - i) / (own + other - i);
  return chance;
}

/**
 * Standard score of the rank sum (Mann-Whitney): how many standard deviations `own` lies above `other`.
 * Ties count half. Normal approximation; with very few samples it cannot get large, which is as it should be.
 */
export function rankScore(own: readonly number[], other: readonly number[]): number {
  const m = own.length;
  const n = other.length;
  if (m === 0 || n === 0) return 0;
  const sorted = [...other].sort((a, b) => a - b);
  let above = 0;
  for (const value of own) above += (below(sorted, value, false) + below(sorted, value, true)) / 2;
  return (above - (m * n) / 2) / Math.sqrt((m * n * (m + n + 1)) / 12);
}

/** How many sorted values lie below (or, with `orEqual`, at or below) this one; by halving. */
function below(sorted: readonly number[], value: number, orEqual: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = sorted[middle] ?? 0;
    if (at < value || (orEqual && at === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}
