import type {Message} from '../../../model/message.ts';
import type {ThroughputResult} from '../../../model/path.ts';
import type {Endpoint, Tools} from '../../define-probe.ts';
import {ipVersionOf} from '../../endpoints.ts';
import {say as sayCommon} from '../../strings.ts';
import type {BulkEvent, BulkReceivedEvent} from '../../two-ended/events.ts';
import {isEnd, type PortRange, withMesh} from '../../two-ended/mesh.ts';
import {PRELUDE, sendDatagrams, sendMessages} from './prelude.ts';
import {say} from './strings.ts';

const LISTEN_MS = 5_000;
/** Connecting, and the moment between the ends of both sides. */
const SPARE_MS = 12_000;

/** One transfer as both ends saw it, or why there was none. `otherwise` is left to iperf3. */
export type TwoEndedBulk =
  | {
      kind: 'seen';
      port: number;
      sent: BulkEvent;
      received: BulkReceivedEvent;
      python: {source: string; destination: string};
      /** Absent where they were not wanted or could not be measured. */
      messages?: NonNullable<ThroughputResult['messages']>;
      datagrams?: NonNullable<ThroughputResult['datagrams']>;
    }
  | {kind: 'otherwise'; reason: Message};

export type BulkLimits = {
  seconds: number;
  /** The stream ends after so many bytes; null: only by time. */
  maxBytes: number | null;
  ports: PortRange | null;
  /** Messages of some sizes and datagrams before the stream. */
  prelude: boolean;
};

/**
 * One TCP stream between two ends; the receiver counts the bytes, the sender tells what its kernel thinks. Before it,
 * when wanted, messages of some sizes and datagrams at a low rate, so that the stream does not disturb them.
 */
export async function bulkFromBothEnds(
  source: Endpoint,
  destination: Endpoint,
  limits: BulkLimits,
  tools: Tools,
): Promise<TwoEndedBulk> {
  const {seconds, maxBytes, ports, prelude} = limits;
  const waitMs = seconds * 1000 + SPARE_MS;
  const beforeMs = prelude ? PRELUDE.ms : 0;
  const options = {ports, seconds: (waitMs + LISTEN_MS + beforeMs) / 1000};
  return withMesh([source, destination], tools, options, async (mesh): Promise<TwoEndedBulk> => {
    const here = mesh.end(source.node.id);
    const there = mesh.end(destination.node.id);
    if (!isEnd(here)) return {kind: 'otherwise', reason: here};
    if (!isEnd(there)) return {kind: 'otherwise', reason: there};
    const ipVersion = ipVersionOf(destination.address);
    const ends = {here, there, ipVersion};
    const messages = prelude ? await sendMessages(ends) : null;
    if (messages !== null && messages.failed !== null) {
      const {port, failed: detail} = messages;
      const reason = say('not-connected', {source: source.node.id, port, detail});
      return {kind: 'otherwise', reason};
    }
    const datagrams = prelude ? await sendDatagrams(ends) : null;
    there.session.send({op: 'bulk-listen', ipVersion, seconds});
    const [listening] = await there.session.wait('bulk-listen', 1, LISTEN_MS);
    const port = listening?.port ?? null;
    if (port === null) {
      const node = destination.node.id;
      const reason = sayCommon(listening === undefined ? 'probe-lost' : 'no-probe-port', {node});
      return {kind: 'otherwise', reason};
    }
    const peers = [{id: there.number, address: destination.address, port}];
    here.session.send({op: 'bulk', seconds, maxBytes, peers});
    const [sent] = await here.session.wait('bulk', 1, waitMs);
    const notMade = sent === undefined || sent.connectMs === null;
    if (notMade) {
      const detail = sent?.failed ?? '-';
      const reason = say('not-connected', {source: source.node.id, port, detail});
      return {kind: 'otherwise', reason};
    }
    const [received] = await there.session.wait('bulk-received', 1, waitMs);
    if (received === undefined || received.peer !== here.number) {
      return {kind: 'otherwise', reason: sayCommon('probe-lost', {node: destination.node.id})};
    }
    const python = {source: here.python, destination: there.python};
    return {
      kind: 'seen',
      ...{port, sent, received, python},
      ...(messages === null ? {} : {messages: messages.messages}),
      ...(datagrams === null ? {} : {datagrams}),
    };
  });
}
