import {ascending} from '../quantile.ts';
import {doubledMidranks} from './midranks.ts';
import {normalTail} from './normal.ts';

/** Above this many ways to deal the runs the normal form is right to the third digit. */
const LARGEST_EXACT = 24;

/**
 * Two-sided p of the rank-sum test. Exact with ties for up to 24 runs together (every way to deal the midranks
 * is counted), else normal with tie correction. Infinite values rank as the largest.
 */
export function rankSumP(x: readonly number[], y: readonly number[]): number {
  const m = x.length;
  const n = y.length;
  if (m === 0 || n === 0) return 1;
  const ranks = doubledMidranks([...x, ...y]);
  let seen = 0;
  for (let i = 0; i < m; i++) seen += ranks[i] as number;
  const centre = m * (m + n + 1);
  const away = Math.abs(seen - centre);
  if (away === 0) return 1;
  if (m + n <= LARGEST_EXACT) return exactTwoSided(ranks, m, centre, away);
  const variance = varianceOf(ranks, m, n);
  // Doubled ranks step by two: half a step is the continuity correction.
  return variance === 0
    ? 1
    : Math.min(1, 2 * normalTail(Math.max(0, away - 1) / Math.sqrt(variance)));
}

/** Counts the ways to choose `m` of the ranks by their sum; the share at least as far from the centre. */
function exactTwoSided(ranks: readonly number[], m: number, centre: number, away: number): number {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({length: m + 1}, () => new Float64Array(most + 1));
  (ways[0] as Float64Array)[0] = 1;
  for (const rank of ranks) {
    for (let taken = m; taken > 0; taken--) {
      const into = ways[taken] as Float64Array;
      const from = ways[taken - 1] as Float64Array;
      for (let sum = most; sum >= rank; sum--)
        into[sum] = (into[sum] as number) + (from[sum - rank] as number);
    }
  }
  const counts = ways[m] as Float64Array;
  let all = 0;
  let far = 0;
  for (let sum = 0; sum <= most; sum++) {
    all += counts[sum] as number;
    if (Math.abs(sum - centre) >= away) far += counts[sum] as number;
  }
  return far / all;
}

function varianceOf(ranks: readonly number[], m: number, n: number): number {
  const mean = m + n + 1;
  let squares = 0;
  for (const rank of ranks) squares += (rank - mean) ** 2;
  return (m * n * squares) / ((m + n) * (m + n - 1));
}

export type Shift = {centre: number; low: number; high: number};

/**
 * How far `x` lies above `y`: the median of all differences (Hodges–Lehmann), with the interval that the rank
 * test does not reject at `misrate` (two-sided). `null` when so few runs can never give that interval.
 * Differences of infinite values are infinite; of two infinite ones 0.
 */
export function shiftOf(x: readonly number[], y: readonly number[], misrate: number): Shift | null {
  const cut = lowestRejected(x.length, y.length, misrate);
  if (cut === null) return null;
  const differences = ascending(x.flatMap((a) => y.map((b) => (a === b ? 0 : a - b))));
  const last = differences.length - 1;
  return {
    centre: ((differences[last >> 1] as number) + (differences[(last + 1) >> 1] as number)) / 2,
    low: differences[cut] as number,
    high: differences[last - cut] as number,
  };
}

/** Largest u with 2·P(U <= u − 1) <= misrate: so many differences are cut at each end. */
function lowestRejected(m: number, n: number, misrate: number): number | null {
  if (m === 0 || n === 0) return null;
  if (m * n > 2500) {
    const deviation = Math.sqrt((m * n * (m + n + 1)) / 12);
    let z = 0;
    while (2 * normalTail(z) > misrate) z += 0.001;
    return Math.max(0, Math.floor((m * n) / 2 - z * deviation));
  }
  const counts = rankCounts(m, n);
  const all = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  let cut = -1;
  for (let u = 0; u < counts.length; u++) {
    below += counts[u] as number;
    if ((2 * below) / all > misrate) break;
    cut = u;
  }
  return cut < 0 ? null : cut;
}

/** How many orders of `m` and `n` values have each U; they sum to C(m + n, n). */
export function rankCounts(m: number, n: number): Float64Array {
  // Coefficients of the Gaussian binomial: multiply by (1 − q^(n+i)), divide by (1 − q^i).
  const counts = new Float64Array(m * n + 1);
  counts[0] = 1;
  for (let i = 1; i <= m; i++) {
    for (let u = m * n; u >= n + i; u--)
      counts[u] = (counts[u] as number) - (counts[u - n - i] as number);
    for (let u = i; u <= m * n; u++) counts[u] = (counts[u] as number) + (counts[u - i] as number);
  }
  return counts;
}
