import type {ThroughputResult} from '../../../model/path.ts';
import {commandAt, evidence, pathHead} from '../../common-result.ts';
import type {BulkReceivedEvent} from '../../two-ended/events.ts';
import {classifyFlow} from './classify.ts';
import {intervalsOf} from './count.ts';
import type {ThroughputJob} from './plan.ts';
import {say} from './strings.ts';
import type {TwoEndedBulk} from './two-ended.ts';

/** A byte limit that ends a stream before this leaves nothing but its slow start. */
const LEAST_MS = 1_000;

/** A transfer between two ends of the probe, in the words of the model. */
export function resultOfBulk(
  job: ThroughputJob,
  bulk: Extract<TwoEndedBulk, {kind: 'seen'}>,
  at: string,
): ThroughputResult {
  const {source, destination, layer, seconds} = job;
  const {sent, received, python, port, messages, datagrams} = bulk;
  const {info} = sent;
  const send = `iperf3 -c ${destination.address} -t ${seconds} -i 0.5`;
  const sender = [
    `one TCP stream to port ${port}: ${sent.sentBytes} bytes handed to the kernel in ${sent.durationMs} ms`,
    info === null
      ? 'no TCP_INFO'
      : `TCP_INFO: MSS ${info.mssBytes}, believed path MTU ${info.pmtuBytes}, RTT ${info.rttMs} ms, retransmits ${info.retransmits}`,
    `bytes received per ${received.intervalMs} ms: ${received.bytes.join(' ')}`,
    ...(messages ?? []).map(messageLine),
    ...(datagrams === undefined ? [] : [datagramLine(datagrams)]),
  ];
  const flow = classifyFlow(intervalsOf(received));
  return {
    probe: 'throughput',
    ...pathHead(layer, source, destination),
    method: 'two-ended',
    evidence: [evidence(commandAt(source, send), sender.join('\n'))],
    at,
    durationMs: sent.durationMs,
    ...flow,
    ...cutShort(job, sent.sentBytes, received),
    retransmits: info?.retransmits ?? null,
    believedMtuBytes: info?.pmtuBytes ?? null,
    toolVersions: {source: python.source, destination: python.destination},
    ...(messages === undefined ? {} : {messages}),
    ...(datagrams === undefined ? {} : {datagrams}),
  };
}

/** What the byte limit did to a transfer: told, and no rate where it ended before there can be one. */
function cutShort(
  {maxBytes}: ThroughputJob,
  sentBytes: number,
  {endedMs}: BulkReceivedEvent,
): Partial<ThroughputResult> {
  if (maxBytes === null || sentBytes < maxBytes || endedMs === null) return {};
  if (endedMs >= LEAST_MS) return {reason: say('cut-by-bytes', {allowed: maxBytes, ms: endedMs})};
  return {
    state: 'unknown',
    steadyBytesPerSecond: null,
    reason: say('too-few-bytes', {allowed: maxBytes, ms: endedMs}),
  };
}

function messageLine({bytes, ms, unfinished}: NonNullable<ThroughputResult['messages']>[number]) {
  const times = ms.length === 0 ? 'never' : `in ${ms.join(' / ')} ms`;
  const rest = unfinished > 0 && ms.length > 0 ? `, ${unfinished} not in time` : '';
  return `message of ${bytes} bytes acknowledged ${times}${rest}`;
}

function datagramLine(datagrams: NonNullable<ThroughputResult['datagrams']>): string {
  const {bytesPerSecond, sizeBytes, sent, received, reordered, duplicates} = datagrams;
  return `UDP, ${sizeBytes} bytes at ${bytesPerSecond} bytes/s: ${sent} sent, ${received} received, ${reordered} reordered, ${duplicates} twice`;
}
