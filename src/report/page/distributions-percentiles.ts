import type {Percentile, Value} from './distributions-data.ts';

const SHARES = [0.5, 0.9, 0.99, 0.999] as const;

/** Each tail of the interval. */
const TAIL = 0.025;
const RUNS_AT_LEAST = 3;
const BLOCKS_PER_RUN = 10;
const BLOCK_AT_LEAST = 5;

/** A value of one run; failed ones are `Infinity`, in the order they were begun. */
export type Runs = readonly (readonly number[])[];

/**
 * Percentiles of all values together, failed ones counted as beyond everything, with the exact interval of order
 * statistics. Values of one run are alike, so the interval is that of the effective number of values: Kish’s design
 * effect of the runs, or, where there are fewer than three, of blocks of consecutive values (Woodruff 1952). No value
 * where fewer independent values are left than any interval needs.
 */
export function percentilesOf(runs: Runs, shares: readonly number[] = SHARES): Percentile[] {
  const sorted = Float64Array.from(runs.flat()).sort();
  const clusters = clustersOf(runs);
  return shares.map((share): Percentile => {
    const need = neededFor(share);
    const value = share === 0.5 ? middleOf(sorted) : atShare(sorted, share);
    const have = value === null ? 0 : effectiveCount(clusters, sorted.length, value);
    if (value === null || have < need) {
      return {share, value: null, low: null, high: null, need, have};
    }
    const [low, high] = ranksOf(have, share);
    const told = (rank: number) => asValue(atShare(sorted, rank / have));
    return {share, value: asValue(value), low: told(low), high: told(high), need, have};
  });
}

/** How many independent values an interval of a percentile needs on both sides: 6, 36, 368, 3688. */
export function neededFor(share: number): number {
  return Math.ceil(Math.log(TAIL) / Math.log(Math.max(share, 1 - share)));
}

/** The furthest share that so many independent values bear; null where they bear none. */
export function supportedBy(have: number): number | null {
  return have < neededFor(0.5) ? null : Number((TAIL ** (1 / have)).toPrecision(6));
}

/** The smallest value with at least that share at or below it; one that was seen. */
export function atShare(sorted: ArrayLike<number>, share: number): number | null {
  // A share made of ranks comes back a hair too large.
  const rank = Math.max(1, Math.ceil(share * sorted.length - 1e-9));
  return sorted[Math.min(rank, sorted.length) - 1] ?? null;
}

/** The middle value, or the mean of the two in the middle. */
export function middleOf(sorted: ArrayLike<number>): number | null {
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) return null;
  return lower === upper ? upper : (lower + upper) / 2;
}

function asValue(value: number | null): Value | null {
  if (value === null) return null;
  return Number.isFinite(value) ? value : 'never';
}

function clustersOf(runs: Runs): Runs {
  if (runs.length >= RUNS_AT_LEAST) return runs;
  return runs.flatMap((run) => {
    const blocks = Math.max(1, Math.min(BLOCKS_PER_RUN, Math.floor(run.length / BLOCK_AT_LEAST)));
    return Array.from({length: blocks}, (_, i) =>
      run.slice(Math.floor((i * run.length) / blocks), Math.floor(((i + 1) * run.length) / blocks)),
    );
  });
}

/** Values there are, divided by how much more runs differ than chance alone would make them. */
function effectiveCount(clusters: Runs, count: number, value: number): number {
  if (clusters.length < 2) return 0;
  let below = 0;
  for (const cluster of clusters) for (const one of cluster) if (one <= value) below++;
  const share = below / count;
  if (share === 0 || share === 1) return count;
  let squares = 0;
  for (const cluster of clusters) {
    let gap = 0;
    for (const one of cluster) gap += (one <= value ? 1 : 0) - share;
    squares += gap * gap;
  }
  const between = ((clusters.length / (clusters.length - 1)) * squares) / (count * count);
  const effect = Math.max(1, between / ((share * (1 - share)) / count));
  return Math.floor(count / effect);
}

/** Ranks between which the percentile lies: `P(B < low) <= TAIL`, `P(B >= high) <= TAIL`, B binomial. */
function ranksOf(count: number, share: number): [low: number, high: number] {
  let probability = Math.exp(count * Math.log1p(-share));
  // Far tails of many values underflow; the normal law is exact enough there.
  if (probability === 0) {
    const middle = count * share;
    const reach = 1.96 * Math.sqrt(middle * (1 - share));
    return [
      Math.max(1, Math.floor(middle - reach)),
      Math.min(count, Math.ceil(middle + reach) + 1),
    ];
  }
  let below = 0;
  let low = 0;
  for (let k = 0; k <= count; k++) {
    // `below` is P(B < k) here.
    if (below <= TAIL) low = k;
    if (1 - below <= TAIL) return [Math.max(1, low), k];
    below += probability;
    probability *= ((count - k) / (k + 1)) * (share / (1 - share));
  }
  return [Math.max(1, low), count];
}
