import type {RegionDistribution} from './distributions-data.ts';

const POINTS = 120;
const TAIL_POINTS = 80;

/** Evenly chosen among rising values, both ends kept. */
export function thinned(sorted: readonly number[], most: number): readonly number[] {
  if (sorted.length <= most) return sorted;
  const step = (sorted.length - 1) / (most - 1);
  return Array.from({length: most}, (_, i) => sorted[Math.round(i * step)] ?? 0);
}

/**
 * Share of all values at or below each value that was seen: evenly along the shares, and toward the end ever closer,
 * so that the far percentiles stay what they are. `count` includes the values that failed.
 */
export function curveOf(sorted: readonly number[], count: number): RegionDistribution['curve'] {
  const ranks = new Set<number>();
  const last = sorted.length;
  if (last <= POINTS + TAIL_POINTS) for (let rank = 1; rank <= last; rank++) ranks.add(rank);
  else {
    for (let i = 0; i <= POINTS; i++) ranks.add(Math.max(1, Math.round((i / POINTS) * last)));
    for (let i = 0; i <= TAIL_POINTS; i++) {
      ranks.add(Math.max(1, Math.round(last + 1 - (last / 2) ** (i / TAIL_POINTS))));
    }
  }
  const chosen = [...ranks].filter((rank) => rank <= last).sort((a, b) => a - b);
  return {
    shares: chosen.map((rank) => Number((rank / count).toPrecision(6))),
    values: chosen.map((rank) => sorted[rank - 1] ?? 0),
  };
}
