import {doubledMidranks} from '../compare/stats/midranks.ts';

/** Where a series of one run changes its level. */
export type ChangePoint = {
  /** Index of the first sample of the new level. */
  at: number;
  /** Chance of a step this clear in a steady series. */
  p: number;
};

/** Below this many samples the test cannot speak at 0.01. */
export const FEWEST_SAMPLES = 20;

/**
 * Pettitt’s test for one change of level (Pettitt 1979, approximate p; ranks, so time-outs as +Infinity are fine).
 * `null` for a series too short to tell. A run with a change point is two runs in one and is not used.
 */
export function changePointOf(series: readonly number[]): ChangePoint | null {
  const n = series.length;
  if (n < FEWEST_SAMPLES) return null;
  const ranks = doubledMidranks(series);
  let sum = 0;
  let at = 0;
  let largest = 0;
  for (let t = 1; t < n; t++) {
    sum += ranks[t - 1] as number;
    // Ranks are doubled: U(t) = 2·Σ rank − t·(n + 1), in whole numbers.
    const u = Math.abs(sum - t * (n + 1));
    if (u > largest) [largest, at] = [u, t];
  }
  const p = Math.min(1, 2 * Math.exp((-6 * largest ** 2) / (n ** 3 + n ** 2)));
  return {at, p};
}
