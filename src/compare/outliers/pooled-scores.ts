import {ascending, median} from '../quantile.ts';
import {peersOf} from './scale.ts';
import {LARGEST_SCORE, type Placed, type Score, scoresOf} from './scores.ts';

/**
 * Scores of the nodes of several regions that are each too small to know their spread: the centre is that of a
 * node’s own region, itself left out; the spread is the larger of the region’s own and that of all regions
 * together, so that one noisy region accuses nobody. Differences are brought to one scale, as the median of few
 * peers is itself unsure; then they are as wide as those of one large region, and so are their thresholds.
 */
export function pooledScores(regions: readonly (readonly Placed[])[]): Score[][] {
  const own = regions.map((nodes) => {
    return nodes.map((node, i) => {
      const others = ascending(nodes.filter((_, k) => k !== i).map(({worse}) => worse));
      const centre = median(others) ?? node.worse;
      const difference = node.worse === centre ? 0 : node.worse - centre;
      const widening = Math.sqrt(1 + medianVariance(others.length));
      const {above, below} = peersOf(others, 0);
      return {difference, widening, spread: difference > 0 ? above : below, node};
    });
  });
  const all = own.flat();
  const pooled = scoresOf(
    all.map(({difference, widening, node}) => {
      return {worse: difference / widening, standardError: node.standardError};
    }),
  );
  let next = 0;
  return own.map((nodes) =>
    nodes.map(({difference, widening, spread, node}) => {
      const together = pooled[next++];
      const widest = Math.max(spread, together?.spread ?? spread);
      const raw =
        difference === 0 || !Number.isFinite(widest)
          ? 0
          : difference / widening / Math.hypot(widest, node.standardError);
      const score = Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, raw));
      return {score, difference, spread: widest};
    }),
  );
}

/** Variance of the median of n standard normal values, exact for the first, then its limit. */
function medianVariance(n: number): number {
  const known = [0, 1, 0.5, 0.4487, 0.2982, 0.2868, 0.2147, 0.2104];
  return known[n] ?? Math.PI / (2 * (n + 0.5));
}
