import {type Node, regionOf} from '../../../model/node.ts';
import type {PathResult} from '../../../model/path.ts';
import type {Endpoint, PathLayer, PlanView, Stage} from '../../define-probe.ts';
import {ipVersionOf} from '../../endpoints.ts';
import {regionPair, splitByCaps, stableOrder} from '../../schedule.ts';

export type ThroughputJob = {
  layer: PathLayer;
  source: Endpoint;
  destination: Endpoint;
  seconds: number;
  /** A test in which nothing arrived is repeated for this long, if it was shorter: “late” is not “never”. */
  secondLookSeconds: number;
  /** Ports the listener may use; null or left out: any. */
  ports?: readonly [number, number] | null;
};

const ORDERS_TRIED = 32;
/** A flow over a black hole may begin after about 3 s, when the sender’s kernel probes for the path MTU by itself. */
const SECOND_LOOK_SECONDS = 6;
/** Just long enough to see that late start; eight intervals tell a settled rate. */
const POD_SECONDS = 4;

/**
 * Between hosts: one pair of nodes for every two regions and one inside each region, each in both directions. Then
 * between the pods of the same pairs, where both nodes have one, in one direction: what pods cost shows there too.
 * No node is in two tests at once, and between two regions no more than `regionPairCap` run at the same time.
 */
export function planThroughput(view: PlanView): Stage<ThroughputJob>[] {
  const {bandwidthSeconds} = view.options;
  const pairs = representatives(candidates(view));
  const both = [...pairs, ...pairs.map(([a, b]): NodePair => [b, a])];
  return [
    stageOf(view, 'host', both, {
      seconds: bandwidthSeconds,
      secondLookSeconds: SECOND_LOOK_SECONDS,
    }),
    stageOf(view, 'pod', pairs, {
      seconds: Math.min(bandwidthSeconds + 1, POD_SECONDS),
      secondLookSeconds: POD_SECONDS,
    }),
  ];
}

type NodePair = [Node, Node];

function stageOf(
  view: PlanView,
  layer: PathLayer,
  pairs: readonly NodePair[],
  times: Pick<ThroughputJob, 'seconds' | 'secondLookSeconds'>,
): Stage<ThroughputJob> {
  const {ports, regionPairCap} = view.options;
  const ends = endsOf(view, layer);
  const known = new Set(
    doneOn(view, layer).map(({source, destination}) => `${source}\n${destination}`),
  );
  const jobs = pairs.flatMap(([a, b]): ThroughputJob[] => {
    const source = ends.get(a.id);
    const destination = ends.get(b.id);
    if (source === undefined || destination === undefined || known.has(`${a.id}\n${b.id}`)) {
      return [];
    }
    // A pod network of another IP version is another network.
    if (ipVersionOf(source.address) !== ipVersionOf(destination.address)) return [];
    return [{layer, source, destination, ...times, ports}];
  });
  return {layer, rounds: fewestRounds(jobs, regionPairCap)};
}

/** Every end of a layer that has an address, by node. */
function endsOf({fans}: PlanView, layer: PathLayer): Map<string, Endpoint> {
  const ends = new Map<string, Endpoint>();
  for (const fan of fans) {
    if (fan.layer !== layer) continue;
    for (const end of [fan.source, ...fan.destinations]) {
      if (end.address !== null) ends.set(end.node.id, end);
    }
  }
  return ends;
}

function doneOn({done}: PlanView, layer: PathLayer): PathResult[] {
  return done.filter((result) => result.probe === 'throughput' && result.layer === layer);
}

/** Nodes by region, in a fixed order, those that answered first; also those whose own tests are done already. */
function candidates(view: PlanView): Map<string, Node[]> {
  const {facts, inventory} = view;
  const ids = new Set(endsOf(view, 'host').keys());
  for (const {source, destination} of doneOn(view, 'host')) ids.add(source).add(destination);
  const nodes = new Map(inventory.nodes.map((node) => [node.id, node]));
  const answering = (id: string) => facts.size === 0 || facts.has(id);
  const ordered = stableOrder([...ids]);
  const names = [...ordered.filter(answering), ...ordered.filter((id) => !answering(id))];
  const found = names.flatMap((name) => nodes.get(name) ?? []);
  return Map.groupBy(found, regionOf);
}

/** Work is spread over the nodes of a region, so that one slow node does not stand for its region in every pair. */
function representatives(regions: ReadonlyMap<string, readonly Node[]>): NodePair[] {
  const turns = new Map<string, number>();
  const next = (region: string): Node | undefined => {
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
  return wanted.flatMap(([a, b]): NodePair[] => {
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
