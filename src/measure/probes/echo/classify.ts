import type {Message} from '../../../model/message.ts';
import type {EchoResult} from '../../../model/path.ts';
import {firstLine} from '../../clean.ts';
import type {PingOutput} from '../../ping-output.ts';
import {say as sayCommon} from '../../strings.ts';
import {say} from './strings.ts';

export type EchoVerdict = Pick<
  EchoResult,
  | 'state'
  | 'sent'
  | 'received'
  | 'lostForward'
  | 'lostBackward'
  | 'reordered'
  | 'duplicates'
  | 'lagMs'
  | 'rttMinMs'
  | 'rttMedianMs'
  | 'rttMaxMs'
  | 'reason'
>;

export function unknownEcho(reason: Message): EchoVerdict {
  const nothing = {rttMinMs: null, rttMedianMs: null, rttMaxMs: null};
  return {state: 'unknown', sent: 0, received: 0, ...nothing, reason};
}

/** What five small echoes say about a path. Without packets on the wire there is no statement. */
export function classifyEcho(output: PingOutput, node: string): EchoVerdict {
  if (output.notPermitted) return unknownEcho(sayCommon('ping-not-permitted', {node}));
  const complaint = firstLine(output.complaint ?? '');
  if (output.transmitted === null || output.transmitted === 0) {
    return unknownEcho(say('not-sent', {node, detail: complaint === '' ? '-' : complaint}));
  }
  const rtts = [...output.rttsMs].sort((a, b) => a - b);
  const sent = output.transmitted;
  const received = Math.min(rtts.length, sent);
  const verdict: EchoVerdict = {
    state: received === 0 ? 'no-echo' : received < sent ? 'lossy' : 'ok',
    sent,
    received,
    rttMinMs: rtts[0] ?? null,
    rttMedianMs: rtts[Math.floor((rtts.length - 1) / 2)] ?? null,
    rttMaxMs: rtts[rtts.length - 1] ?? null,
  };
  if (received > 0 || complaint === '') return verdict;
  return {...verdict, reason: say('complaint', {detail: complaint})};
}
