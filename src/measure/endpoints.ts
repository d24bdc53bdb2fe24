import {isIP} from 'node:net';
import {factSegments, type NodeFacts, readFact} from '../model/fact.ts';
import type {Inventory, Node} from '../model/node.ts';
import type {Endpoint, Fan, PathLayer} from './define-probe.ts';
import {FULL_MESH_NODES, samplePeers} from './sampling.ts';
import type {Pair} from './schedule.ts';

/** Which of the possible paths: those named, else a sample picked by `seed` where there are too many. */
export type Choice = {seed: string; pairs?: readonly Pair<string>[]};

/** Who measures whom at a layer. Without facts only the hosts are known. Pure. */
export function fansOf(
  inventory: Inventory,
  facts: ReadonlyMap<string, NodeFacts>,
  layer: PathLayer,
  choice: Choice,
): Fan[] {
  const endpoints = new Map<string, Endpoint>();
  for (const node of inventory.nodes) {
    const found = layer === 'host' ? hostOf(node, facts) : podOf(node, facts.get(node.id));
    if (found !== null) endpoints.set(node.id, found);
  }
  const members = [...endpoints.values()];
  const peers = peersOf(members, choice);
  return members
    .map((source) => ({layer, source, destinations: destinationsOf(source, endpoints, peers)}))
    .filter(({destinations}) => destinations.length > 0);
}

function hostOf(node: Node, facts: ReadonlyMap<string, NodeFacts>): Endpoint {
  const usable = node.address !== undefined && isIP(node.address) !== 0;
  return {
    node,
    address: usable ? (node.address ?? null) : null,
    pid: null,
    mtuBytes: numberOf(facts.get(node.id), 'net.default.mtuBytes'),
  };
}

/**
 * One pod of a node, the first with an address and a process. Containers without a container network have
 * private addresses that repeat on every host, so they are no ends of paths.
 */
function podOf(node: Node, facts: NodeFacts | undefined): Endpoint | null {
  if (facts === undefined || !hasPodNetwork(facts)) return null;
  for (const pod of podNames(facts)) {
    const address = textOf(facts, `pod.${pod}.address`);
    const pid = numberOf(facts, `pod.${pod}.pid`);
    if (address === null || isIP(address) === 0 || pid === null) continue;
    if (!Number.isSafeInteger(pid) || pid <= 1) continue;
    return {node, address, pid, mtuBytes: numberOf(facts, `pod.${pod}.effectiveMtuBytes`)};
  }
  return null;
}

function hasPodNetwork(facts: NodeFacts): boolean {
  return Object.entries(facts.leaves).some(
    ([path, leaf]) =>
      'value' in leaf && (path === 'net.overlay.interface' || path.startsWith('cni.')),
  );
}

function podNames(facts: NodeFacts): string[] {
  const names = new Set<string>();
  for (const path of Object.keys(facts.leaves)) {
    const [first, name, third] = factSegments(path);
    if (first === 'pod' && name !== undefined && third !== undefined) names.add(name);
  }
  return [...names].sort();
}

/** Null: everybody. */
function peersOf(
  members: readonly Endpoint[],
  {pairs, seed}: Choice,
): ReadonlyMap<string, ReadonlySet<string>> | null {
  if (pairs !== undefined) {
    const bySource = Map.groupBy(pairs, ([source]) => source);
    return new Map(
      [...bySource].map(([source, own]) => [source, new Set(own.map(([, to]) => to))]),
    );
  }
  if (members.length <= FULL_MESH_NODES) return null;
  return samplePeers(
    members.map(({node}) => node),
    seed,
  );
}

function destinationsOf(
  source: Endpoint,
  endpoints: ReadonlyMap<string, Endpoint>,
  peers: ReadonlyMap<string, ReadonlySet<string>> | null,
): Endpoint[] {
  const others = peers === null ? endpoints.keys() : (peers.get(source.node.id) ?? []);
  return [...others].flatMap((id) => {
    const other = endpoints.get(id);
    if (other === undefined || other.node.id === source.node.id) return [];
    return sameFamily(source, other) ? [other] : [];
  });
}

/** An IPv4 node and an IPv6 node have no path between these addresses; an unknown address is reported as such. */
function sameFamily(a: Endpoint, b: Endpoint): boolean {
  if (a.address === null || b.address === null) return true;
  return isIP(a.address) === isIP(b.address);
}

function textOf(facts: NodeFacts, path: string): string | null {
  const fact = readFact(facts, path);
  return fact.ok && typeof fact.value === 'string' ? fact.value : null;
}

/** Numbers may have been kept as text. */
function numberOf(facts: NodeFacts | undefined, path: string): number | null {
  if (facts === undefined) return null;
  const fact = readFact(facts, path);
  if (!fact.ok || (typeof fact.value !== 'number' && typeof fact.value !== 'string')) return null;
  const value = Number(fact.value);
  return Number.isFinite(value) && value > 0 ? value : null;
}

export function ipVersionOf(address: string | null): 4 | 6 {
  return address !== null && isIP(address) === 6 ? 6 : 4;
}
