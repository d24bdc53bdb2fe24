import type {Message} from '../../../model/message.ts';
import type {Fan, Tools} from '../../define-probe.ts';
import {say as sayCommon} from '../../strings.ts';
import type {Arrivals, SeriesEvent} from '../../two-ended/events.ts';
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

export const SERIES = {count: 20, intervalMs: 50} as const;
/** Later than this and a probe is asked again; what it measured is its own slowness. */
export const LAG_LIMIT_MS = 200;
const SERIES_MS = SERIES.count * SERIES.intervalMs + 6_000;

/** A series as both ends saw it, or why there is none. `otherwise` is left to ping. */
export type TwoEndedSeries =
  | {kind: 'seen'; event: SeriesEvent; arrived: Arrivals; lagMs: number; at: string}
  | {kind: 'unknown'; reason: Message}
  | {kind: 'otherwise'; reason: Message};

/** A series of small packets on every path of the fans at the same time. By `pairKey`. */
export async function seriesFromBothEnds(
  fans: readonly Fan[],
  ports: PortRange | null,
  tools: Tools,
): Promise<Map<string, TwoEndedSeries>> {
  const wanted = pairsOf(fans);
  const found = new Map<string, TwoEndedSeries>();
  if (wanted.length === 0) return found;
  const seconds = (2 * SERIES_MS) / 1000 + 15;
  await withMesh(endpointsOf(fans), tools, {ports, seconds}, async (mesh) => {
    const pairs = usablePairs(mesh, wanted, (key, reason) => {
      found.set(key, {kind: 'otherwise', reason});
    });
    await run(mesh, pairs, found, tools);
    const late = pairs.filter((pair) => isLate(found.get(meshKey(pair))));
    if (late.length > 0 && !tools.signal?.aborted) await run(mesh, late, found, tools);
  });
  return found;
}

export function isLate(result: TwoEndedSeries | undefined): boolean {
  return result?.kind === 'seen' && result.lagMs > LAG_LIMIT_MS;
}

async function run(
  mesh: Mesh,
  pairs: readonly MeshPair[],
  found: Map<string, TwoEndedSeries>,
  tools: Tools,
): Promise<void> {
  const at = tools.now();
  // Peers share the time, so more of them take no more turns.
  const events = await mesh.ask('series', pairs, {msPerTurn: SERIES_MS}, {all: SERIES});
  const arrivals = await mesh.arrivals(pairs);
  for (const pair of pairs) {
    const key = meshKey(pair);
    found.set(key, judged(pair, at, events.get(key), arrivals.get(key)));
  }
}

function judged(
  pair: MeshPair,
  at: string,
  event: SeriesEvent | undefined,
  arrival: {arrived: Arrivals; lagMs: number} | undefined,
): TwoEndedSeries {
  const source = pair.source.endpoint.node.id;
  const destination = pair.destination.endpoint.node.id;
  const lost = (node: string): TwoEndedSeries => ({
    kind: 'unknown',
    reason: sayCommon('probe-lost', {node}),
  });
  if (event === undefined) return lost(source);
  if (event.failed !== undefined) {
    const reason = sayCommon('send-failed', {node: source, detail: event.failed});
    return {kind: 'otherwise', reason};
  }
  if (arrival === undefined) return lost(destination);
  if (event.rttMs.length === 0) {
    const reason = sayCommon('probe-blocked', {destination, port: pair.destination.port});
    return {kind: 'otherwise', reason};
  }
  const lagMs = Math.max(event.lagMs, arrival.lagMs);
  return {kind: 'seen', event, arrived: arrival.arrived, lagMs, at};
}
