import type {
  Interval,
  PrometheusReading,
  RawSeries,
  SeriesMetric,
  SeriesSample,
} from '../../model/series.ts';
import {type Buckets, bucketsOf, percentileOf} from './buckets.ts';
import {numberOf} from './raw.ts';

/** `scale`: to milliseconds. `of`: the label that keeps apart what must not be mixed. */
const DURATIONS: Readonly<
  Record<string, {scale: number; tags: readonly string[]; leastDifference: number; of?: string}>
> = {
  'path-rtt': {scale: 1000, tags: ['network', 'cpu'], leastDifference: 5},
  'istio-duration': {
    scale: 1,
    tags: ['network', 'cpu'],
    leastDifference: 20,
    of: 'destination_service',
  },
  'kubenurse-service': {scale: 1000, tags: ['network', 'cpu'], leastDifference: 20},
  'goldpinger-peers': {scale: 1000, tags: ['network', 'cpu'], leastDifference: 20},
};

const SHARE = 0.95;
/** The 95th percentile of fewer is their slowest. */
const FEWEST_REQUESTS = 20;
/** Services told apart: the busiest that at least two regions have. */
const MOST_SERVICES = 8;

/**
 * The 95th percentile of every window of every region, as the interval that buckets allow. Buckets of all instances
 * are added; percentiles are never averaged. A region that two Prometheus know is read from the first, as both may
 * have counted the same requests.
 */
export function regionDurations(readings: readonly PrometheusReading[]): SeriesMetric[] {
  return Object.entries(DURATIONS).flatMap(([id, {of, ...known}]) => {
    const placed = placedSeries(readings, id);
    const groups = Map.groupBy(placed, ({one}) => (of === undefined ? '' : (one.labels[of] ?? '')));
    const told = [...groups].map(([name, group]) =>
      metricOf(name === '' ? id : `${id}:${name}`, group, known),
    );
    const compared = told.filter(({metric}) => metric.regions.size > 1);
    compared.sort(
      (a, b) => b.requests - a.requests || (a.metric.metric < b.metric.metric ? -1 : 1),
    );
    return compared.slice(0, MOST_SERVICES).map(({metric}) => metric);
  });
}

type Placed = {region: string; one: RawSeries; query: string};

/** Series of one question with their regions, from all that were asked. */
function placedSeries(readings: readonly PrometheusReading[], id: string): Placed[] {
  const readFrom = new Map<string, PrometheusReading>();
  return readings.flatMap((reading) => {
    const answer = reading.answers.find((one) => one.id === id);
    if (answer === undefined) return [];
    return answer.series.flatMap((one) => {
      const region = regionIn(one.labels, reading.regionLabels);
      if (region === undefined) return [];
      const first = readFrom.get(region) ?? reading;
      readFrom.set(region, first);
      return first === reading ? [{region, one, query: answer.query}] : [];
    });
  });
}

function metricOf(
  metric: string,
  group: readonly Placed[],
  {scale, tags, leastDifference}: {scale: number; tags: readonly string[]; leastDifference: number},
): {metric: SeriesMetric; requests: number} {
  const measured = [...Map.groupBy(group, ({region}) => region)].map(([region, own]) => {
    const series = own.map(({one}) => one);
    return [region, windowsOf(series, scale)] as const;
  });
  return {
    requests: measured.reduce((sum, [, {requests}]) => sum + requests, 0),
    metric: {
      metric,
      unit: 'ms',
      tags,
      query: group[0]?.query ?? '',
      quantile: SHARE,
      leastDifference,
      ...regionsOf(measured.filter(([, {windows}]) => windows.length > 0)),
    },
  };
}

/** The first of the labels that is there. */
export function regionIn(
  labels: Readonly<Record<string, string>>,
  regionLabels: readonly string[],
): string | undefined {
  for (const label of regionLabels) if (labels[label]) return labels[label];
  return undefined;
}

type Measured = {requests: number; windows: Interval[]; all: Buckets | null};

function windowsOf(series: readonly RawSeries[], scale: number): Measured {
  const perWindow = new Map<number, Map<string, number>>();
  const total = new Map<string, number>();
  for (const {labels, points} of series) {
    const {le = ''} = labels;
    for (const [time, text] of points) {
      const count = numberOf(text);
      if (count === undefined) continue;
      const window = perWindow.get(time) ?? new Map<string, number>();
      perWindow.set(time, window);
      window.set(le, (window.get(le) ?? 0) + count);
      total.set(le, (total.get(le) ?? 0) + count);
    }
  }
  const windows = [...perWindow]
    .sort(([a], [b]) => a - b)
    .flatMap(([, counts]) => {
      const buckets = bucketsOf(counts, scale);
      if (buckets === null || (buckets.at(-1)?.count ?? 0) < FEWEST_REQUESTS) return [];
      return percentileOf(buckets, SHARE) ?? [];
    });
  const all = bucketsOf(total, scale);
  return {requests: all?.at(-1)?.count ?? 0, windows, all};
}

function regionsOf(
  measured: readonly (readonly [region: string, own: Measured])[],
): Required<Pick<SeriesMetric, 'regions' | 'totals'>> {
  const samples = measured.map(
    ([region, {windows}]) => [region, windows.map((one) => sampleOf(region, one))] as const,
  );
  const totals = measured.map(
    ([region, {all}]) =>
      [
        region,
        {
          median: all === null ? null : percentileOf(all, 0.5),
          p95: all === null ? null : percentileOf(all, SHARE),
        },
      ] as const,
  );
  return {regions: new Map(samples), totals: new Map(totals)};
}

/** Of a region as a whole: its name stands for its nodes. */
function sampleOf(region: string, {low, high}: Interval): SeriesSample {
  return {node: region, value: low, highest: high, censored: false};
}
