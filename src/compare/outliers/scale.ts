import {ascending, median} from '../quantile.ts';
import {madFactor} from './mad-factor.ts';

/** Where a group of peers lies and how widely it spreads, on the working scale. */
export type Peers = {centre: number; below: number; above: number};

/** Spread below which nothing is called different: 2 %. It also makes equal peers harmless: no division by zero. */
export const SCALE_FLOOR = Math.log(1.02);
/** From this many peers on, both sides have ten of their own and skew can be seen. */
export const TWO_SIDED_FROM = 20;

/**
 * Centre and spread of peers in ascending order. Few peers: the larger of MAD (with its finite-sample factor) and
 * Qn, the same on both sides. Many: the MAD of each side alone, as latency is skewed.
 */
export function peersOf(sorted: readonly number[], measured: number): Peers {
  const centre = median(sorted) ?? 0;
  const least = Math.max(measured, SCALE_FLOOR);
  if (sorted.length >= TWO_SIDED_FROM) return twoSided(sorted, centre, least);
  const deviations = ascending(sorted.map((value) => distance(value, centre)));
  const mad = 1.4826 * madFactor(sorted.length) * (median(deviations) ?? 0);
  const spread = Math.max(mad, qn(sorted), least);
  return {centre, below: spread, above: spread};
}

function twoSided(sorted: readonly number[], centre: number, least: number): Peers {
  // Values equal to the centre belong to both sides.
  const upTo = firstAbove(sorted, centre, true);
  const from = firstAbove(sorted, centre, false);
  const lower = middleOf(sorted, 0, upTo);
  const upper = middleOf(sorted, from, sorted.length);
  const factor = 1.4826 * madFactor(sorted.length);
  return {
    centre,
    below: Math.max(factor * distance(centre, lower), least),
    above: Math.max(factor * distance(upper, centre), least),
  };
}

function middleOf(sorted: readonly number[], from: number, to: number): number {
  const last = to - from - 1;
  const low = sorted[from + (last >> 1)] ?? 0;
  const high = sorted[from + ((last + 1) >> 1)] ?? low;
  return low === high ? low : (low + high) / 2;
}

/** First place whose value is above (or, without `strictly`, at or above) this one. */
function firstAbove(sorted: readonly number[], value: number, strictly: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const at = sorted[middle] as number;
    if (at < value || (strictly && at === value)) from = middle + 1;
    else to = middle;
  }
  return from;
}

const QN_FACTORS = [0, 0, 0.399, 0.994, 0.512, 0.844, 0.611, 0.857, 0.669, 0.872];

/** Qn of Rousseeuw and Croux (1993): a low order statistic of all distances between two peers. */
function qn(sorted: readonly number[]): number {
  const n = sorted.length;
  if (n < 2) return 0;
  const distances: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      distances.push(distance(sorted[j] as number, sorted[i] as number));
    }
  }
  const half = Math.floor(n / 2) + 1;
  const rank = (half * (half - 1)) / 2;
  distances.sort((a, b) => a - b);
  const factor = QN_FACTORS[n] ?? (n % 2 === 1 ? n / (n + 1.4) : n / (n + 3.8));
  return 2.2219 * factor * (distances[rank - 1] ?? 0);
}

/** Of two time-outs 0, of one infinite. */
function distance(larger: number, smaller: number): number {
  return larger === smaller ? 0 : Math.abs(larger - smaller);
}
