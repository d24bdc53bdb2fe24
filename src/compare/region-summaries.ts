import type {RegionSummary} from '../model/comparison.ts';
import {median, quantile} from './quantile.ts';
import {type MetricSamples, pooled} from './region-samples.ts';
import {round} from './round.ts';

/** How each region did in each metric, also where nothing is wrong. Failed requests count with their lower bound. */
export function summariesOf(metrics: readonly MetricSamples[]): RegionSummary[] {
  return metrics.flatMap((metric) =>
    [...metric.regions].map(([region, samples]) => {
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
