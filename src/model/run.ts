import {z} from 'zod';
import {Message} from './message.ts';
import {Inventory} from './node.ts';

/** Raised when the shape of saved files changes; a newer number is refused with a clear sentence. */
export const SCHEMA_VERSION = 1;

/** How a script ended on a node, whatever way. A failed check is not a failed node. */
export const REACH_FAILURES = [
  'refused',
  'unreachable',
  'unresolved',
  'timeout',
  'host-key-changed',
  'host-key-unknown',
  'permission-denied',
  'no-shell',
  'closed',
  'cancelled',
  'failed',
] as const;
export const ReachFailure = z.enum(REACH_FAILURES);
export type ReachFailure = z.infer<typeof ReachFailure>;

/** What became of collecting from one node. */
export const NodeOutcome = z.strictObject({
  node: z.string(),
  ok: z.boolean(),
  failure: ReachFailure.exactOptional(),
  message: Message.exactOptional(),
  /** Some of its output is missing (byte cap, time limit); what came is used. */
  partial: z.boolean(),
  durationMs: z.number(),
  bytes: z.int(),
});
export type NodeOutcome = z.infer<typeof NodeOutcome>;

/** What may change the result of a run; two runs with different settings are not compared blindly. */
export const RunSettings = z.strictObject({
  timeoutMs: z.int(),
  concurrency: z.int(),
  maxBytesPerNode: z.int(),
  sudo: z.boolean(),
  measure: z.boolean(),
  /** Micro-benchmarks were asked for: up to 4 s of one CPU on each node. */
  benchmark: z.boolean().exactOptional(),
  /** Budget of the measurements: bytes sent over all paths, and time. Absent: none. */
  maxBytes: z.int().exactOptional(),
  maxDurationMs: z.int().exactOptional(),
  /** Listeners of the probes take a port from this range, ends included; absent: any free one. */
  ports: z.tuple([z.int(), z.int()]).exactOptional(),
  /** Image of the temporary pods in clusters; absent: the default one. */
  probeImage: z.string().exactOptional(),
  /** Namespace in which they are made; absent: one for this run alone. */
  probeNamespace: z.string().exactOptional(),
  /** Class of the ingress controller that is measured too; absent: none. */
  probeIngress: z.string().exactOptional(),
  /** Bulk tests repeated alone, to show that those run together did not disturb one another. */
  soloChecks: z.int().exactOptional(),
  /** Bandwidth between every two nodes, instead of one pair for each two regions. */
  allPairs: z.boolean().exactOptional(),
  /** Bandwidth also by iperf3, where both ends have it. */
  crossCheck: z.boolean().exactOptional(),
});
export type RunSettings = z.infer<typeof RunSettings>;

/** Which stages of a run are saved; an interrupted run can be resumed from here. */
export const StageState = z.strictObject({
  collect: z.enum(['none', 'partial', 'done']),
  measure: z.enum(['none', 'partial', 'done']),
});

/** Names a folder of the store: time of start and a plain word. */
export const RunId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/);

/** One reading of a node: `all` before measuring, `again` (counters, CPU time) after; `benchmark` where asked for. */
export const Reading = z.enum(['all', 'again', 'benchmark']);
export type Reading = z.infer<typeof Reading>;

/** `run.json` of a saved run. Raw evidence and path results lie beside it. */
export const RunManifest = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: RunId,
  samespecVersion: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  settings: RunSettings,
  inventory: Inventory,
  stages: StageState,
  /** Of the first reading. */
  outcomes: z.array(NodeOutcome),
  /** When each raw output was received, ISO 8601, UTC. */
  readings: z.array(z.strictObject({node: z.string(), reading: Reading, at: z.string()})),
  collectorSha256: z.string(),
  /** Prometheus servers whose answers lie beside it, in the order asked; no secrets. */
  prometheus: z.array(z.string()).exactOptional(),
  /** What has to be known of how nodes were reached. */
  remarks: z.array(Message).exactOptional(),
});
export type RunManifest = z.infer<typeof RunManifest>;
