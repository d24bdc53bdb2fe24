import type * as Prom from 'prom-client';
import {
  METRICS,
  type MetricName,
  type MetricShape,
  PAIR_LABELS,
  PAIR_METRICS,
} from '../../model/metrics.ts';
import {Counter, Gauge, Histogram, Registry} from './prom.ts';

export type Labels = Readonly<Record<string, string>>;

/** The agent’s metrics by name. */
export type Metrics = {
  set(name: MetricName, labels: Labels, value: number): void;
  /** Removes all series, before those still known are set again. */
  reset(name: MetricName): void;
  count(name: MetricName, labels: Labels, by?: number): void;
  observe(name: MetricName, labels: Labels, value: number): void;
  /** Removes one series. */
  remove(name: MetricName, labels: Labels): void;
  text(): Promise<string>;
  contentType: string;
};

export function createMetrics(pairLabels: boolean): Metrics {
  const registry = new Registry();
  const gauges = new Map<string, Prom.Gauge>();
  const counters = new Map<string, Prom.Counter>();
  const histograms = new Map<string, Prom.Histogram>();
  const paired = new Set<string>(pairLabels ? PAIR_METRICS : []);
  for (const [name, shape] of Object.entries(METRICS) as [MetricName, MetricShape][]) {
    const {help, labels, buckets = []} = shape;
    const labelNames = [...labels, ...(paired.has(name) ? PAIR_LABELS : [])];
    const base = {name, help, labelNames, registers: [registry]};
    if (shape.type === 'gauge') gauges.set(name, new Gauge(base));
    else if (shape.type === 'counter') counters.set(name, new Counter(base));
    else histograms.set(name, new Histogram({...base, buckets: [...buckets]}));
  }
  // A metric without labels stands at 0 from the start; nothing is known yet.
  for (const [name, gauge] of gauges) clear(name, gauge);

  return {
    set: (name, labels, value) => gauges.get(name)?.set(labels, value),
    reset: (name) => {
      const gauge = gauges.get(name);
      if (gauge !== undefined) clear(name, gauge);
      histograms.get(name)?.reset();
    },
    count: (name, labels, by = 1) => counters.get(name)?.inc(labels, by),
    observe: (name, labels, value) => histograms.get(name)?.observe(labels, value),
    remove(name, labels) {
      gauges.get(name)?.remove(labels);
      histograms.get(name)?.remove(labels);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Resetting a gauge without labels sets it to 0, which would be a value. */
function clear(name: string, gauge: Prom.Gauge): void {
  gauge.reset();
  if (METRICS[name as MetricName].labels.length === 0) gauge.remove();
}
