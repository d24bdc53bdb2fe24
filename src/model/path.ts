import {z} from 'zod';
import {Message} from './message.ts';

/** `host`: between the nodes' own addresses. `pod`: inside the pods' network namespaces. `service`: to a service's URL. */
export const Layer = z.enum(['host', 'pod', 'service']);
export type Layer = z.infer<typeof Layer>;

/** What was run to get the answer and what came back, cut to what a reader needs. Node output: data, never trusted. */
export const PathEvidence = z.strictObject({
  /** As a person could type it on the source node. */
  command: z.string(),
  /** Raw output, at most 4 kB, control sequences removed. */
  output: z.string(),
});
export type PathEvidence = z.infer<typeof PathEvidence>;

const common = {
  /** Node ids. For layer `service` the destination is `service:REGION`. */
  source: z.string(),
  destination: z.string(),
  layer: Layer,
  ipVersion: z.union([z.literal(4), z.literal(6)]),
  /** How it was measured: `ping-do-ladder`, `ping`, `iperf3`, `curl`, … */
  method: z.string(),
  evidence: z.array(PathEvidence),
  /** ISO 8601, UTC, samespec's clock. */
  at: z.string(),
  durationMs: z.number(),
};

/** Small echo packets: round-trip time and loss of the pair. */
export const EchoResult = z.strictObject({
  probe: z.literal('echo'),
  ...common,
  state: z.enum(['ok', 'lossy', 'no-echo', 'unknown']),
  sent: z.int(),
  received: z.int(),
  /** Lost on the way there, and on the way back; known where both ends counted. */
  lostForward: z.int().exactOptional(),
  lostBackward: z.int().exactOptional(),
  /** Packets that arrived after one that was sent later, and such that arrived twice. */
  reordered: z.int().exactOptional(),
  duplicates: z.int().exactOptional(),
  /** How late the prober itself was at worst. */
  lagMs: z.number().exactOptional(),
  rttMinMs: z.number().nullable(),
  rttMedianMs: z.number().nullable(),
  rttMaxMs: z.number().nullable(),
  reason: Message.exactOptional(),
});
export type EchoResult = z.infer<typeof EchoResult>;

/** States of domain knowledge "path MTU", per direction; first match wins. `unknown` is never good news. */
export const PathMtuState = z.enum([
  'unknown',
  'general-loss',
  'local-emsgsize',
  'ok',
  'icmp-clamped',
  'black-hole',
]);
export type PathMtuState = z.infer<typeof PathMtuState>;

/**
 * Largest IP packet (bytes, header included) that arrives from source to destination with "don’t fragment".
 * The truth lies in `passBytes <= path MTU < failBytes`; `exact` when failBytes = passBytes + 1.
 */
export const PathMtuResult = z.strictObject({
  probe: z.literal('path-mtu'),
  ...common,
  state: PathMtuState,
  passBytes: z.int().nullable(),
  failBytes: z.int().nullable(),
  exact: z.boolean(),
  /** The sender's own limit as read before the first packet: interface, route or cached path MTU. */
  localLimitBytes: z.int().nullable(),
  /** True when that limit came from the kernel's cache of learned path MTUs. */
  localLimitCached: z.boolean(),
  /** What a router said ("fragmentation needed"), and who. */
  reportedMtuBytes: z.int().nullable(),
  reportedBy: z.string().nullable(),
  /**
   * Between which hops large packets vanish, counted from the source: the last that still answered one (0: none, the
   * source itself) and the first that answered small ones only.
   */
  lostBetween: z
    .strictObject({afterHop: z.int(), afterAddress: z.string().nullable(), beforeHop: z.int()})
    .exactOptional(),
  packets: z.int(),
  controlSent: z.int(),
  controlReceived: z.int(),
  /** What this method cannot know, or why the state is `unknown`. */
  reason: Message.exactOptional(),
});
export type PathMtuResult = z.infer<typeof PathMtuResult>;

/** Bulk TCP from source to destination, bytes received per interval. */
export const ThroughputResult = z.strictObject({
  probe: z.literal('throughput'),
  ...common,
  /** `dead`: nothing arrived. `stalled-start`: zero intervals, then flow. An average alone hides all of these. */
  state: z.enum(['steady', 'stalled-start', 'stalled-mid', 'dead', 'unknown']),
  intervalMs: z.number(),
  receivedBytes: z.array(z.number()),
  /** Median of the intervals that are not stalled. */
  steadyBytesPerSecond: z.number().nullable(),
  averageBytesPerSecond: z.number().nullable(),
  stalledMs: z.number(),
  retransmits: z.int().nullable(),
  /** The kernel’s belief about the path MTU, not a measurement. */
  believedMtuBytes: z.int().nullable(),
  toolVersions: z.strictObject({source: z.string(), destination: z.string()}),
  /** Messages of some sizes on one connection, each until its receipt was told; `unfinished`: not within the time. */
  messages: z
    .array(z.strictObject({bytes: z.int(), ms: z.array(z.number()), unfinished: z.int()}))
    .exactOptional(),
  /** UDP at a fixed rate, counted by the receiver. */
  datagrams: z
    .strictObject({
      bytesPerSecond: z.number(),
      sizeBytes: z.int(),
      sent: z.int(),
      received: z.int(),
      reordered: z.int(),
      duplicates: z.int(),
      /** How late the sender was at worst. */
      lagMs: z.number(),
    })
    .exactOptional(),
  /**
   * Run beside others, of which some were repeated alone: how much faster those were then, as a share (0.1: a tenth).
   * Above 0.1 the rate is what was left over by the others. Absent: run alone, or not looked at.
   */
  besideOthers: z
    .strictObject({atOnce: z.int(), checks: z.int(), fasterAlone: z.number()})
    .exactOptional(),
  /** The same transfer by iperf3 right after it. */
  crossCheck: z
    .strictObject({method: z.string(), steadyBytesPerSecond: z.number().nullable()})
    .exactOptional(),
  reason: Message.exactOptional(),
});
export type ThroughputResult = z.infer<typeof ThroughputResult>;

/** One HTTP request; phases in milliseconds since its start, null for one that was not reached or not needed. A failed request keeps its place with `error`. */
export const HttpSample = z.strictObject({
  dnsMs: z.number().nullable(),
  connectMs: z.number().nullable(),
  tlsMs: z.number().nullable(),
  firstByteMs: z.number().nullable(),
  /** Time until the end or until it was given up (`error` set: a censored value, at least this long). */
  totalMs: z.number(),
  bytes: z.int(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  /**
   * Open loop only: when the request was to start, since the first of the load. All its times count from there, so
   * `totalMs` is what a user would have waited.
   */
  intendedMs: z.number().exactOptional(),
  /** Open loop only: how late it really started; `totalMs - lateMs` is the service’s own time. Absent: it never did. */
  lateMs: z.number().exactOptional(),
});
export type HttpSample = z.infer<typeof HttpSample>;

/** The same request at one place of the way: a pod of the service itself, the proxy before it, that over TLS, the ingress. */
export const ServiceStep = z.strictObject({
  step: z.enum(['pod', 'proxy', 'tls', 'ingress']),
  url: z.string(),
  state: z.enum(['ok', 'errors', 'dead', 'unknown']),
  samples: z.array(HttpSample),
});
export type ServiceStep = z.infer<typeof ServiceStep>;

/** Requests from one node to the service of a region. */
export const ServiceResult = z.strictObject({
  probe: z.literal('service'),
  ...common,
  state: z.enum(['ok', 'errors', 'dead', 'unknown']),
  url: z.string(),
  body: z.enum(['small', 'large']),
  samples: z.array(HttpSample),
  /** Asked in turn with the service itself. Absent: the inventory names no other place. */
  steps: z.array(ServiceStep).exactOptional(),
  /** The request for the small body grown above the usual MTU, in turn with it. */
  upload: z
    .strictObject({
      requestBytes: z.int(),
      state: z.enum(['ok', 'errors', 'dead', 'unknown']),
      samples: z.array(HttpSample),
    })
    .exactOptional(),
  /** `open`: requests start at times fixed beforehand. `closed`: each waits for the one before, which hides pauses. */
  loop: z.enum(['open', 'closed']).exactOptional(),
  connections: z.enum(['new', 'keep-alive']).exactOptional(),
  /** Requests for this body: as planned, and as really begun. */
  offeredPerSecond: z.number().exactOptional(),
  achievedPerSecond: z.number().exactOptional(),
  /** How late the prober itself was woken, at worst. */
  lagMs: z.number().exactOptional(),
  /** Samples left out because the prober was too late to tell. */
  withheld: z.int().exactOptional(),
  reason: Message.exactOptional(),
});
export type ServiceResult = z.infer<typeof ServiceResult>;

export const PathResult = z.discriminatedUnion('probe', [
  EchoResult,
  PathMtuResult,
  ThroughputResult,
  ServiceResult,
]);
export type PathResult = z.infer<typeof PathResult>;
