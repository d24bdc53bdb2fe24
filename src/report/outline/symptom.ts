import type {NodeSymptom, RegionSummary, Symptom} from '../../model/comparison.ts';
import type {Message} from '../../model/message.ts';
import {ownStrings, say} from '../strings.ts';

export type Unit = RegionSummary['unit'];
type AnySymptom = Symptom | NodeSymptom;

/** Headline and detail in one sentence. */
export function symptomMessage(symptom: AnySymptom): Message {
  return say('symptom', {headline: symptomHeadline(symptom), detail: symptomDetail(symptom)});
}

/** `hk answers 3.4x slower than bj and sg`: who, how much, against whom. */
export function symptomHeadline(symptom: AnySymptom): Message {
  const {region, censored, metric, referenceRegions: others} = symptom;
  const times = timesMessage(symptom.ratio);
  if ('node' in symptom) {
    return say('symptom-node', {
      node: symptom.node,
      others,
      times,
      censored,
      metric: metricName(metric),
    });
  }
  if (metric === 'service-errors') return say('symptom-errors', {region, others, times, censored});
  if (metric.startsWith('service-'))
    return say('symptom-service', {region, others, times, censored});
  if (metric === 'throughput') return say('symptom-throughput', {region, others, times, censored});
  return say('symptom-other', {region, others, times, censored, metric: metricName(metric)});
}

/** `large answers, p95 612 ms against 178 ms, distance removed, n=10 runs each`: on what ground. */
export function symptomDetail(symptom: Symptom): Message {
  return say('symptom-detail', {
    metric: metricName(symptom.metric),
    quantile: quantileName(symptom.quantile),
    value: within(symptom.valueBounds, symptom.unit) ?? quantity(symptom.value, symptom.unit),
    reference:
      within(symptom.referenceBounds, symptom.unit) ?? quantity(symptom.reference, symptom.unit),
    distance: symptom.distanceRemoved,
    runs: runsMessage(symptom),
  });
}

/** Where the comparison stops counting; see LARGEST_RATIO of the comparison. */
const MANY = 1000;

/** `3.4x`, `370x`, `over 1,000x`: no digits that the measurement does not bear. */
export function timesMessage(ratio: number): Message {
  if (ratio >= MANY) return say('times-many', {x: MANY});
  return say(ratio >= 10 ? 'times-coarse' : 'times', {x: ratio});
}

/** A value with its unit, as many digits as it deserves. */
export function quantity(value: number, unit: Unit): Message {
  if (unit === 'share') return say('quantity-share', {x: value});
  if (unit === 'bytes-per-second') return say('quantity-mbit', {x: (value * 8) / 1e6});
  if (value >= 10_000) return say('quantity-s', {x: value / 1000});
  return say(value < 10 ? 'quantity-ms-fine' : 'quantity-ms', {x: value});
}

/** Median or p95 of a region: the value, the interval where only that is known; nothing where neither is. */
export function summaryValue(summary: RegionSummary, which: 'median' | 'p95'): Message | null {
  const bounds = which === 'median' ? summary.medianBounds : summary.p95Bounds;
  const value = summary[which];
  return within(bounds, summary.unit) ?? (value === null ? null : quantity(value, summary.unit));
}

/** `250–500 ms`: all that counting in buckets leaves. */
function within(bounds: readonly [number, number | null] | undefined, unit: Unit): Message | null {
  if (bounds === undefined) return null;
  const [low, high] = bounds;
  if (high === null) return say('quantity-above', {low: quantity(low, unit)});
  if (unit !== 'ms')
    return say('quantity-between', {low: quantity(low, unit), high: quantity(high, unit)});
  return say(high < 10 ? 'quantity-ms-between-fine' : 'quantity-ms-between', {low, high});
}

/** The metric in words; one we have no words for keeps its name. */
export function metricName(metric: string): Message | string {
  const colon = metric.indexOf(':');
  if (colon > 0) {
    const of = metricName(metric.slice(0, colon));
    return typeof of === 'string'
      ? metric
      : say('metric-of', {metric: of, what: metric.slice(colon + 1)});
  }
  const id = `metric-${metric}`;
  return isOurs(id) ? say(id) : metric;
}

function quantileName(quantile: number): Message | string {
  return quantile === 0.5 ? say('quantile-median') : `p${Number((quantile * 100).toFixed(2))}`;
}

function runsMessage({runs, referenceRuns}: Symptom): Message {
  if (runs === referenceRuns) return say('runs-each', {runs});
  return say('runs-differ', {runs, referenceRuns});
}

function isOurs(id: string): id is keyof typeof ownStrings {
  return Object.hasOwn(ownStrings, id);
}
