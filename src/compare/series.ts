import type {SeriesMetric} from '../model/series.ts';
import {measuredNodes, type NodeMetric} from './node-metric.ts';
import {byText} from './order.ts';
import {ascending, median} from './quantile.ts';
import type {MetricSamples} from './region-samples.ts';

/** Below this a share is that of a few packets; it also keeps nothing apart from almost nothing. */
const RESOLUTION = 0.001;
const FELT_RATIO = 1.5;

/** Metrics read from series beside those that were measured: from here on they are judged alike. */
export function regionSeries(series: readonly SeriesMetric[]): MetricSamples[] {
  return series.map(({metric, unit, regions, ...read}) => ({
    metric,
    unit,
    distanceRemoved: false,
    regions: new Map([...regions].sort(([a], [b]) => byText(a, b))),
    read,
  }));
}

/** Nodes beside nodes, where values of single nodes are there. */
export function nodeSeries(series: readonly SeriesMetric[]): NodeMetric[] {
  return series.flatMap(({metric, unit, nodes, query, tags, leastDifference}) => {
    if (nodes === undefined) return [];
    const runs = new Map(
      [...nodes].map(([node, {values}]) => [
        node,
        values.map((value) => Math.max(RESOLUTION, value)),
      ]),
    );
    const regions = new Map([...nodes].map(([node, {region}]) => [node, region]));
    const centre = median(ascending([...runs.values()].flat())) ?? RESOLUTION;
    return [
      {
        metric,
        regionMetric: metric,
        unit,
        largerIsWorse: true,
        distanceRemoved: false,
        margin: Math.max(Math.log(FELT_RATIO), Math.log(1 + leastDifference / centre)),
        nodes: measuredNodes(runs, regions),
        bound: new Map(),
        read: {query, tags},
      },
    ];
  });
}
