import {type Node, regionOf} from '../model/node.ts';
import type {PathResult, ServiceResult, ThroughputResult} from '../model/path.ts';
import type {SeriesMetric} from '../model/series.ts';
import {byText} from './order.ts';
import {ascending, median} from './quantile.ts';

/**
 * One measured value. `censored`: the request failed, so the value is only a lower bound. `highest`: known as an
 * interval only, of which `value` is the lower end.
 */
export type Sample = {node: string; value: number; highest?: number; censored: boolean};

/** All samples of one metric, per region, regions sorted. */
export type MetricSamples = {
  metric: string;
  unit: 'ms' | 'bytes-per-second' | 'share';
  distanceRemoved: boolean;
  regions: ReadonlyMap<string, readonly Sample[]>;
  /** Where it was read from series instead of being measured. */
  read?: ReadSeries;
};

/** What is different for metrics that were read from series: a sample is a window, not a request. */
export type ReadSeries = Pick<
  SeriesMetric,
  'query' | 'tags' | 'quantile' | 'leastDifference' | 'totals'
>;

/**
 * Samples per region of `service-small`, `service-large` and `service-upload` (how long a region’s service takes to
 * answer that region’s own nodes: little to little, much to little, little to a request above one MTU) and
 * `throughput` (bulk TCP within the region).
 */
export function samplesOf(paths: readonly PathResult[], nodes: readonly Node[]): MetricSamples[] {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  return [
    serviceSamples(paths, regions, 'small'),
    serviceSamples(paths, regions, 'large'),
    serviceSamples(paths.flatMap(uploadOf), regions, 'small', 'service-upload'),
    throughputSamples(paths, regions),
  ].filter((metric) => metric.regions.size > 0);
}

function serviceSamples(
  paths: readonly PathResult[],
  regions: ReadonlyMap<string, string>,
  body: ServiceResult['body'],
  metric = `service-${body}`,
): MetricSamples {
  const byRegion = new Map<string, Sample[]>();
  let distanceRemoved = true;
  for (const result of paths) {
    if (result.probe !== 'service' || result.body !== body) continue;
    const region = regions.get(result.source);
    const told = ownServiceSamples(result, region);
    if (region === undefined || told === null) continue;
    if (!told.distanceRemoved) distanceRemoved = false;
    push(byRegion, region, told.samples);
  }
  raiseFailed([...byRegion.values()].flat());
  return {
    metric,
    unit: 'ms',
    distanceRemoved,
    regions: ordered(byRegion),
  };
}

/** The large requests of a result as a result of their own. */
function uploadOf(path: PathResult): ServiceResult[] {
  if (path.probe !== 'service' || path.upload === undefined) return [];
  const {state, samples} = path.upload;
  return [{...path, state, samples}];
}

/** Requests of one node to its own region’s service, the distance to it removed; `null` for any other. */
export function ownServiceSamples(
  result: ServiceResult,
  region: string | undefined,
): {samples: Sample[]; distanceRemoved: boolean} | null {
  if (result.state === 'unknown' || region === undefined || !isOwnService(result, region)) {
    return null;
  }
  const roundTripMs = roundTripOf(result);
  // A service that never took a connection shows no distance to remove.
  return {
    samples: withoutDistance(result, roundTripMs ?? 0),
    distanceRemoved: roundTripMs !== null,
  };
}

/** Requests to another region’s service tell about distance and both regions; they are not compared. */
function isOwnService({destination}: ServiceResult, region: string): boolean {
  return !destination.startsWith('service:') || destination === `service:${region}`;
}

/**
 * The round trip is the fastest handshake of these requests, not each one’s own: a handshake that had to be
 * repeated is slowness, not distance. `connectMs` counts from the start of the request, so it holds `dnsMs`.
 */
function roundTripOf({samples}: ServiceResult): number | null {
  let fastest: number | null = null;
  for (const {connectMs, dnsMs} of samples) {
    if (connectMs === null) continue;
    const handshake = Math.max(0, connectMs - (dnsMs ?? 0));
    if (fastest === null || handshake < fastest) fastest = handshake;
  }
  return fastest;
}

/** Handshake and request each cost one round trip. */
function withoutDistance({source, samples}: ServiceResult, roundTripMs: number): Sample[] {
  return samples.map(({totalMs, error}) => ({
    node: source,
    value: Math.max(0, totalMs - 2 * roundTripMs),
    censored: error !== null,
  }));
}

/** A request that failed at once was not fast: it never ranks below one that was answered, in whichever region. */
function raiseFailed(samples: Sample[]): void {
  let slowest = 0;
  for (const {censored, value} of samples) if (!censored) slowest = Math.max(slowest, value);
  for (const sample of samples) if (sample.censored) sample.value = Math.max(sample.value, slowest);
}

/**
 * Only pairs inside a region: between regions, distance alone makes throughput differ. A pair through which
 * nothing came counts as 0.
 */
function throughputSamples(
  paths: readonly PathResult[],
  regions: ReadonlyMap<string, string>,
): MetricSamples {
  const byRegion = new Map<string, Sample[]>();
  for (const result of paths) {
    if (result.probe !== 'throughput' || result.layer !== 'host') continue;
    const region = regions.get(result.source);
    if (region === undefined || region !== regions.get(result.destination)) continue;
    const value = bytesPerSecond(result);
    if (value !== null) push(byRegion, region, [{node: result.source, value, censored: false}]);
  }
  return {
    metric: 'throughput',
    unit: 'bytes-per-second',
    distanceRemoved: false,
    regions: ordered(byRegion),
  };
}

/** Flow while it flowed; 0 where nothing came through, `null` where that is not known. */
export function bytesPerSecond({state, steadyBytesPerSecond}: ThroughputResult): number | null {
  if (state === 'unknown') return null;
  return state === 'dead' ? 0 : steadyBytesPerSecond;
}

/** Sorted values of some regions together. */
export function pooled({regions}: MetricSamples, wanted: readonly string[]): number[] {
  return ascending(wanted.flatMap((region) => (regions.get(region) ?? []).map((one) => one.value)));
}

export function medianOf(values: readonly number[]): number | null {
  return median(ascending(values));
}

function push(byRegion: Map<string, Sample[]>, region: string, samples: readonly Sample[]): void {
  if (samples.length === 0) return;
  const there = byRegion.get(region);
  if (there === undefined) byRegion.set(region, [...samples]);
  else there.push(...samples);
}

function ordered(byRegion: Map<string, Sample[]>): Map<string, Sample[]> {
  return new Map([...byRegion.entries()].sort(([a], [b]) => byText(a, b)));
}
