import {rankSumP, shiftOf} from '../compare/stats/mann-whitney.ts';

/** How one set of runs lies to another in one metric. All of it on ratios, so that units and scale do not matter. */
export type Effect = {
  /** Median of all ratios x/y (Hodges–Lehmann on logarithms). */
  ratio: number;
  /** Interval of that ratio at 1 − `misrate`, by inversion of the exact rank test. */
  low: number;
  high: number;
  /** Exact two-sided p of the rank test, ties counted. */
  p: number;
  /** 2·U/(n·m) − 1: −1 when every run of x lies below every run of y. */
  cliffDelta: number;
  runs: readonly [x: number, y: number];
};

/** Chance of an interval that misses, and of a wrong verdict, when a criterion says nothing else. */
export const MISRATE = 0.05;

/**
 * `x` against `y`, both in the metric’s own positive unit. A time-out is +Infinity and ranks as the largest.
 * `null` when so few runs can never give an interval at `misrate` (3 against 3 at 0.05, for one).
 * The interval is the rank test’s own (Bauer 1972); with ties it is wide enough, never too narrow.
 */
export function effectOf(
  x: readonly number[],
  y: readonly number[],
  misrate = MISRATE,
): Effect | null {
  const shift = shiftOf(x.map(logOf), y.map(logOf), misrate);
  if (shift === null) return null;
  return {
    ratio: Math.exp(shift.centre),
    low: Math.exp(shift.low),
    high: Math.exp(shift.high),
    p: rankSumP(x, y),
    cliffDelta: cliffDelta(x, y),
    runs: [x.length, y.length],
  };
}

/** Runs per arm below which no interval exists at `misrate`: 2/C(2n, n) must not exceed it. */
export function fewestRuns(misrate = MISRATE): number {
  let ways = 2;
  let n = 1;
  while (2 / ways > misrate) {
    n += 1;
    ways = (ways * (2 * n) * (2 * n - 1)) / (n * n);
  }
  return n;
}

/** A throughput of nothing at all is as far below every other as a time-out is above. */
function logOf(value: number): number {
  return value <= 0 ? Number.NEGATIVE_INFINITY : Math.log(value);
}

function cliffDelta(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (const a of x) for (const b of y) sum += Math.sign(a === b ? 0 : a - b);
  return sum / (x.length * y.length);
}
