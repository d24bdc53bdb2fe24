import {z} from 'zod';

const bytes = z.int().min(0).max(65_535);
const count = z.int().min(0).max(1_000_000);
const ms = z.number().min(0).max(3_600_000);
const port = z.int().min(1).max(65_535);
const word = z.string().max(500);
const failure = z.object({errno: word, by: word.nullable()}).nullable();
/** The machine refused to send at all: an `errno` name. */
const failed = word.optional();

export const Ready = z.object({event: z.literal('ready'), port: port.nullable(), python: word});
export type Ready = z.infer<typeof Ready>;

const icmp = z.object({mtu: z.int(), by: word.nullable()}).nullable();

/** What one search saw from its own end. */
export const SearchEvent = z.object({
  event: z.literal('path-mtu'),
  peer: count,
  failed,
  /** Size of the whole packet, packets sent, answered, refused by a router. */
  sizes: z
    .array(z.tuple([bytes, count, count, z.boolean()]))
    .max(1000)
    .default([]),
  /** False: stopped at its limit of packets or time, so the last silence may have been cut short. */
  settled: z.boolean().default(true),
  interfaceMtuBytes: z.int().nullable().default(null),
  /** What the kernel believed before the first packet. */
  believedMtuBytes: z.int().nullable().default(null),
  /** `ip route get`, asked only where the kernel believes in less than the interface. */
  route: word.nullable().default(null),
  icmp: icmp.default(null),
  /** Per hop: who said that the time was exceeded for a small and for a large packet; `reached`: answered by the peer. */
  hops: z
    .array(z.object({ttl: count, small: word.nullable(), large: word.nullable()}))
    .max(64)
    .default([]),
  failure: failure.default(null),
  packets: count.default(0),
  rttMs: ms.nullable().default(null),
  durationMs: ms.default(0),
  deadlineMs: ms.default(0),
  lagMs: ms.default(0),
});
export type SearchEvent = z.infer<typeof SearchEvent>;

export const SendEvent = z.object({
  event: z.literal('send'),
  peer: count,
  failed,
  /** Size of the whole packet, packets sent, refused by a router. */
  sizes: z
    .array(z.tuple([bytes, count, z.boolean()]))
    .max(1000)
    .default([]),
  icmp: icmp.default(null),
});
export type SendEvent = z.infer<typeof SendEvent>;

export const SeriesEvent = z.object({
  event: z.literal('series'),
  peer: count,
  failed,
  sent: count.default(0),
  rttMs: z.array(ms).max(10_000).default([]),
  failure: failure.default(null),
  lagMs: ms.default(0),
});
export type SeriesEvent = z.infer<typeof SeriesEvent>;

export const Arrivals = z.object({
  sizes: z.array(z.tuple([bytes, count])).max(10_000),
  series: count,
  reordered: count,
  duplicates: count,
});
export type Arrivals = z.infer<typeof Arrivals>;

/** What arrived at one end since it was last asked, by the number of the sender. */
export const ReceivedEvent = z.object({
  event: z.literal('received'),
  from: z.record(z.string(), Arrivals),
  lagMs: ms,
});
export type ReceivedEvent = z.infer<typeof ReceivedEvent>;

export const BulkListenEvent = z.object({event: z.literal('bulk-listen'), port: port.nullable()});

export const BulkReceivedEvent = z.object({
  event: z.literal('bulk-received'),
  peer: count.nullable(),
  intervalMs: ms,
  endedMs: ms.nullable(),
  bytes: z.array(z.number().min(0)).max(100_000),
});
export type BulkReceivedEvent = z.infer<typeof BulkReceivedEvent>;

export const BulkEvent = z.object({
  event: z.literal('bulk'),
  peer: count,
  failed: word.nullable(),
  sentBytes: z.number().min(0).default(0),
  connectMs: ms.nullable().default(null),
  durationMs: ms.default(0),
  info: z
    .object({mssBytes: z.int(), pmtuBytes: z.int(), rttMs: ms, retransmits: count})
    .nullable()
    .default(null),
});
export type BulkEvent = z.infer<typeof BulkEvent>;

export const MessagesListenEvent = z.object({
  event: z.literal('messages-listen'),
  port: port.nullable(),
});

/** How long messages took until their receipt was told, in the order of their sending; those missing were not done in time. */
export const MessagesEvent = z.object({
  event: z.literal('messages'),
  peer: count,
  failed: word.nullable(),
  connectMs: ms.nullable().default(null),
  tookMs: z.array(ms).max(1000).default([]),
});

export const DatagramsListenEvent = z.object({
  event: z.literal('datagrams-listen'),
  port: port.nullable(),
});

export const DatagramsEvent = z.object({
  event: z.literal('datagrams'),
  peer: count,
  failed,
  sent: count.default(0),
  refused: count.default(0),
  durationMs: ms.default(0),
  lagMs: ms.default(0),
});

export const DatagramsReceivedEvent = z.object({
  event: z.literal('datagrams-received'),
  peer: count.nullable(),
  received: count,
  reordered: count,
  duplicates: count,
});

/** What the probe says, one JSON object a line. Node output: only what fits this is believed. */
export const ProbeEvent = z.discriminatedUnion('event', [
  Ready,
  SearchEvent,
  SendEvent,
  SeriesEvent,
  ReceivedEvent,
  BulkListenEvent,
  BulkReceivedEvent,
  BulkEvent,
  MessagesListenEvent,
  MessagesEvent,
  DatagramsListenEvent,
  DatagramsEvent,
  DatagramsReceivedEvent,
]);
export type ProbeEvent = z.infer<typeof ProbeEvent>;
