import type {EchoResult, PathMtuResult, ThroughputResult} from '../../model/path.ts';
import {cleanText} from '../clean.ts';
import type {BulkRow, CommonRow, EchoRow, MtuRow} from './paths-data.ts';
import {medianOf} from './paths-looks.ts';

export const COMMON_FIELDS = ['from', 'to', 'at', 'method', 'reason', 'evidence', 'runs'] as const;

export const MTU_FIELDS = [
  ...COMMON_FIELDS,
  ...([
    'state',
    'passBytes',
    'failBytes',
    'exact',
    'localBytes',
    'cached',
    'reportedBytes',
  ] as const),
  ...(['reportedBy', 'lostBetween', 'packets', 'controlSent', 'controlReceived'] as const),
] as const satisfies (keyof MtuRow)[];

export const ECHO_FIELDS = [
  ...COMMON_FIELDS,
  ...(['state', 'sent', 'received', 'lostForward', 'lostBackward', 'reordered'] as const),
  ...(['duplicates', 'lagMs', 'minMs', 'medianMs', 'maxMs', 'runsMs'] as const),
] as const satisfies (keyof EchoRow)[];

export const BULK_FIELDS = [
  ...COMMON_FIELDS,
  ...(['state', 'steady', 'average', 'stalledMs', 'retransmits', 'believedBytes'] as const),
  ...(['versions', 'messages', 'datagrams', 'beside', 'runsBytes'] as const),
] as const satisfies (keyof BulkRow)[];

export function mtuRow(common: CommonRow, result: PathMtuResult): MtuRow {
  const {lostBetween: lost} = result;
  return {
    ...common,
    state: result.state,
    passBytes: result.passBytes,
    failBytes: result.failBytes,
    exact: result.exact,
    localBytes: result.localLimitBytes,
    cached: result.localLimitCached,
    reportedBytes: result.reportedMtuBytes,
    reportedBy: named(result.reportedBy),
    lostBetween:
      lost === undefined ? null : [lost.afterHop, named(lost.afterAddress), lost.beforeHop],
    packets: result.packets,
    controlSent: result.controlSent,
    controlReceived: result.controlReceived,
  };
}

export function echoRow(
  common: CommonRow,
  result: EchoResult,
  runs: readonly EchoResult[],
): EchoRow {
  return {
    ...common,
    state: result.state,
    sent: result.sent,
    received: result.received,
    lostForward: result.lostForward ?? null,
    lostBackward: result.lostBackward ?? null,
    reordered: result.reordered ?? null,
    duplicates: result.duplicates ?? null,
    lagMs: short(result.lagMs ?? null),
    minMs: short(result.rttMinMs),
    medianMs: short(result.rttMedianMs),
    maxMs: short(result.rttMaxMs),
    runsMs: valuesOf(runs, ({rttMedianMs}) => rttMedianMs),
  };
}

export function bulkRow(
  common: CommonRow,
  result: ThroughputResult,
  runs: readonly ThroughputResult[],
): BulkRow {
  const {datagrams, messages, besideOthers, toolVersions} = result;
  return {
    ...common,
    state: result.state,
    steady: short(result.steadyBytesPerSecond),
    average: short(result.averageBytesPerSecond),
    stalledMs: result.stalledMs,
    retransmits: result.retransmits,
    believedBytes: result.believedMtuBytes,
    versions: [cleanText(toolVersions.source), cleanText(toolVersions.destination)],
    messages:
      messages?.map(({bytes, ms, unfinished}) => [
        bytes,
        ms.length === 0 ? null : short(medianOf(ms)),
        ms.length,
        unfinished,
      ]) ?? null,
    datagrams:
      datagrams === undefined
        ? null
        : {
            sent: datagrams.sent,
            received: datagrams.received,
            reordered: datagrams.reordered,
            sizeBytes: datagrams.sizeBytes,
          },
    beside: besideOthers ?? null,
    runsBytes: valuesOf(runs, rateOf),
  };
}

/** Flow while it flowed; 0 where nothing came through, null where that is not known. */
export function rateOf(result: Pick<ThroughputResult, 'state' | 'steadyBytesPerSecond'>) {
  if (result.state === 'unknown') return null;
  return result.state === 'dead' ? 0 : result.steadyBytesPerSecond;
}

function valuesOf<R>(runs: readonly R[], of: (run: R) => number | null): readonly number[] | null {
  if (runs.length < 2) return null;
  return runs.flatMap((run) => short(of(run)) ?? []);
}

// Four digits are more than any clock here bears.
function short(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}

function named(text: string | null): string | null {
  return text === null ? null : cleanText(text);
}
