import type {Node} from '../../model/node.ts';
import type {
  PrometheusReading,
  PrometheusSummary,
  SeriesMetric,
  SeriesSample,
} from '../../model/series.ts';
import {factsOfSeries, type SeriesFacts} from './facts.ts';
import {type Join, joinTo} from './join.ts';
import {nodeShares} from './node-shares.ts';
import {regionDurations} from './region-durations.ts';
import {reportedPaths} from './reported-paths.ts';

/** What the saved answers mean for the nodes of a run. */
export type SeriesOfRun = {
  metrics: SeriesMetric[];
  /** By node id. */
  facts: Map<string, SeriesFacts>;
  summaries: PrometheusSummary[];
};

/**
 * From saved answers to metrics and facts; pure, so that a replay says the same. A node or region that two of them
 * know (a pair for high availability, a federation) is read from the first.
 */
export function interpretSeries(
  readings: readonly PrometheusReading[],
  nodes: readonly Node[],
): SeriesOfRun {
  const shares = new Map<string, SeriesMetric>();
  const facts = new Map<string, SeriesFacts>();
  const summaries: PrometheusSummary[] = [];
  const taken = new Set<string>();
  for (const reading of readings) {
    const join = joinTo(nodes, reading);
    const seen = nodesSeen(reading, join);
    const again = seen.filter((id) => taken.has(id));
    const fresh = without(join, new Set(again));
    for (const [id, own] of factsOfSeries(reading, fresh)) facts.set(id, own);
    for (const metric of nodeShares(reading, fresh)) {
      shares.set(metric.metric, merged(shares.get(metric.metric), metric));
    }
    for (const id of seen) taken.add(id);
    summaries.push(summaryOf(reading, join, again));
  }
  const silentNodes = nodes.flatMap(({id}) => (taken.has(id) ? [] : [id])).sort();
  const metrics = [...shares.values(), ...regionDurations(readings)];
  return {
    metrics: metrics.sort((a, b) => (a.metric < b.metric ? -1 : 1)),
    facts,
    // What none of them has is said once.
    summaries: summaries.map((one, i) => (i === 0 ? {...one, silentNodes} : one)),
  };
}

function without(join: Join, nodes: ReadonlySet<string>): Join {
  const nodeOf: Join['nodeOf'] = (labels) => {
    const node = join.nodeOf(labels);
    return node === undefined || nodes.has(node.id) ? undefined : node;
  };
  return {...join, nodeOf};
}

function nodesSeen({answers}: PrometheusReading, {nodeOf}: Join): string[] {
  const seen = new Set<string>();
  for (const {series} of answers) {
    for (const {labels} of series) {
      const node = labels.instance === undefined ? undefined : nodeOf(labels);
      if (node !== undefined) seen.add(node.id);
    }
  }
  return [...seen].sort();
}

function merged(before: SeriesMetric | undefined, metric: SeriesMetric): SeriesMetric {
  if (before === undefined) return metric;
  const regions = new Map<string, readonly SeriesSample[]>(before.regions);
  for (const [region, samples] of metric.regions) {
    regions.set(region, [...(regions.get(region) ?? []), ...samples]);
  }
  return {...before, regions, nodes: new Map([...(before.nodes ?? []), ...(metric.nodes ?? [])])};
}

function summaryOf(
  {url, at, windowSeconds, windows, failure, answers}: PrometheusReading,
  {strangers}: Join,
  alreadyRead: string[],
): PrometheusSummary {
  return {
    url,
    at,
    windowSeconds,
    windows,
    ...(failure === undefined ? {} : {failure}),
    queries: answers.map(({id, query, series, leftOut, failure: why, warnings}) => ({
      id,
      query,
      series: series.length,
      leftOut,
      ...(why === undefined ? {} : {failure: why}),
      warnings,
    })),
    paths: reportedPaths(answers),
    silentNodes: [],
    strangers,
    alreadyRead,
  };
}
