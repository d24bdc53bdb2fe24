import type {Symptom} from '../model/comparison.ts';
import {tagsOf} from './metric-tags.ts';
import type {MetricSamples, Sample} from './region-samples.ts';
import {round} from './round.ts';

const METRIC = 'service-errors';
/** Half of the requests, on more than half of the nodes: not one node’s trouble, not a hiccup. */
const LIMITS = {runs: 3, share: 0.5} as const;
const LARGEST_RATIO = 1000;

/**
 * Regions whose own service refuses, errs or does not answer. That is wrong by itself, whatever other regions do;
 * answer times cannot show it, as a refusal is quick.
 */
export function serviceErrors(metrics: readonly MetricSamples[]): Symptom[] {
  const samples = new Map<string, Sample[]>();
  for (const {metric, regions} of metrics) {
    // A server may rightly refuse long requests; where these stall the answer times tell.
    if (!metric.startsWith('service-') || metric === 'service-upload') continue;
    for (const [region, own] of regions) {
      samples.set(region, [...(samples.get(region) ?? []), ...own]);
    }
  }
  return [...samples.keys()].sort().flatMap((region) => symptomOf(region, samples) ?? []);
}

function symptomOf(region: string, samples: ReadonlyMap<string, Sample[]>): Symptom | null {
  const own = samples.get(region) ?? [];
  const share = failedShare(own);
  if (own.length < LIMITS.runs || share < LIMITS.share) return null;
  const byNode = [...Map.groupBy(own, ({node}) => node).values()];
  const failing = byNode.filter((one) => failedShare(one) >= LIMITS.share);
  if (failing.length * 2 <= byNode.length) return null;
  const others = [...samples.keys()].filter((other) => other !== region).sort();
  const around = others.flatMap((other) => samples.get(other) ?? []);
  const reference = failedShare(around);
  return {
    id: `${METRIC}@${region}`,
    metric: METRIC,
    tags: tagsOf(METRIC),
    unit: 'share',
    region,
    ratio: round(Math.max(1, Math.min(LARGEST_RATIO, share / reference))),
    value: round(share),
    reference: round(reference),
    referenceRegions: others,
    quantile: 0.5,
    runs: own.length,
    referenceRuns: around.length,
    distanceRemoved: false,
    censored: false,
  };
}

/** 0 of nothing. */
function failedShare(samples: readonly Sample[]): number {
  if (samples.length === 0) return 0;
  return samples.filter(({censored}) => censored).length / samples.length;
}
