import {z} from 'zod';
import {Message} from './message.ts';
import {PathResult} from './path.ts';
import {Criterion, CriterionMetric} from './plan.ts';

/** One metric of one region in one run: the statistic the criterion asks for. */
export const VerifyValue = z.strictObject({
  metric: CriterionMetric,
  region: z.string(),
  unit: z.enum(['ms', 'bytes-per-second', 'bytes']),
  /** `null`: so many requests failed or were given up that it has no bound; it ranks as the worst of all. */
  value: z.number().nullable(),
  samples: z.int(),
  errors: z.int(),
});
export type VerifyValue = z.infer<typeof VerifyValue>;

/** One whole measurement of all that a criterion asks for. The run is the unit of every judgement. */
export const VerifyRun = z.strictObject({
  arm: z.enum(['before', 'after']),
  /** Counted over both arms in the order they were made. */
  index: z.int(),
  startedAt: z.string(),
  endedAt: z.string(),
  values: z.array(VerifyValue),
  /** Samples of the criterion’s metric in its region, ascending, time-outs left out: for spectrum and ECDF. */
  spectrum: z.array(z.number()),
  /** Why it takes no part in the judgement (its level changed midway, the prober lagged); null: it takes part. */
  rejected: Message.nullable(),
});
export type VerifyRun = z.infer<typeof VerifyRun>;

export const VERIFY_VERDICTS = ['improved', 'equivalent', 'regressed', 'inconclusive'] as const;
export const VerifyVerdict = z.enum(VERIFY_VERDICTS);
export type VerifyVerdict = z.infer<typeof VerifyVerdict>;

/** One run as it is saved beside the journal of its plan, with all that was measured. */
export const VerifyRunFile = z.strictObject({
  schemaVersion: z.literal(1),
  /** Id of the plan. */
  plan: z.string(),
  samespecVersion: z.string(),
  /** Requests per body and node. */
  requests: z.int(),
  run: VerifyRun,
  paths: z.array(PathResult),
  /** Of the canonical JSON of all the rest. */
  sha256: z.string(),
});
export type VerifyRunFile = z.infer<typeof VerifyRunFile>;

/** One comparison of runs. Ratios are after/before, or region/peers. `null`: unbounded or not computable. */
export const VerifyEffect = z.strictObject({
  /** `effect`: after against before; `peers`: region after against its peers after; `guard`: a guard of the criterion. */
  kind: z.enum(['effect', 'peers', 'guard']),
  metric: CriterionMetric,
  region: z.string(),
  direction: z.enum(['lower-is-better', 'higher-is-better']),
  /** The criterion’s, or more where a share of so short a time is less than anybody feels. */
  marginShare: z.number(),
  /** Shifts that the control regions show as well are taken out. */
  controlled: z.boolean(),
  critical: z.boolean(),
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number().nullable(),
  cliffDelta: z.number().nullable(),
  /** Runs on each side. */
  runs: z.tuple([z.int(), z.int()]),
  /** Medians of the two sides in the metric’s unit, before any control. */
  medians: z.tuple([z.number().nullable(), z.number().nullable()]),
  verdict: VerifyVerdict,
  /** Further runs per side that should settle an inconclusive one; null where that cannot be told. */
  furtherRuns: z.int().nullable(),
});
export type VerifyEffect = z.infer<typeof VerifyEffect>;

/** Did it help: the criterion that was fixed beforehand, the runs, and what they say. */
export const Verification = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string(),
  criterion: Criterion,
  runs: z.array(VerifyRun),
  /** First the main effect, then the region against its peers, then the guards. */
  effects: z.array(VerifyEffect),
  verdict: VerifyVerdict,
  /** The verdict in words, and what the runs cannot say. */
  message: Message,
  limits: z.array(Message),
});
export type Verification = z.infer<typeof Verification>;
