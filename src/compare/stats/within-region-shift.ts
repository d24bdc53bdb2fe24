import {ascending} from '../quantile.ts';

/** The measured values of one region: nodes with the value of the fact, and nodes without. */
export type Sides = {with: readonly number[]; without: readonly number[]};

/**
 * How much larger the metric is with the value, region by region: the median of all differences inside regions
 * (Hodges–Lehmann, stratified). `null` when no region has both sides. Infinite values count as the largest; the
 * shift is infinite when most differences are.
 */
export function withinRegionShift(regions: readonly Sides[]): number | null {
  const strata = regions.filter((one) => one.with.length > 0 && one.without.length > 0);
  const pairs = strata.reduce((sum, one) => sum + one.with.length * one.without.length, 0);
  if (pairs === 0) return null;
  if (pairs <= 20_000) {
    const all = ascending(
      strata.flatMap((one) =>
        one.with.flatMap((x) => one.without.map((y) => (x === y ? 0 : x - y))),
      ),
    );
    const lower = all[(pairs - 1) >> 1] as number;
    const upper = all[pairs >> 1] as number;
    return lower === upper ? lower : (lower + upper) / 2;
  }
  return bisected(strata, pairs);
}

/** Counting how many differences lie at or below a guess is linear in sorted sides, so halving finds the median. */
function bisected(strata: readonly Sides[], pairs: number): number {
  const sides = strata.map((one) => ({x: ascending(one.with), y: ascending(one.without)}));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const {x, y} of sides) {
    const finiteX = x.filter(Number.isFinite);
    const finiteY = y.filter(Number.isFinite);
    low = Math.min(low, (finiteX[0] ?? 0) - (finiteY.at(-1) ?? 0));
    high = Math.max(high, (finiteX.at(-1) ?? 0) - (finiteY[0] ?? 0));
  }
  low = Math.min(low, 0) - 1;
  high = Math.max(high, 0) + 1;
  if (atOrBelow(sides, high) * 2 < pairs) return Number.POSITIVE_INFINITY;
  if (atOrBelow(sides, low) * 2 > pairs) return Number.NEGATIVE_INFINITY;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (atOrBelow(sides, middle) * 2 >= pairs) high = middle;
    else low = middle;
  }
  return high;
}

function atOrBelow(sides: readonly {x: number[]; y: number[]}[], guess: number): number {
  let count = 0;
  for (const {x, y} of sides) {
    // As x grows, fewer y are large enough: x − y <= guess.
    let from = 0;
    for (const value of x) {
      while (from < y.length && !isAtMost(value, y[from] as number, guess)) from++;
      count += y.length - from;
    }
  }
  return count;
}

function isAtMost(x: number, y: number, guess: number): boolean {
  return (x === y ? 0 : x - y) <= guess;
}
