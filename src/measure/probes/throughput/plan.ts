import {type Node, regionOf} from '../../../model/node.ts';
import type {PathResult} from '../../../model/path.ts';
import type {Endpoint, Fan, PathLayer, PlanView, Stage} from '../../define-probe.ts';
import {ipVersionOf} from '../../endpoints.ts';
import {FULL_MESH_NODES} from '../../sampling.ts';
import {type Pair, regionPair, splitByCaps, stableOrder} from '../../schedule.ts';
import {allPairs} from './all-pairs.ts';

export type ThroughputJob = {
  layer: PathLayer;
  source: Endpoint;
  destination: Endpoint;
  seconds: number;
  /** A test in which nothing arrived is repeated for this long, if it was shorter: “late” is not “never”. */
  secondLookSeconds: number;
  /** The stream ends after so many bytes; null: only by time. */
  maxBytes: number | null;
  /** Also by iperf3, right afterwards. */
  crossCheck: boolean;
  /** Ports the listener may use; null or left out: any. */
  ports?: readonly [number, number] | null;
  /** The same stream again, alone, to compare: nothing but the stream. */
  isRepeat?: boolean;
};

const ORDERS_TRIED = 32;
/** A flow over a black hole may begin after about 3 s, when the sender’s kernel probes for the path MTU by itself. */
const SECOND_LOOK_SECONDS = 6;
/** Just long enough to see that late start; eight intervals tell a settled rate. */
const POD_SECONDS = 4;

/**
 * Between hosts: one pair of nodes for every two regions and one inside each region, each in both directions. Then
 * between the pods of the same pairs, where both nodes have one, in one direction: what pods cost shows there too.
 * With `allPairs` every two nodes instead (in a large fleet every two of the sample), by the circle method.
 * No node is in two tests at once, and between two regions no more than `regionPairCap` run at the same time.
 */
export function planThroughput(view: PlanView): Stage<ThroughputJob>[] {
  const {bandwidthSeconds} = view.options;
  const times = {
    host: {seconds: bandwidthSeconds, secondLookSeconds: SECOND_LOOK_SECONDS},
    pod: {seconds: Math.min(bandwidthSeconds + 1, POD_SECONDS), secondLookSeconds: POD_SECONDS},
  };
  if (view.options.allPairs) {
    return (['host', 'pod'] as const).map((layer) => {
      const jobs = jobMaker(view, layer, times[layer]);
      const regions = regionsOf(view, layer);
      const sampled = view.sampled || [...regions.values()].flat().length > FULL_MESH_NODES;
      const {regionPairCap} = view.options;
      const rounds = allPairs(regions, fansOn(view, layer), {regionPairCap, sampled});
      return {layer, rounds: rounds.map((round) => round.flatMap(jobs))};
    });
  }
  const pairs = representatives(view);
  const both = [...pairs, ...pairs.map(([a, b]): Pair<string> => [b, a])];
  return (['host', 'pod'] as const).map((layer) => {
    const wanted = layer === 'host' ? both : pairs;
    const jobs = wanted.flatMap(jobMaker(view, layer, times[layer]));
    return {layer, rounds: fewestRounds(jobs, view.options.regionPairCap)};
  });
}

/** The test of a pair, unless it is done already or cannot be: an end without address, another IP version. */
function jobMaker(
  view: PlanView,
  layer: PathLayer,
  times: Pick<ThroughputJob, 'seconds' | 'secondLookSeconds'>,
): (pair: Pair<string>) => ThroughputJob[] {
  const {ports, crossCheck} = view.options;
  const ends = endsOf(view, layer);
  const known = new Set(
    doneOn(view, layer).map(({source, destination}) => `${source}\n${destination}`),
  );
  return ([a, b]) => {
    const source = ends.get(a);
    const destination = ends.get(b);
    if (source === undefined || destination === undefined || known.has(`${a}\n${b}`)) return [];
    // A pod network of another IP version is another network.
    if (ipVersionOf(source.address) !== ipVersionOf(destination.address)) return [];
    return [{layer, source, destination, ...times, maxBytes: null, crossCheck, ports}];
  };
}

function fansOn({fans}: PlanView, layer: PathLayer): Fan[] {
  return fans.filter((fan) => fan.layer === layer);
}

/** Every end of a layer that has an address, by node. */
function endsOf(view: PlanView, layer: PathLayer): Map<string, Endpoint> {
  const ends = new Map<string, Endpoint>();
  for (const fan of fansOn(view, layer)) {
    for (const end of [fan.source, ...fan.destinations]) {
      if (end.address !== null) ends.set(end.node.id, end);
    }
  }
  return ends;
}

function doneOn({done}: PlanView, layer: PathLayer): PathResult[] {
  return done.filter((result) => result.probe === 'throughput' && result.layer === layer);
}

/** Nodes with an end on a layer, also those whose own tests are done already, by region and in a fixed order. */
function regionsOf(view: PlanView, layer: PathLayer): Map<string, string[]> {
  const {facts, inventory} = view;
  const ids = new Set(endsOf(view, layer).keys());
  for (const {source, destination} of doneOn(view, layer)) ids.add(source).add(destination);
  const nodes = new Map(inventory.nodes.map((node) => [node.id, node]));
  const answering = (id: string) => facts.size === 0 || facts.has(id);
  const ordered = stableOrder([...ids]).filter((id) => nodes.has(id));
  const names = [...ordered.filter(answering), ...ordered.filter((id) => !answering(id))];
  return Map.groupBy(names, (id) => regionOf(nodes.get(id) as Node));
}

/** The pods of the same nodes as the hosts; where only pods are measured, of those that have one. */
function representatives(view: PlanView): Pair<string>[] {
  const layer = view.options.layers.includes('host') ? 'host' : 'pod';
  return spread(regionsOf(view, layer));
}

/** Work is spread over the nodes of a region, so that one slow node does not stand for its region in every pair. */
function spread(regions: ReadonlyMap<string, readonly string[]>): Pair<string>[] {
  const turns = new Map<string, number>();
  const next = (region: string): string | undefined => {
    const own = regions.get(region) ?? [];
    const turn = turns.get(region) ?? 0;
    turns.set(region, turn + 1);
    return own[turn % Math.max(1, own.length)];
  };
  const names = [...regions.keys()].sort();
  const wanted: [string, string][] = [];
  for (const [i, name] of names.entries()) {
    for (const other of names.slice(i + 1)) wanted.push([name, other]);
  }
  for (const name of names) if ((regions.get(name)?.length ?? 0) > 1) wanted.push([name, name]);
  return wanted.flatMap(([a, b]): Pair<string>[] => {
    const one = next(a);
    const other = next(b);
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

/** First fit depends on the order of jobs; a few orders are tried and the shortest schedule is kept. */
function fewestRounds(jobs: readonly ThroughputJob[], regionPairCap: number): ThroughputJob[][] {
  const capOf = (resource: string) => (resource.startsWith('regions ') ? regionPairCap : 1);
  let best = splitByCaps(jobs, resourcesOf, capOf);
  for (let shift = 1; shift < Math.min(jobs.length, ORDERS_TRIED); shift++) {
    const turned = [...jobs.slice(shift), ...jobs.slice(0, shift)];
    const rounds = splitByCaps(turned, resourcesOf, capOf);
    if (rounds.length < best.length) best = rounds;
  }
  return best;
}

function resourcesOf({source, destination}: ThroughputJob): string[] {
  const ends = [`node ${source.node.id}`, `node ${destination.node.id}`];
  const regions = [regionOf(source.node), regionOf(destination.node)] as const;
  return regions[0] === regions[1] ? ends : [...ends, `regions ${regionPair(...regions)}`];
}
