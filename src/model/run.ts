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
});
export type RunSettings = z.infer<typeof RunSettings>;

/** Which stages of a run are saved; an interrupted run can be resumed from here. */
export const StageState = z.strictObject({
  collect: z.enum(['none', 'partial', 'done']),
  measure: z.enum(['none', 'partial', 'done']),
});

/** `run.json` of a saved run. Raw evidence and path results lie beside it. */
export const RunManifest = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: z.string(),
  samespecVersion: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  settings: RunSettings,
  inventory: Inventory,
  stages: StageState,
  outcomes: z.array(NodeOutcome),
  collectorSha256: z.string(),
});
export type RunManifest = z.infer<typeof RunManifest>;
