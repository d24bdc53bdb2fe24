import {type Node, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import {measuredNodes, type NodeMetric} from './node-metric.ts';
import {pairMetrics} from './node-pair-metrics.ts';
import type {MeasuredNode} from './outliers/index.ts';
import {ascending, median} from './quantile.ts';
import {ownServiceSamples} from './region-samples.ts';

/** Below this a node’s answer time is that of the prober. */
const RESOLUTION_MS = 1;
/** As for regions: a node is called by what people feel, half as slow again and so many milliseconds. */
const FELT = {ratio: 1.5, serviceMs: 20, roundTripMs: 5} as const;

/**
 * What makes a single node slow, as distinct from its region:
 * - `service-small`, `service-large`: the node as a client of its region’s service, the distance to it removed.
 *   All clients share the service, so it is the node that differs;
 * - `throughput-sent`, `throughput-received`, `round-trip`: the best it reached with any peer of its region. A node
 *   that does well with one peer is well; the others are slow for what lies at the other end.
 * Between regions distance alone makes a difference, so such pairs are left out.
 */
export function nodeMetricsOf(paths: readonly PathResult[], nodes: readonly Node[]): NodeMetric[] {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const pairs = pairMetrics(paths, regions);
  return [
    serviceMetric(paths, regions, 'small'),
    serviceMetric(paths, regions, 'large'),
    {...pairs.sent, ...throughput('throughput-sent')},
    {...pairs.received, ...throughput('throughput-received')},
    {
      ...pairs.roundTrip,
      metric: 'round-trip',
      regionMetric: 'round-trip',
      unit: 'ms' as const,
      largerIsWorse: true,
      distanceRemoved: false,
      margin: feltMargin(pairs.roundTrip.nodes, FELT.roundTripMs),
    },
  ].filter(({nodes: measured}) => measured.length > 0);
}

function throughput(metric: string) {
  return {
    metric,
    regionMetric: 'throughput',
    unit: 'bytes-per-second' as const,
    largerIsWorse: false,
    distanceRemoved: false,
    margin: Math.log(FELT.ratio),
  };
}

function serviceMetric(
  paths: readonly PathResult[],
  regions: ReadonlyMap<string, string>,
  body: 'small' | 'large',
): NodeMetric {
  const runs = new Map<string, number[]>();
  const bound = new Map<string, number>();
  let distanceRemoved = true;
  for (const result of paths) {
    if (result.probe !== 'service' || result.body !== body) continue;
    const told = ownServiceSamples(result, regions.get(result.source));
    if (told === null || told.samples.length === 0) continue;
    if (!told.distanceRemoved) distanceRemoved = false;
    const values = told.samples.map(({value, censored}) =>
      censored ? Number.POSITIVE_INFINITY : Math.max(RESOLUTION_MS, value),
    );
    const own = runs.get(result.source) ?? [];
    own.push(median(ascending(values)) ?? Number.NaN);
    runs.set(result.source, own);
    const seen = median(ascending(told.samples.map(({value}) => value))) ?? 0;
    bound.set(result.source, Math.max(seen, bound.get(result.source) ?? 0));
  }
  const measured = measuredNodes(runs, regions);
  return {
    metric: `service-${body}`,
    regionMetric: `service-${body}`,
    unit: 'ms',
    largerIsWorse: true,
    distanceRemoved,
    margin: feltMargin(measured, FELT.serviceMs),
    nodes: measured,
    bound,
  };
}

/** A ratio alone would call 3 ms beside 1 ms slow: around the middle of the fleet it must be so many milliseconds. */
function feltMargin(nodes: readonly MeasuredNode[], leastMs: number): number {
  const finite = ascending(nodes.flatMap(({runs}) => runs).filter(Number.isFinite));
  const centre = Math.max(median(finite) ?? RESOLUTION_MS, Number.EPSILON);
  return Math.max(Math.log(FELT.ratio), Math.log(1 + leastMs / centre));
}
