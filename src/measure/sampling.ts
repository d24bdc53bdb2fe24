import {createHash} from 'node:crypto';
import {type Node, regionOf} from '../model/node.ts';
import {type Pair, stableOrder} from './schedule.ts';

/** Up to this many nodes every ordered pair is measured; above it, a sample. */
export const FULL_MESH_NODES = 64;
/** Inside its region a node measures the next ones on the ring of names. */
const RING = 10;
/** Pairs of nodes for every two regions, each measured in both directions. */
const PAIRS_PER_REGIONS = 5;

/**
 * Who measures whom in a fleet too large for all pairs: each node its next ten of its region in the order of hashed
 * names, so that series stay the same while nodes come and go, and for every two regions five pairs picked by
 * `seed`. Same nodes and seed, same sample. Shape: destinations by source.
 */
export function samplePeers(
  nodes: readonly Pick<Node, 'id' | 'labels'>[],
  seed: string,
): Map<string, Set<string>> {
  const peers = new Map(nodes.map(({id}) => [id, new Set<string>()]));
  const add = (source: string, destination: string) => peers.get(source)?.add(destination);
  const regions = membersOf(nodes);
  const names = [...regions.keys()].sort();
  for (const [i, name] of names.entries()) {
    const own = regions.get(name) ?? [];
    for (const [at, source] of own.entries()) {
      for (let step = 1; step <= Math.min(RING, own.length - 1); step++) {
        const next = own[(at + step) % own.length];
        if (next !== undefined) add(source, next);
      }
    }
    for (const other of names.slice(i + 1)) {
      for (const [a, b] of randomPairs(own, regions.get(other) ?? [], PAIRS_PER_REGIONS, seed)) {
        add(a, b);
        add(b, a);
      }
    }
  }
  return peers;
}

/** So many distinct pairs of one of each list, spread over as many nodes as there are; chosen by `seed`. */
export function randomPairs(
  own: readonly string[],
  theirs: readonly string[],
  count: number,
  seed: string,
): Pair<string>[] {
  const ours = shuffled(own, `${seed}\n<`);
  const others = shuffled(theirs, `${seed}\n>`);
  const pairs: Pair<string>[] = [];
  const most = Math.max(ours.length, others.length);
  for (let i = 0; i < ours.length * others.length && pairs.length < count; i++) {
    // Along the diagonals of the table of both, so that no node comes twice before all have come once.
    const along = i % most;
    const across = along + Math.floor(i / most);
    const [first, second] = ours.length < others.length ? [across, along] : [along, across];
    const a = ours[first % ours.length];
    const b = others[second % others.length];
    if (a !== undefined && b !== undefined) pairs.push([a, b]);
  }
  return pairs;
}

function shuffled(names: readonly string[], seed: string): string[] {
  const key = (name: string) => createHash('sha256').update(`${seed}\n${name}`).digest('hex');
  const keyed = names.map((name) => ({name, key: key(name)}));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({name}) => name);
}

function membersOf(nodes: readonly Pick<Node, 'id' | 'labels'>[]): Map<string, string[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const regions = new Map<string, string[]>();
  for (const id of stableOrder([...byId.keys()])) {
    const region = regionOf(byId.get(id) ?? {labels: {}});
    const members = regions.get(region);
    if (members === undefined) regions.set(region, [id]);
    else members.push(id);
  }
  return regions;
}
