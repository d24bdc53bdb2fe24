import type {Fan, Tools} from '../../define-probe.ts';
import {askBothEnds, type BothEnds} from '../../two-ended/both-ends.ts';
import {meshKey, type PortRange} from '../../two-ended/mesh.ts';
import {narrowBlindly} from './narrow.ts';
import {bracketOf, isLagging, merged, type Sighting} from './sighting.ts';

/** One search takes 2.4 s or twelve round trips; the rest is for probes that run late and slow ways to them. */
const SEARCH_MS = 14_000;
const NARROW_SECONDS = 15;

/** One direction as both ends saw it, to which port, and how long that took. */
export type Search = {sighting: Sighting; port: number; durationMs: number};
/** `told`: what a router said though nothing came through; the kernel believes that from then on. */
export type TwoEnded = BothEnds<Search> & {told?: Told};
export type Told = {mtuBytes: number; by: string | null; believedBeforeBytes: number | null};

/** Searches all paths of the fans at the same time, with the probe at both ends of each. By `pairKey`. */
export async function searchFromBothEnds(
  fans: readonly Fan[],
  ports: PortRange | null,
  tools: Tools,
): Promise<Map<string, TwoEnded>> {
  const told = new Map<string, Told>();
  const found: Map<string, TwoEnded> = await askBothEnds<'path-mtu', Search>(
    {fans, ports},
    tools,
    {
      op: 'path-mtu',
      msPerTurn: SEARCH_MS,
      moreSeconds: NARROW_SECONDS,
      join: (event, {arrived, lagMs}, pair) => {
        const sighting = merged(event, new Map(arrived.sizes), lagMs);
        const {durationMs, icmp, believedMtuBytes: believedBeforeBytes} = event;
        const {port} = pair.destination;
        if (bracketOf(sighting).passBytes !== null) return {sighting, port, durationMs};
        if (icmp !== null) {
          told.set(meshKey(pair), {mtuBytes: icmp.mtu, by: icmp.by, believedBeforeBytes});
        }
        return null;
      },
      isLate: ({sighting}) => isLagging(sighting),
      afterLate,
    },
    narrowBlindly,
  );
  for (const [key, said] of told) {
    const result = found.get(key);
    if (result?.kind === 'otherwise') found.set(key, {...result, told: said});
  }
  return found;
}

/** What was believed before the run counts, as its answers may have changed that. */
function afterLate(first: Search, second: Search): Search {
  const {believedMtuBytes, route} = first.sighting;
  const packets = first.sighting.packets + second.sighting.packets;
  const durationMs = first.durationMs + second.durationMs;
  return {...second, durationMs, sighting: {...second.sighting, believedMtuBytes, route, packets}};
}
