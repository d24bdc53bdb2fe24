import {median} from './quantile.ts';
import {type MetricSamples, medianOf} from './region-samples.ts';
import {round} from './round.ts';

/**
 * The metric with every value at the upper end of its interval. A region is judged by the lower ends of its own values
 * beside the upper ends of the others’, so that only what no value within the intervals could undo is called.
 */
export function atHighest(metric: MetricSamples): MetricSamples {
  const bounded = [...metric.regions.values()].some((own) =>
    own.some(({highest}) => highest !== undefined),
  );
  if (!bounded) return metric;
  const regions = [...metric.regions].map(
    ([region, own]) =>
      [region, own.map((one) => ({...one, value: one.highest ?? one.value}))] as const,
  );
  return {...metric, regions: new Map(regions)};
}

/** Within which the middle of the windows lies; the second is `null` where no bucket ends it. */
export function middleBounds(
  regions: readonly string[],
  sorted: ReadonlyMap<string, readonly number[]>,
  worst: ReadonlyMap<string, readonly number[]>,
): [number, number | null] {
  const low = medianOf(regions.map((region) => median(sorted.get(region) ?? []) ?? 0)) ?? 0;
  const high = medianOf(regions.map((region) => median(worst.get(region) ?? []) ?? 0));
  return [round(low), high === null || !Number.isFinite(high) ? null : round(high)];
}
