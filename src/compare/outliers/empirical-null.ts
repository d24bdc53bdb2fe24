import {ascending, median} from '../quantile.ts';
import {normalTail} from '../stats/normal.ts';
import type {Score} from './scores.ts';

/** From this many nodes on the fleet itself shows what is usual. */
export const MANY = 1000;
const QUARTILE = 0.674489750196082;

/**
 * Which scores are unusual in a large group: two-sided p under a normal whose centre and spread come from the
 * middle half of the scores (Efron), then Benjamini–Hochberg at `q`. Returns the smallest absolute score called,
 * measured from that centre, so that the caller may show it; `null` when none is.
 */
export function callMany(
  scores: readonly Score[],
  q: number,
): {called: boolean[]; least: number | null} {
  const sorted = ascending(scores.map(({score}) => score));
  const n = sorted.length;
  const centre = median(sorted) ?? 0;
  const lower = sorted[Math.floor(n / 4)] ?? 0;
  const upper = sorted[Math.ceil((3 * n) / 4) - 1] ?? 0;
  // The spread is estimated too; without this a clean thousand is called 7 times in a hundred, not 5.
  const unsure = 1 + 0.6 / Math.sqrt(n);
  const spread = Math.max((unsure * (upper - lower)) / (2 * QUARTILE), 1e-9);
  const away = scores.map(({score}) => Math.abs(score - centre) / spread);
  const ps = away.map((z) => 2 * normalTail(z));
  const inOrder = ascending(ps);
  let bound = -1;
  inOrder.forEach((p, i) => {
    if (p <= (q * (i + 1)) / n) bound = p;
  });
  const called = ps.map((p) => p <= bound);
  const scoresCalled = scores.flatMap(({score}, i) => (called[i] ? [Math.abs(score)] : []));
  return {called, least: scoresCalled.length === 0 ? null : Math.min(...scoresCalled)};
}
