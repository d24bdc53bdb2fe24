import {byText} from './order.ts';
import type {MeasuredNode} from './outliers/index.ts';
import {ascending} from './quantile.ts';

/** One metric of single nodes. Runs are separate measurements; one in which most failed is +Infinity. */
export type NodeMetric = {
  metric: string;
  /** The metric of regions that it belongs to. */
  regionMetric: string;
  unit: 'ms' | 'bytes-per-second' | 'share';
  largerIsWorse: boolean;
  distanceRemoved: boolean;
  /** Differences that nobody feels, as a logarithm. */
  margin: number;
  nodes: MeasuredNode[];
  /** Where runs were infinite: what was seen at least (at most, where larger is better), in the unit. */
  bound: ReadonlyMap<string, number>;
  /** Where it was read from series: the PromQL that shows it, and what it speaks of. */
  read?: {query: string; tags: readonly string[]};
};

/** Runs per node with the node’s region, nodes and runs sorted. */
export function measuredNodes(
  runs: ReadonlyMap<string, readonly number[]>,
  regions: ReadonlyMap<string, string>,
): MeasuredNode[] {
  return [...runs]
    .map(([node, own]) => ({node, region: regions.get(node) ?? '-', runs: ascending(own)}))
    .sort((a, b) => byText(a.node, b.node));
}
