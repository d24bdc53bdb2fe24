import {z} from 'zod';

/** Why something of a cluster could not be read; the words of `platform/kube`. */
export const CLUSTER_FAILURES = ['denied', 'absent', 'timeout', 'failed'] as const;

/** A list or an object as the API server gave it, cut down to what is read from it; or why there is none. */
const Answer = <T extends z.ZodType>(value: T) =>
  z.union([
    z.strictObject({ok: z.literal(true), value}),
    z.strictObject({ok: z.literal(false), failure: z.enum(CLUSTER_FAILURES), detail: z.string()}),
  ]);

const Objects = Answer(z.array(z.unknown()));

/**
 * What one cluster said, saved beside the raw output of its nodes. Objects stay as they came but for what nobody
 * reads (managed fields, environments, secrets’ names, volumes), so that a newer parser re-reads an old run.
 */
export const RawCluster = z.strictObject({
  schemaVersion: z.literal(1),
  context: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  version: Answer(z.unknown()),
  /** By resource: `nodes`, `pods`, `daemonsets`, … */
  lists: z.record(z.string(), Objects),
  /** ConfigMaps by `namespace/name`, their data only. */
  configMaps: z.record(z.string(), Answer(z.record(z.string(), z.string()))),
});
export type RawCluster = z.infer<typeof RawCluster>;
export type ClusterAnswer<T> =
  | {ok: true; value: T}
  | {ok: false; failure: (typeof CLUSTER_FAILURES)[number]; detail: string};
