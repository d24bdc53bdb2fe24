import type {PairSummary} from '../model/comparison.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import {byText} from './order.ts';
import {ascending, median} from './quantile.ts';
import {bytesPerSecond} from './region-samples.ts';
import {round} from './round.ts';

/** Bulk TCP between regions (and inside them), both ways told apart: distance and limits lie on the way. */
export function pairSummariesOf(
  paths: readonly PathResult[],
  nodes: readonly Node[],
): PairSummary[] {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const values = new Map<string, {from: string; to: string; own: number[]}>();
  for (const result of paths) {
    if (result.probe !== 'throughput' || result.layer !== 'host') continue;
    const from = regions.get(result.source);
    const to = regions.get(result.destination);
    const value = bytesPerSecond(result);
    if (from === undefined || to === undefined || value === null) continue;
    const key = JSON.stringify([from, to]);
    const there = values.get(key);
    if (there === undefined) values.set(key, {from, to, own: [value]});
    else there.own.push(value);
  }
  return [...values.values()]
    .sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to))
    .map(({from, to, own}) => {
      const sorted = ascending(own);
      return {
        from,
        to,
        metric: 'throughput',
        unit: 'bytes-per-second',
        runs: own.length,
        dead: own.filter((value) => value === 0).length,
        median: round(median(sorted)),
        slowest: round(sorted[0] ?? null),
      };
    });
}
