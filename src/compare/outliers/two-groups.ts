import {SCALE_FLOOR} from './scale.ts';

/** The best split of values into a faster and a slower group. */
export type TwoGroups = {
  /** Values above this are the slower group. */
  boundary: number;
  slower: number;
  /** Distance of the group means in standard deviations inside the groups. */
  separation: number;
  difference: number;
};

/** The minority of a split holds at least this share: fewer are single outliers. */
const LEAST_SHARE = 0.25;

/**
 * One-dimensional 2-means: the split of sorted values with the least spread inside its groups, among those whose
 * smaller group is at least a quarter. Finds a slow half, which centre and MAD cannot see. `null` below 4 values
 * or when all are equal. Time-outs count as one step beyond the worst finite value.
 */
export function twoGroups(given: readonly number[]): TwoGroups | null {
  const n = given.length;
  if (n < 4) return null;
  const sorted = finite(given);
  const sums = [0];
  const squares = [0];
  for (let i = 0; i < n; i++) {
    sums.push((sums[i] as number) + (sorted[i] as number));
    squares.push((squares[i] as number) + (sorted[i] as number) ** 2);
  }
  const least = Math.max(2, Math.ceil(LEAST_SHARE * n));
  let best: TwoGroups | null = null;
  let bestInside = Number.POSITIVE_INFINITY;
  for (let k = least; k <= n - least; k++) {
    if (sorted[k] === sorted[k - 1]) continue;
    const low = (sums[k] as number) / k;
    const high = ((sums[n] as number) - (sums[k] as number)) / (n - k);
    const inside = Math.max(0, (squares[n] as number) - k * low * low - (n - k) * high * high);
    if (inside >= bestInside) continue;
    bestInside = inside;
    const spread = Math.sqrt(inside / (n - 2) + SCALE_FLOOR ** 2);
    best = {
      boundary: sorted[k - 1] as number,
      slower: n - k,
      separation: (high - low) / spread,
      difference: high - low,
    };
  }
  return best;
}

function finite(given: readonly number[]): number[] {
  const sorted = [...given].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const worst = sorted.findLast((value) => Number.isFinite(value)) ?? 0;
  const middle = sorted[0] ?? 0;
  const centre = Number.isFinite(middle) ? middle : 0;
  // Centred, so that squares lose no digits.
  return sorted.map((value) => (Number.isFinite(value) ? value : worst + 1) - centre);
}
