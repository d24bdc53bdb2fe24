import type {Fan, Tools} from '../../define-probe.ts';
import {askBothEnds, type BothEnds} from '../../two-ended/both-ends.ts';
import type {Arrivals, SeriesEvent} from '../../two-ended/events.ts';
import type {PortRange} from '../../two-ended/mesh.ts';

export const SERIES = {count: 20, intervalMs: 50} as const;
/** Later than this and a probe is asked again; what it measured is its own slowness. */
const LAG_LIMIT_MS = 200;

/** A series as both ends saw it. */
export type Series = {event: SeriesEvent; arrived: Arrivals; lagMs: number};

/** A series of small packets on every path of the fans at the same time. By `pairKey`. */
export function seriesFromBothEnds(
  fans: readonly Fan[],
  ports: PortRange | null,
  tools: Tools,
): Promise<Map<string, BothEnds<Series>>> {
  return askBothEnds<'series', Series>({fans, ports}, tools, {
    op: 'series',
    // Peers share the time, so more of them take no more turns.
    msPerTurn: SERIES.count * SERIES.intervalMs + 6_000,
    all: SERIES,
    join: (event, {arrived, lagMs}) =>
      event.rttMs.length === 0 ? null : {event, arrived, lagMs: Math.max(event.lagMs, lagMs)},
    isLate,
  });
}

export function isLate({lagMs}: Series): boolean {
  return lagMs > LAG_LIMIT_MS;
}
