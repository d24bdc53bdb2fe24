import type {Message} from '../../model/message.ts';
import type {Fan, Tools} from '../define-probe.ts';
import {say} from '../strings.ts';
import type {Arrivals, SearchEvent, SeriesEvent} from './events.ts';
import {
  AT_A_TIME,
  endpointsOf,
  type Mesh,
  type MeshPair,
  meshKey,
  type PortRange,
  pairsOf,
  usablePairs,
  withMesh,
} from './mesh.ts';

/** What both ends know of one path, or why one of them cannot say. `otherwise` is left to a probe with one end. */
export type BothEnds<Seen> =
  | ({kind: 'seen'; at: string} & Seen)
  | {kind: 'unknown'; reason: Message}
  | {kind: 'otherwise'; reason: Message};

type Events = {'path-mtu': SearchEvent; series: SeriesEvent};
type Op = keyof Events;

/** One way of asking all sources at the same time and believing what their destinations confirm. */
export type Asking<K extends Op, Seen> = {
  op: K;
  msPerTurn: number;
  /** How long the mesh must stay up, per turn, for what comes after both looks. */
  moreSeconds?: number;
  all?: Record<string, unknown>;
  /** Puts the two halves together; null when nothing came through. */
  join(event: Events[K], arrival: {arrived: Arrivals; lagMs: number}, pair: MeshPair): Seen | null;
  /** The probe itself was so late that it is asked once more. */
  isLate(seen: Seen): boolean;
  /** What of the first look counts beside the second. */
  afterLate?(first: Seen, second: Seen): Seen;
};

/**
 * Asks every path of the fans at the same time, with the probe at both ends of each, and once more those on which the
 * probe ran late. By `pairKey`. `finish` may ask more while the mesh is up.
 */
export async function askBothEnds<K extends Op, Seen>(
  {fans, ports}: {fans: readonly Fan[]; ports: PortRange | null},
  tools: Tools,
  asking: Asking<K, Seen>,
  finish: (
    mesh: Mesh,
    pairs: readonly MeshPair[],
    found: Map<string, BothEnds<Seen>>,
  ) => Promise<void> = async () => {},
): Promise<Map<string, BothEnds<Seen>>> {
  const wanted = pairsOf(fans);
  const found = new Map<string, BothEnds<Seen>>();
  if (wanted.length === 0) return found;
  const turns = Math.ceil(
    Math.max(...fans.map(({destinations}) => destinations.length)) / AT_A_TIME,
  );
  const seconds = turns * ((2 * asking.msPerTurn) / 1000 + (asking.moreSeconds ?? 0)) + 15;
  await withMesh(endpointsOf(fans), tools, {ports, seconds}, async (mesh) => {
    const pairs = usablePairs(mesh, wanted, (key, reason) => {
      found.set(key, {kind: 'otherwise', reason});
    });
    for (const [key, result] of await look(mesh, pairs, asking, tools)) found.set(key, result);
    const late = pairs.filter((pair) => {
      const result = found.get(meshKey(pair));
      return result?.kind === 'seen' && asking.isLate(result);
    });
    if (late.length > 0 && !tools.signal?.aborted) {
      for (const [key, second] of await look(mesh, late, asking, tools)) {
        const first = found.get(key);
        const both = first?.kind === 'seen' && second.kind === 'seen';
        found.set(key, both ? {...second, ...asking.afterLate?.(first, second)} : second);
      }
    }
    await finish(mesh, pairs, found);
  });
  return found;
}

async function look<K extends Op, Seen>(
  mesh: Mesh,
  pairs: readonly MeshPair[],
  asking: Asking<K, Seen>,
  tools: Tools,
): Promise<Map<string, BothEnds<Seen>>> {
  const at = tools.now();
  const limits = {msPerTurn: asking.msPerTurn};
  const extra = asking.all === undefined ? {} : {all: asking.all};
  const events = await mesh.ask(asking.op, pairs, limits, extra);
  const arrivals = await mesh.arrivals(pairs);
  return new Map(
    pairs.map((pair): [string, BothEnds<Seen>] => {
      const key = meshKey(pair);
      return [
        key,
        judged(pair, at, asking, events.get(key) as Events[K] | undefined, arrivals.get(key)),
      ];
    }),
  );
}

function judged<K extends Op, Seen>(
  pair: MeshPair,
  at: string,
  asking: Asking<K, Seen>,
  event: Events[K] | undefined,
  arrival: {arrived: Arrivals; lagMs: number} | undefined,
): BothEnds<Seen> {
  const source = pair.source.endpoint.node.id;
  const destination = pair.destination.endpoint.node.id;
  if (event === undefined) return {kind: 'unknown', reason: say('probe-lost', {node: source})};
  if (event.failed !== undefined) {
    const reason = say('send-failed', {node: source, detail: event.failed});
    return {kind: 'otherwise', reason};
  }
  // An answer proves that a packet arrived; silence means nothing without the word of the other end.
  if (arrival === undefined) {
    return {kind: 'unknown', reason: say('probe-lost', {node: destination})};
  }
  const seen = asking.join(event, arrival, pair);
  if (seen !== null) return {kind: 'seen', at, ...seen};
  const {port} = pair.destination;
  return {kind: 'otherwise', reason: say('probe-blocked', {destination, port})};
}
