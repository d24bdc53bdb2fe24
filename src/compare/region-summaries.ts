import type {RegionSummary} from '../model/comparison.ts';
import type {Interval} from '../model/series.ts';
import {median, quantile} from './quantile.ts';
import {type MetricSamples, pooled} from './region-samples.ts';
import {round} from './round.ts';

/** How each region did in each metric, also where nothing is wrong. Failed requests count with their lower bound. */
export function summariesOf(metrics: readonly MetricSamples[]): RegionSummary[] {
  return metrics.flatMap((metric) =>
    [...metric.regions].map(([region, samples]) => {
      const totals = metric.read?.totals?.get(region);
      if (totals !== undefined) return bucketSummary(metric, region, samples.length, totals);
      const sorted = pooled(metric, [region]);
      return {
        region,
        metric: metric.metric,
        unit: metric.unit,
        runs: samples.length,
        errors: samples.filter((sample) => sample.censored).length,
        median: round(median(sorted)),
        p95: round(quantile(sorted, 0.95)),
      };
    }),
  );
}

/** Of all requests together, however many windows they were counted in. */
function bucketSummary(
  {metric, unit}: MetricSamples,
  region: string,
  runs: number,
  {median: middle, p95}: {median: Interval | null; p95: Interval | null},
): RegionSummary {
  return {
    region,
    metric,
    unit,
    runs,
    errors: 0,
    median: null,
    p95: null,
    ...(middle === null ? {} : {medianBounds: bounds(middle)}),
    ...(p95 === null ? {} : {p95Bounds: bounds(p95)}),
  };
}

function bounds({low, high}: Interval): [number, number | null] {
  return [round(low), Number.isFinite(high) ? round(high) : null];
}
