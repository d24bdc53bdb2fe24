import {z} from 'zod';
import {AcceptedDifference, Outliers, RankedDrift} from './explanation.ts';
import {FactValue} from './fact.ts';
import {Message} from './message.ts';

/** Nodes that ought to be equal, and the claim this makes. */
export const Cohort = z.strictObject({
  id: z.string(),
  /** The labels or facts whose equality makes them comparable, with their common values. */
  key: z.record(z.string(), z.string()),
  nodes: z.array(z.string()),
  /** Regions among them, sorted; the varied dimension. */
  regions: z.array(z.string()),
});
export type Cohort = z.infer<typeof Cohort>;

/** Nodes of one cohort that show the same value of a fact, or the same reason for none. */
export const PartitionGroup = z.strictObject({
  value: z.union([
    z.strictObject({kind: z.literal('value'), value: FactValue}),
    z.strictObject({kind: z.literal('missing'), reason: z.string()}),
  ]),
  nodes: z.array(z.string()),
});
export type PartitionGroup = z.infer<typeof PartitionGroup>;

/**
 * A fact that is not equal within a cohort. Groups are ordered largest first; the minority is the rest.
 * `region-drift`: constant inside every region, different between regions.
 * `within-region`: some region holds more than one value.
 */
export const Partition = z.strictObject({
  cohort: z.string(),
  fact: z.string(),
  policy: z.enum(['identical', 'symptom']),
  tag: z.string(),
  kind: z.enum(['region-drift', 'within-region']),
  groups: z.array(PartitionGroup),
  /** Nodes that could not tell (denied, timeout, unparsed): neither equal nor different. */
  unknown: z.array(z.string()),
});
export type Partition = z.infer<typeof Partition>;

/** A region that is slower (or otherwise worse) than the others, with the numbers. */
export const Symptom = z.strictObject({
  /** `METRIC@REGION`. */
  id: z.string(),
  /** `service-small`, `service-large`, `service-upload`, `service-errors`, `throughput`. */
  metric: z.string(),
  /** Parts of the machine it may come from, as the tags of facts: `network`, `cpu`, … */
  tags: z.array(z.string()),
  unit: z.enum(['ms', 'bytes-per-second', 'share']),
  region: z.string(),
  /** Worse / reference, always >= 1; the size of the problem. */
  ratio: z.number(),
  value: z.number(),
  reference: z.number(),
  referenceRegions: z.array(z.string()),
  /** Quantile compared, 0.95 for p95. */
  quantile: z.number(),
  /** Independent runs (nodes x repeats) on the worse and on the reference side. */
  runs: z.int(),
  referenceRuns: z.int(),
  /** Round trips subtracted from each sample, so that distance is not called slowness. */
  distanceRemoved: z.boolean(),
  /** True when requests failed or were given up: the value is a lower bound. */
  censored: z.boolean(),
  /** PromQL that shows it, where it was read from series. */
  query: z.string().exactOptional(),
  /** Where requests were counted in buckets: between which values it lies; `null`: no bucket ends it. */
  valueBounds: z.tuple([z.number(), z.number().nullable()]).exactOptional(),
  referenceBounds: z.tuple([z.number(), z.number().nullable()]).exactOptional(),
});
export type Symptom = z.infer<typeof Symptom>;

/**
 * A single node that is worse than its peers, while its region as a whole is not. `region` is where it lies,
 * `reference` the centre of the peers it was compared with, in `referenceRegions`. Metrics of nodes: `service-small`
 * and `service-large` (as a client), `throughput-sent`, `throughput-received`, `round-trip`.
 */
export const NodeSymptom = z.strictObject({
  ...Symptom.shape,
  /** `METRIC@REGION/NODE`. */
  id: z.string(),
  node: z.string(),
});
export type NodeSymptom = z.infer<typeof NodeSymptom>;

/** How often each metric was measured per region, also where nothing is wrong. */
export const RegionSummary = z.strictObject({
  region: z.string(),
  metric: z.string(),
  unit: z.enum(['ms', 'bytes-per-second', 'share']),
  runs: z.int(),
  errors: z.int(),
  median: z.number().nullable(),
  p95: z.number().nullable(),
  /** In place of the exact values, which nobody knows, where requests were counted in buckets. */
  medianBounds: z.tuple([z.number(), z.number().nullable()]).exactOptional(),
  p95Bounds: z.tuple([z.number(), z.number().nullable()]).exactOptional(),
});
export type RegionSummary = z.infer<typeof RegionSummary>;

/** Bulk TCP from the nodes of one region to those of another, also where nothing is wrong. */
export const PairSummary = z.strictObject({
  from: z.string(),
  to: z.string(),
  metric: z.literal('throughput'),
  unit: z.literal('bytes-per-second'),
  /** Pairs of nodes measured, and those of them through which nothing came (counted as 0). */
  runs: z.int(),
  dead: z.int(),
  median: z.number().nullable(),
  slowest: z.number().nullable(),
});
export type PairSummary = z.infer<typeof PairSummary>;

export const Comparison = z.strictObject({
  cohorts: z.array(Cohort),
  partitions: z.array(Partition),
  /** What differs between clusters, where there are any: members of the groups are names of clusters. */
  clusterPartitions: z.array(Partition).exactOptional(),
  /** Facts with policy `identical` that were compared and found equal, counted per first path segment. */
  equalFacts: z.record(z.string(), z.int()),
  symptoms: z.array(Symptom),
  /** Nodes that are slow for themselves; those of a region that is slow as a whole are not among them. */
  nodeSymptoms: z.array(NodeSymptom),
  regionSummaries: z.array(RegionSummary),
  pairSummaries: z.array(PairSummary),
  /** Every node judged beside its peers, per cohort and metric, with the reason where no more can be said. */
  outliers: z.array(Outliers),
  /** What differs within each cohort, what matters first. */
  drift: z.array(RankedDrift),
  /** What must be said beside the ranking: too few nodes, a golden node that is not there. */
  driftLimits: z.array(Message),
  /** Accepted differences whose day has passed: they count again. */
  expiredAcceptances: z.array(AcceptedDifference),
});
export type Comparison = z.infer<typeof Comparison>;
