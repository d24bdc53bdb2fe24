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
  const metrics = new Map<string, SeriesMetric>();
  const facts = new Map<string, SeriesFacts>();
  const summaries: PrometheusSummary[] = [];
  const takenNodes = new Set<string>();
  const takenRegions = new Set<string>();
  for (const reading of readings) {
    const join = joinTo(nodes, reading);
    const seen = nodesSeen(reading, join);
    const again = seen.filter((id) => takenNodes.has(id));
    const fresh: Join = {
      ...join,
      nodeOf(labels) {
        const node = join.nodeOf(labels);
        return node === undefined || takenNodes.has(node.id) ? undefined : node;
      },
    };
    for (const [id, own] of factsOfSeries(reading, fresh)) facts.set(id, own);
    const regionsHere = new Set<string>();
    const isTaken = (region: string) => takenRegions.has(region);
    for (const metric of [...nodeShares(reading, fresh), ...regionDurations(reading, isTaken)]) {
      if (metric.totals !== undefined)
        for (const region of metric.regions.keys()) regionsHere.add(region);
      metrics.set(metric.metric, merged(metrics.get(metric.metric), metric));
    }
    for (const id of seen) takenNodes.add(id);
    for (const region of regionsHere) takenRegions.add(region);
    summaries.push(summaryOf(reading, join, again));
  }
  const silent = nodes.filter(({id}) => !takenNodes.has(id)).map(({id}) => id);
  return {
    metrics: [...metrics.values()].sort((a, b) => (a.metric < b.metric ? -1 : 1)),
    facts,
    summaries: summaries.map((one, i) => (i === 0 ? {...one, silentNodes: silent.sort()} : one)),
  };
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
  const joined = {...before, regions};
  if (before.totals !== undefined || metric.totals !== undefined) {
    joined.totals = new Map([...(metric.totals ?? []), ...(before.totals ?? [])]);
  }
  if (before.nodes !== undefined || metric.nodes !== undefined) {
    joined.nodes = new Map([...(metric.nodes ?? []), ...(before.nodes ?? [])]);
  }
  return joined;
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
