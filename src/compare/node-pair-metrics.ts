import type {PathResult} from '../model/path.ts';
import {measuredNodes, type NodeMetric} from './node-metric.ts';
import {bytesPerSecond} from './region-samples.ts';

type Told = Pick<NodeMetric, 'nodes' | 'bound'>;

/** Values of one node with each peer, in the order measured. */
type ByPeer = Map<string, Map<string, {at: string; value: number}[]>>;

/**
 * Bulk TCP and small echoes between nodes of one region, as a property of each node: per repeat the best over its
 * peers. Nothing that came through with any peer is the worst there is.
 */
export function pairMetrics(
  paths: readonly PathResult[],
  regions: ReadonlyMap<string, string>,
): {sent: Told; received: Told; roundTrip: Told} {
  const sent: ByPeer = new Map();
  const received: ByPeer = new Map();
  const roundTrip: ByPeer = new Map();
  for (const result of paths) {
    if (result.layer !== 'host') continue;
    const {source, destination, at} = result;
    const region = regions.get(source);
    if (region === undefined || region !== regions.get(destination)) continue;
    if (result.probe === 'throughput') {
      const value = bytesPerSecond(result);
      if (value === null) continue;
      note(sent, source, destination, {at, value});
      note(received, destination, source, {at, value});
    } else if (result.probe === 'echo' && result.rttMedianMs !== null) {
      note(roundTrip, source, destination, {at, value: result.rttMedianMs});
    }
  }
  return {
    sent: best(sent, regions, Math.max),
    received: best(received, regions, Math.max),
    roundTrip: best(roundTrip, regions, Math.min),
  };
}

function note(into: ByPeer, node: string, peer: string, one: {at: string; value: number}): void {
  const peers = into.get(node) ?? new Map<string, {at: string; value: number}[]>();
  const values = peers.get(peer) ?? [];
  values.push(one);
  peers.set(peer, values);
  into.set(node, peers);
}

function best(
  byPeer: ByPeer,
  regions: ReadonlyMap<string, string>,
  better: (...values: number[]) => number,
): Told {
  const runs = new Map<string, number[]>();
  const bound = new Map<string, number>();
  for (const [node, peers] of byPeer) {
    const perPeer = [...peers.values()].map((values) =>
      values.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.value - b.value)),
    );
    const repeats = Math.max(...perPeer.map((values) => values.length));
    const own = Array.from({length: repeats}, (_, r) =>
      better(...perPeer.flatMap((values) => values[r]?.value ?? [])),
    );
    runs.set(
      node,
      own.map((value) => (value === 0 ? Number.POSITIVE_INFINITY : value)),
    );
    bound.set(node, better(...own));
  }
  return {nodes: measuredNodes(runs, regions), bound};
}
