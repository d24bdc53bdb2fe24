import type {ThroughputResult} from '../../../model/path.ts';
import {commandAt, evidence, pathHead} from '../../common-result.ts';
import {classifyFlow} from './classify.ts';
import {intervalsOf} from './count.ts';
import {cutShort} from './cut-short.ts';
import type {ThroughputJob} from './plan.ts';
import type {TwoEndedBulk} from './two-ended.ts';

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
    ...cutShort(job.maxBytes, {bytes: sent.sentBytes, ms: received.endedMs}),
    retransmits: info?.retransmits ?? null,
    believedMtuBytes: info?.pmtuBytes ?? null,
    toolVersions: {source: python.source, destination: python.destination},
    ...(messages === undefined ? {} : {messages}),
    ...(datagrams === undefined ? {} : {datagrams}),
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
