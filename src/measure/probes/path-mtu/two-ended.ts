import type {Fan, Tools} from '../../define-probe.ts';
import {askBothEnds, type BothEnds} from '../../two-ended/both-ends.ts';
import type {PortRange} from '../../two-ended/mesh.ts';
import {narrowBlindly} from './narrow.ts';
import {bracketOf, isLagging, merged, type Sighting} from './sighting.ts';

/** One search takes 2.4 s or twelve round trips; the rest is for probes that run late and slow ways to them. */
const SEARCH_MS = 14_000;
const NARROW_SECONDS = 15;

/** One direction as both ends saw it, to which port, and how long that took. */
export type Search = {sighting: Sighting; port: number; durationMs: number};
export type TwoEnded = BothEnds<Search>;

/** Searches all paths of the fans at the same time, with the probe at both ends of each. By `pairKey`. */
export function searchFromBothEnds(
  fans: readonly Fan[],
  ports: PortRange | null,
  tools: Tools,
): Promise<Map<string, TwoEnded>> {
  return askBothEnds<'path-mtu', Search>(
    {fans, ports},
    tools,
    {
      op: 'path-mtu',
      msPerTurn: SEARCH_MS,
      moreSeconds: NARROW_SECONDS,
      join: (event, {arrived, lagMs}, {destination}) => {
        const sighting = merged(event, new Map(arrived.sizes), lagMs);
        const {durationMs} = event;
        if (bracketOf(sighting).passBytes === null) return null;
        return {sighting, port: destination.port, durationMs};
      },
      isLate: ({sighting}) => isLagging(sighting),
      afterLate,
    },
    narrowBlindly,
  );
}

/** What was believed before the run counts, as its answers may have changed that. */
function afterLate(first: Search, second: Search): Search {
  const {believedMtuBytes, route} = first.sighting;
  const packets = first.sighting.packets + second.sighting.packets;
  const durationMs = first.durationMs + second.durationMs;
  return {...second, durationMs, sighting: {...second.sighting, believedMtuBytes, route, packets}};
}
