import type {ThroughputResult} from '../../../model/path.ts';
import type {MeshEnd} from '../../two-ended/mesh.ts';

type Messages = NonNullable<ThroughputResult['messages']>;
type Datagrams = NonNullable<ThroughputResult['datagrams']>;

/** One packet; some round trips of slow start; enough to leave it behind. Smallest first. */
export const MESSAGE_SIZES = [1_024, 1_024, 1_024, 65_536, 65_536, 1_048_576] as const;
const MESSAGES_SECONDS = 2;
/** Below any usual path MTU, so that loss here is not a matter of size. */
const DATAGRAM_BYTES = 1_200;
const DATAGRAMS = 100;
/** 2 Mbit/s: half a second in all. */
export const DATAGRAM_BYTES_PER_SECOND = 240_000;
const DATAGRAMS_SECONDS = (DATAGRAMS * DATAGRAM_BYTES) / DATAGRAM_BYTES_PER_SECOND;
const LISTEN_MS = 5_000;
const CONNECT_MS = 7_000;
/** On their way, or behind a deep queue. */
const STRAY_SECONDS = 1;

/** What goes before a transfer takes at most this long, and sends at most so many bytes. */
export const PRELUDE = {
  ms: CONNECT_MS + (MESSAGES_SECONDS + DATAGRAMS_SECONDS + STRAY_SECONDS) * 1000 + 2 * LISTEN_MS,
  bytes: MESSAGE_SIZES.reduce((sum, bytes) => sum + bytes, 0) + DATAGRAMS * DATAGRAM_BYTES,
} as const;

type Ends = {here: MeshEnd; there: MeshEnd; ipVersion: 4 | 6};

/**
 * Messages of some sizes on one connection, one after the other: how long each takes until its receipt is told.
 * Null where a probe fell silent; `failed` where no connection came about.
 */
export async function sendMessages({
  here,
  there,
  ipVersion,
}: Ends): Promise<{failed: string; port: number} | {failed: null; messages: Messages} | null> {
  const sizes = MESSAGE_SIZES;
  const seconds = MESSAGES_SECONDS;
  there.session.send({op: 'messages-listen', ipVersion, seconds: seconds + 1, sizes});
  const [listening] = await there.session.wait('messages-listen', 1, LISTEN_MS);
  const port = listening?.port ?? null;
  if (port === null) return null;
  const peers = [{id: there.number, address: there.endpoint.address, port}];
  here.session.send({op: 'messages', seconds, sizes, peers});
  const [sent] = await here.session.wait('messages', 1, seconds * 1000 + CONNECT_MS);
  if (sent === undefined) return null;
  if (sent.connectMs === null) return {failed: sent.failed ?? '-', port};
  return {failed: null, messages: bySize(sizes, sent.tookMs)};
}

/** Messages by size; those that have no time were not done. */
function bySize(sizes: readonly number[], tookMs: readonly number[]): Messages {
  return [...new Set(sizes)].map((bytes) => {
    const ms = tookMs.filter((_, i) => sizes[i] === bytes);
    return {bytes, ms, unfinished: sizes.filter((size) => size === bytes).length - ms.length};
  });
}

/** UDP at a fixed rate, counted at the other end. Null where that could not be done. */
export async function sendDatagrams({here, there, ipVersion}: Ends): Promise<Datagrams | null> {
  const seconds = DATAGRAMS_SECONDS + STRAY_SECONDS;
  there.session.send({op: 'datagrams-listen', ipVersion, seconds, count: DATAGRAMS});
  const [listening] = await there.session.wait('datagrams-listen', 1, LISTEN_MS);
  const port = listening?.port ?? null;
  if (port === null) return null;
  here.session.send({
    op: 'datagrams',
    count: DATAGRAMS,
    sizeBytes: DATAGRAM_BYTES,
    bytesPerSecond: DATAGRAM_BYTES_PER_SECOND,
    peers: [{id: there.number, address: there.endpoint.address, port}],
  });
  const waitMs = seconds * 1000 + LISTEN_MS;
  const [[sent], [got]] = await Promise.all([
    here.session.wait('datagrams', 1, waitMs),
    there.session.wait('datagrams-received', 1, waitMs),
  ]);
  if (sent === undefined || got === undefined || sent.sent === 0) return null;
  // A sender that stood still may have gone on after the receiver had stopped counting.
  if (sent.lagMs >= (STRAY_SECONDS * 1000) / 2) return null;
  return {
    bytesPerSecond: DATAGRAM_BYTES_PER_SECOND,
    sizeBytes: DATAGRAM_BYTES,
    sent: sent.sent,
    received: Math.min(got.received, sent.sent),
    reordered: got.reordered,
    duplicates: got.duplicates,
    lagMs: sent.lagMs,
  };
}
