import type {PathEvidence} from '../../../model/path.ts';
import {commandAt, evidence} from '../../common-result.ts';
import type {Endpoint} from '../../define-probe.ts';
import {say as sayCommon} from '../../strings.ts';
import {type EchoVerdict, unknownEcho} from './classify.ts';
import {isLate, SERIES, type Series} from './two-ended.ts';

/** What a series says of a path when both ends counted: the direction of every loss is known. */
export function classifySeries(seen: Series, node: string): EchoVerdict {
  const {event, arrived, lagMs} = seen;
  if (isLate(seen)) {
    return unknownEcho(sayCommon('prober-lagging', {node, lagMs: Math.round(lagMs)}));
  }
  const rtts = [...event.rttMs].sort((a, b) => a - b);
  const received = Math.min(rtts.length, event.sent);
  // An answer proves that its packet arrived, whatever the other end has counted.
  const there = Math.max(received, Math.min(arrived.series, event.sent));
  return {
    state: received < event.sent ? 'lossy' : 'ok',
    sent: event.sent,
    received,
    lostForward: event.sent - there,
    lostBackward: there - received,
    reordered: arrived.reordered,
    duplicates: arrived.duplicates,
    lagMs,
    rttMinMs: rtts[0] ?? null,
    rttMedianMs: rtts[Math.floor((rtts.length - 1) / 2)] ?? null,
    rttMaxMs: rtts[rtts.length - 1] ?? null,
  };
}

/** The series in a few lines, under a command by which a person sees much the same. */
export function showSeries(seen: Series, source: Endpoint, destination: Endpoint): PathEvidence {
  const {event, arrived, lagMs} = seen;
  const {count, intervalMs} = SERIES;
  const ping = `ping -n -c ${count} -i ${Math.max(0.2, intervalMs / 1000)} -s 56 ${destination.address}`;
  const lines = [
    `UDP: ${event.sent} sent, ${arrived.series} arrived, ${event.rttMs.length} answered`,
    `${arrived.reordered} reordered, ${arrived.duplicates} duplicates, prober late by at most ${lagMs} ms`,
    `round trips in ms: ${event.rttMs.join(' ')}`,
  ];
  return evidence(commandAt(source, ping), lines.join('\n'));
}
