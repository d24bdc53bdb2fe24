import type {Message} from '../../../model/message.ts';
import type {Fan, Tools} from '../../define-probe.ts';
import {say as sayCommon} from '../../strings.ts';
import type {SearchEvent} from '../../two-ended/events.ts';
import {
  endpointsOf,
  type Mesh,
  type MeshPair,
  meshKey,
  type PortRange,
  pairsOf,
  usablePairs,
  withMesh,
} from '../../two-ended/mesh.ts';
import {type Arrived, bracketOf, deservesSecondLook, merged, type Sighting} from './sighting.ts';

/** One search takes 8 s at most, the last wait for answers comes on top. */
const SEARCH_MS = 14_000;
const SEND_MS = 4_000;
const NARROW_ROUNDS = 6;
const PATIENCE_MS = 400;

/** What both ends know of one path, or why one of them cannot say. `otherwise` is left to a probe with one end. */
export type TwoEnded =
  | {
      kind: 'seen';
      sighting: Sighting;
      source: string;
      destination: string;
      port: number;
      at: string;
      durationMs: number;
    }
  | {kind: 'unknown'; reason: Message; port: number}
  | {kind: 'otherwise'; reason: Message};

/** Searches all paths of the fans at the same time, with the probe at both ends of each. By `pairKey`. */
export async function searchFromBothEnds(
  fans: readonly Fan[],
  ports: PortRange | null,
  tools: Tools,
): Promise<Map<string, TwoEnded>> {
  const wanted = pairsOf(fans);
  const found = new Map<string, TwoEnded>();
  if (wanted.length === 0) return found;
  const turns = Math.ceil(Math.max(...fans.map(({destinations}) => destinations.length)) / 16);
  // Twice the search, then what the receivers alone can tell.
  const seconds = (turns * (2 * SEARCH_MS + NARROW_ROUNDS * SEND_MS)) / 1000 + 30;
  await withMesh(endpointsOf(fans), tools, {ports, seconds}, async (mesh) => {
    const pairs = usablePairs(mesh, wanted, (key, reason) => {
      found.set(key, {kind: 'otherwise', reason});
    });
    const first = await search(mesh, pairs, tools);
    for (const [key, result] of first) found.set(key, result);
    const doubtful = pairs.filter((pair) => isDoubtful(found.get(meshKey(pair))));
    if (doubtful.length > 0 && !tools.signal?.aborted) {
      for (const [key, second] of await search(mesh, doubtful, tools)) {
        found.set(key, afterSecondLook(found.get(key), second));
      }
    }
    await narrowBlindly(mesh, pairs, found);
  });
  return found;
}

async function search(
  mesh: Mesh,
  pairs: readonly MeshPair[],
  tools: Tools,
): Promise<Map<string, TwoEnded>> {
  const at = tools.now();
  const events = await mesh.ask('path-mtu', pairs, {msPerTurn: SEARCH_MS});
  const arrivals = await mesh.arrivals(pairs);
  return new Map(
    pairs.map((pair): [string, TwoEnded] => {
      const key = meshKey(pair);
      return [key, judged(pair, at, events.get(key), arrivals.get(key))];
    }),
  );
}

function judged(
  pair: MeshPair,
  at: string,
  event: SearchEvent | undefined,
  arrival: {arrived: {sizes: readonly (readonly [number, number])[]}; lagMs: number} | undefined,
): TwoEnded {
  const source = pair.source.endpoint.node.id;
  const destination = pair.destination.endpoint.node.id;
  const {port} = pair.destination;
  const lost = (node: string): TwoEnded => ({
    kind: 'unknown',
    reason: sayCommon('probe-lost', {node}),
    port,
  });
  if (event === undefined) return lost(source);
  if (event.failed !== undefined) {
    const reason = sayCommon('send-failed', {node: source, detail: event.failed});
    return {kind: 'otherwise', reason};
  }
  // An answer proves that a size arrived; silence means nothing without the word of the other end.
  if (arrival === undefined) return lost(destination);
  const arrived: Arrived = new Map(arrival.arrived.sizes.map(([size, count]) => [size, count]));
  const sighting = merged(event, arrived, arrival.lagMs);
  if (bracketOf(sighting).passBytes === null) {
    const reason = sayCommon('probe-blocked', {destination, port});
    return {kind: 'otherwise', reason};
  }
  return {
    kind: 'seen',
    sighting,
    source,
    destination,
    port,
    at,
    durationMs: event.durationMs,
  };
}

function isDoubtful(result: TwoEnded | undefined): boolean {
  return result?.kind === 'seen' && deservesSecondLook(result.sighting);
}

/** What was believed before the run counts, as its answers may have changed that. */
function afterSecondLook(first: TwoEnded | undefined, second: TwoEnded): TwoEnded {
  if (first?.kind !== 'seen' || second.kind !== 'seen') return second;
  const {believedMtuBytes, route} = first.sighting;
  const packets = first.sighting.packets + second.sighting.packets;
  const durationMs = first.durationMs + second.durationMs;
  return {...second, durationMs, sighting: {...second.sighting, believedMtuBytes, route, packets}};
}

/**
 * Where packets arrive and the answers do not (a firewall that lets one direction through), the sender could not narrow
 * its search. Here the receiver’s word does.
 */
async function narrowBlindly(
  mesh: Mesh,
  pairs: readonly MeshPair[],
  found: Map<string, TwoEnded>,
): Promise<void> {
  for (let round = 0; round < NARROW_ROUNDS; round++) {
    const open = pairs.flatMap((pair) => {
      const result = found.get(meshKey(pair));
      if (result?.kind !== 'seen' || result.sighting.answered) return [];
      const sizes = blindSizes(result.sighting);
      return sizes.length === 0 ? [] : [{pair, result, sizes}];
    });
    if (open.length === 0) return;
    const sizesOf = new Map(open.map(({pair, sizes}) => [meshKey(pair), sizes]));
    const some = open.map(({pair}) => pair);
    const each = (pair: MeshPair) => ({sizes: sizesOf.get(meshKey(pair)) ?? []});
    const sent = await mesh.ask('send', some, {msPerTurn: SEND_MS}, {each});
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    const arrivals = await mesh.arrivals(some);
    for (const {pair, result} of open) {
      const own = sent.get(meshKey(pair));
      const arrival = arrivals.get(meshKey(pair));
      if (own === undefined || arrival === undefined) continue;
      found.set(meshKey(pair), {
        ...result,
        sighting: withBlind(result.sighting, own.sizes, arrival.arrived.sizes),
      });
    }
  }
}

function blindSizes(sighting: Sighting): number[] {
  const {passBytes, failBytes} = bracketOf(sighting);
  if (passBytes === null || failBytes === null || failBytes - passBytes <= 1) return [];
  const width = failBytes - passBytes;
  const inner = Array.from({length: 12}, (_, i) => passBytes + Math.floor((width * (i + 1)) / 13));
  return [...new Set(inner)]
    .filter((size) => size > passBytes && size < failBytes)
    .flatMap((size) => Array<number>(width <= 13 ? 7 : 3).fill(size));
}

function withBlind(
  sighting: Sighting,
  sent: readonly (readonly [number, number])[],
  arrived: readonly (readonly [number, number])[],
): Sighting {
  const came = new Map(arrived.map(([size, count]) => [size, count]));
  const sizes = new Map(sighting.sizes.map((row) => [row.sizeBytes, row]));
  let packets = 0;
  for (const [sizeBytes, count] of sent) {
    const before = sizes.get(sizeBytes);
    packets += count;
    sizes.set(sizeBytes, {
      sizeBytes,
      sent: (before?.sent ?? 0) + count,
      arrived: (before?.arrived ?? 0) + Math.min(count, came.get(sizeBytes) ?? 0),
      answered: 0,
      refused: before?.refused ?? false,
    });
  }
  const ordered = [...sizes.values()].sort((a, b) => a.sizeBytes - b.sizeBytes);
  return {...sighting, packets: sighting.packets + packets, sizes: ordered};
}
