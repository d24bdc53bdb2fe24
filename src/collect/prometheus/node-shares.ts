import type {Node} from '../../model/node.ts';
import {regionOf} from '../../model/node.ts';
import type {PrometheusReading, SeriesMetric, SeriesSample} from '../../model/series.ts';
import type {Join} from './join.ts';
import {numberOf} from './raw.ts';

/** Parts of the machine they speak of, and what nobody minds. */
const SHARES: Readonly<Record<string, {tags: readonly string[]; leastDifference: number}>> = {
  steal: {tags: ['cpu', 'virtualization'], leastDifference: 0.05},
  retransmits: {tags: ['network'], leastDifference: 0.01},
  'tcp-timeouts': {tags: ['network'], leastDifference: 0.01},
  'softnet-drops': {tags: ['network', 'cpu'], leastDifference: 0.01},
  'path-loss': {tags: ['network'], leastDifference: 0.02},
  'path-black-holes': {tags: ['network'], leastDifference: 0.1},
};

/** Shares of each node and window. A window without a value is unknown: it is no run. */
export function nodeShares(reading: PrometheusReading, {nodeOf}: Join): SeriesMetric[] {
  return reading.answers.flatMap(({id, query, series}) => {
    const known = SHARES[id];
    if (known === undefined) return [];
    const values = new Map<Node, Map<number, number[]>>();
    for (const {labels, points} of series) {
      const node = nodeOf(labels);
      if (node === undefined) continue;
      const own = values.get(node) ?? new Map<number, number[]>();
      values.set(node, own);
      for (const [time, text] of points) {
        const value = numberOf(text);
        if (value !== undefined) own.set(time, [...(own.get(time) ?? []), value]);
      }
    }
    const told = [...values].flatMap(([node, windows]) => {
      // A node scraped twice has one value a window: the worse, as one of the two may not see it.
      const runs = [...windows].sort(([a], [b]) => a - b).map(([, all]) => Math.max(...all));
      const shares = runs.map((run) => Math.min(1, Math.max(0, run)));
      return shares.length === 0 ? [] : [{node, shares}];
    });
    if (told.length === 0) return [];
    return [{metric: id, unit: 'share' as const, query, quantile: 0.5, ...known, ...spread(told)}];
  });
}

function spread(
  told: readonly {node: Node; shares: readonly number[]}[],
): Required<Pick<SeriesMetric, 'regions' | 'nodes'>> {
  const regions = new Map<string, SeriesSample[]>();
  const nodes = new Map<string, {region: string; values: readonly number[]}>();
  for (const {node, shares} of told) {
    const region = regionOf(node);
    const samples = regions.get(region) ?? [];
    regions.set(region, samples);
    for (const value of shares) samples.push({node: node.id, value, censored: false});
    nodes.set(node.id, {region, values: shares});
  }
  return {regions, nodes};
}
