import type {Symptom} from '../model/comparison.ts';
import {atHighest, middleBounds} from './intervals.ts';
import {tagsOf} from './metric-tags.ts';
import {ascending, median, quantile} from './quantile.ts';
import {chanceOfTop, rankScore} from './rank-chance.ts';
import {type MetricSamples, medianOf, pooled, type Sample} from './region-samples.ts';
import {round} from './round.ts';

/**
 * When a region is called slower than the others. All must hold, so that noise on a busy machine is none:
 * - enough runs on both sides;
 * - the compared quantile is worse by this ratio than the median of the other regions’ quantiles;
 * - for latency, by this many milliseconds as well: nobody feels less;
 * - it is no accident of a few samples (`isApart`): the p95 of ten runs is their largest.
 * First version; the full statistics (intervals, thresholds by size) replace `isApart`.
 */
const LIMITS = {runs: 3, ratio: 1.5, differenceMs: 20, tailShare: 0.25} as const;
/** One in two hundred by luck, one-sided, as a chance and as a standard score. */
const LUCK = {chance: 0.005, score: 2.576} as const;
/** A dead path has no finite ratio. */
const LARGEST_RATIO = 1000;

export function symptomsOf(metrics: readonly MetricSamples[]): Symptom[] {
  return metrics.flatMap((metric) => {
    // Every region is compared with every other, so each is sorted once.
    const sorted = new Map(
      [...metric.regions.keys()].map((region) => [region, pooled(metric, [region])]),
    );
    const highest = atHighest(metric);
    const worst =
      highest === metric
        ? sorted
        : new Map([...metric.regions.keys()].map((region) => [region, pooled(highest, [region])]));
    return [...metric.regions.keys()].flatMap(
      (region) => symptomOf(metric, highest, region, {sorted, worst}) ?? [],
    );
  });
}

function symptomOf(
  metric: MetricSamples,
  highest: MetricSamples,
  region: string,
  {sorted, worst}: Record<'sorted' | 'worst', ReadonlyMap<string, readonly number[]>>,
): Symptom | null {
  const others = [...metric.regions.keys()].filter((other) => other !== region);
  const samples = metric.regions.get(region) ?? [];
  const referenceRuns = others.reduce((sum, other) => sum + (sorted.get(other)?.length ?? 0), 0);
  if (samples.length < LIMITS.runs || referenceRuns < LIMITS.runs) return null;
  const slow = metric.unit !== 'bytes-per-second';
  // A window is summed up already; of single requests it is the slow ones that are felt.
  const q = slow && metric.read === undefined ? 0.95 : 0.5;
  const value = quantileOf(sorted.get(region), q);
  const compared = medianOf(others.map((other) => quantileOf(worst.get(other), q)));
  if (compared === null) return null;
  const ratio = ratioOf(slow ? value : compared, slow ? compared : value);
  if (ratio < LIMITS.ratio) return null;
  if (slow && value - compared < (metric.read?.leastDifference ?? LIMITS.differenceMs)) return null;
  const reference = pooled(highest, others);
  if (!isApart(oriented(samples, slow), slow ? reference : ascending(reference.map(negated)))) {
    return null;
  }
  return {
    id: `${metric.metric}@${region}`,
    metric: metric.metric,
    tags: metric.read === undefined ? tagsOf(metric.metric) : [...metric.read.tags],
    unit: metric.unit,
    region,
    ratio: round(ratio),
    value: round(value),
    reference: round(compared),
    referenceRegions: others,
    quantile: metric.read?.quantile ?? q,
    runs: samples.length,
    referenceRuns,
    distanceRemoved: metric.distanceRemoved,
    censored: highest !== metric || samples.some((sample) => sample.censored),
    ...(metric.read === undefined ? {} : {query: metric.read.query}),
    ...(highest === metric
      ? {}
      : {
          valueBounds: middleBounds([region], sorted, worst),
          referenceBounds: middleBounds(others, sorted, worst),
        }),
  };
}

/**
 * Larger is worse here. Either the bulk has moved: lower quartile above the reference’s upper quartile. Or the
 * tail has: a quarter of the runs lie beyond the worst of the reference, on more than half of the region’s
 * nodes, so that one bad moment or one bad node does not speak for a region. And neither by luck.
 */
function isApart(samples: readonly Sample[], reference: readonly number[]): boolean {
  const values = samples.map((sample) => sample.value);
  const lower = quantile(ascending(values), 0.25);
  const upper = quantile(reference, 0.75);
  const worst = reference.at(-1);
  if (lower === null || upper === null || worst === undefined) return false;
  if (lower > upper && rankScore(values, reference) >= LUCK.score) return true;
  const isBeyond = (sample: Sample) => sample.value > worst;
  const beyond = samples.filter(isBeyond).length;
  if (beyond < LIMITS.tailShare * samples.length) return false;
  if (chanceOfTop(beyond, samples.length, reference.length) > LUCK.chance) return false;
  const byNode = [...Map.groupBy(samples, (sample) => sample.node).values()];
  const affected = byNode.filter(
    (own) => own.filter(isBeyond).length >= LIMITS.tailShare * own.length,
  );
  return affected.length > byNode.length / 2;
}

function oriented(samples: readonly Sample[], largerIsWorse: boolean): readonly Sample[] {
  if (largerIsWorse) return samples;
  return samples.map((sample) => ({...sample, value: negated(sample.value)}));
}

function quantileOf(sorted: readonly number[] = [], q: number): number {
  return (q === 0.5 ? median(sorted) : quantile(sorted, q)) ?? 0;
}

/** Nearly nothing on the better side would make any ratio; the difference in milliseconds decides then. */
function ratioOf(worse: number, better: number): number {
  if (worse <= better) return 1;
  return better * LARGEST_RATIO <= worse ? LARGEST_RATIO : worse / better;
}

function negated(value: number): number {
  return -value;
}
