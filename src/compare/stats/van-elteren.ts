import {doubledMidranks} from './midranks.ts';
import {normalTail} from './normal.ts';
import type {Sides} from './within-region-shift.ts';

/**
 * Van Elteren’s test: rank sums inside regions, each weighted by 1/(size + 1), so that large regions do not
 * drown small ones. One-sided p that values are larger on the side `with`; normal form with tie correction.
 * `null` when no region has both sides or everything is tied. Infinite values rank as the largest.
 */
export function vanElterenP(regions: readonly Sides[]): number | null {
  let sum = 0;
  let variance = 0;
  for (const {with: x, without: y} of regions) {
    const m = x.length;
    const n = m + y.length;
    if (m === 0 || m === n) continue;
    const weight = 1 / (n + 1);
    const ranks = doubledMidranks([...x, ...y]);
    let rankSum = 0;
    for (let i = 0; i < m; i++) rankSum += (ranks[i] as number) / 2;
    let squares = 0;
    for (const rank of ranks) squares += (rank / 2 - (n + 1) / 2) ** 2;
    sum += weight * (rankSum - (m * (n + 1)) / 2);
    variance += (weight * weight * m * (n - m) * squares) / (n * (n - 1));
  }
  return variance === 0 ? null : normalTail(sum / Math.sqrt(variance));
}
