import type {ThroughputResult} from '../../../model/path.ts';
import {commandAt, evidence, pathHead} from '../../common-result.ts';
import {classifyFlow} from './classify.ts';
import {intervalsOf} from './count.ts';
import type {ThroughputJob} from './plan.ts';
import type {TwoEndedBulk} from './two-ended.ts';

/** A transfer between two ends of the probe, in the words of the model. */
export function resultOfBulk(
  {source, destination, layer, seconds}: ThroughputJob,
  {sent, received, python, port}: Extract<TwoEndedBulk, {kind: 'seen'}>,
  at: string,
): ThroughputResult {
  const {info} = sent;
  const send = `iperf3 -c ${destination.address} -t ${seconds} -i 0.5`;
  const sender = [
    `one TCP stream to port ${port}: ${sent.sentBytes} bytes handed to the kernel in ${sent.durationMs} ms`,
    info === null
      ? 'no TCP_INFO'
      : `TCP_INFO: MSS ${info.mssBytes}, believed path MTU ${info.pmtuBytes}, RTT ${info.rttMs} ms, retransmits ${info.retransmits}`,
    `bytes received per ${received.intervalMs} ms: ${received.bytes.join(' ')}`,
  ];
  return {
    probe: 'throughput',
    ...pathHead(layer, source, destination),
    method: 'two-ended',
    evidence: [evidence(commandAt(source, send), sender.join('\n'))],
    at,
    durationMs: sent.durationMs,
    ...classifyFlow(intervalsOf(received)),
    retransmits: info?.retransmits ?? null,
    believedMtuBytes: info?.pmtuBytes ?? null,
    toolVersions: {source: python.source, destination: python.destination},
  };
}
