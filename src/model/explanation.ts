import {z} from 'zod';
import {FactValue} from './fact.ts';
import {Message} from './message.ts';

/** What a fact read on some nodes: a value, or that there is no such thing. */
export const FactReading = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('value'), value: FactValue}),
  z.strictObject({kind: z.literal('missing'), reason: z.literal('absent')}),
]);
export type FactReading = z.infer<typeof FactReading>;

/** A difference the user knows of and lives with, until a day. */
export const AcceptedDifference = z.strictObject({
  /** Fact name or pattern. */
  fact: z.string(),
  /** Only on these nodes; left out: on any. */
  nodes: z.array(z.string()).exactOptional(),
  reason: z.string(),
  /** Last day it holds, `YYYY-MM-DD`, UTC. */
  until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});
export type AcceptedDifference = z.infer<typeof AcceptedDifference>;

/** `samespec diagnose --accept FILE`. */
export const AcceptedDifferences = z.strictObject({
  schemaVersion: z.literal(1).exactOptional(),
  accepted: z.array(AcceptedDifference),
});

/** One node judged in one metric. */
export const OutlierNode = z.strictObject({
  node: z.string(),
  region: z.string(),
  /** Summary of its runs in the metric’s unit; `null`: at least half of the runs timed out. */
  value: z.number().nullable(),
  runs: z.int(),
  /** Against the centre of its peers, worse > 1; `null` when unbounded. */
  ratio: z.number().nullable(),
  /** Leave-one-out standard score, worse > 0; capped at ±1e6. `null` where the method gives none. */
  score: z.number().nullable(),
  verdict: z.enum(['slow', 'fast', 'typical']),
});
export type OutlierNode = z.infer<typeof OutlierNode>;

/** What may be said of one group of nodes (a region, or the whole cohort) in one metric. */
export const OutlierGroup = z.strictObject({
  /** Whom the nodes are compared with. */
  level: z.enum(['region', 'cohort', 'regions']),
  /** Region name, or the cohort’s name for the other levels. */
  group: z.string(),
  size: z.int(),
  /** How it was judged: `leave-one-out`, `pairwise`, `empirical-null`, `none`. */
  method: z.enum(['leave-one-out', 'pairwise', 'empirical-null', 'two-groups', 'none']),
  /** Scores beyond this are called; `null` where the method has none. */
  threshold: z.number().nullable(),
  verdict: z.enum([
    'odd',
    'odd-one-out',
    'slow-group',
    'differs',
    'none-odd',
    'no-consensus',
    'insufficient',
  ]),
  /** Nodes or regions that are worse than their peers; empty when none may be named. */
  slow: z.array(z.string()),
  /** Why no more can be said, and what would be enough. */
  reason: Message.exactOptional(),
});
export type OutlierGroup = z.infer<typeof OutlierGroup>;

/** Who is odd in one metric: nodes against their peers, regions against regions. */
export const Outliers = z.strictObject({
  cohort: z.string(),
  metric: z.string(),
  /** Of the values of `nodes`. */
  unit: z.enum(['ms', 'bytes-per-second', 'share']),
  nodes: z.array(OutlierNode),
  groups: z.array(OutlierGroup),
  /** Nodes that are slow for themselves. */
  slowNodes: z.array(z.string()),
  /** Regions that are slow as a whole; their nodes are not listed one by one. */
  slowRegions: z.array(z.string()),
  /** Nodes without a usable measurement: neither slow nor healthy. */
  unmeasured: z.array(z.string()),
});
export type Outliers = z.infer<typeof Outliers>;

/** A group of facts that split the nodes in the same way, ranked by how much the difference matters. */
export const RankedDrift = z.strictObject({
  cohort: z.string(),
  /** All facts with this partition, most plausible first. */
  facts: z.array(z.string()),
  kind: z.enum(['region-drift', 'within-region']),
  /** Largest group first; the rest is the minority. Nodes sorted. */
  groups: z.array(z.strictObject({reading: FactReading, nodes: z.array(z.string())})),
  unknown: z.int(),
  /** Mean log-odds over the minority’s nodes that this fact is what is wrong with them. */
  logOdds: z.number(),
  /** The same against peers of the same region only; `null` where these all agree. */
  logOddsInRegion: z.number().nullable(),
  /** Rank key: log-odds plus the logarithms of concentration, severity and recency. */
  score: z.number(),
  /** Set when the user accepted this difference. */
  accepted: z.strictObject({reason: z.string(), until: z.string()}).nullable(),
  message: Message,
});
export type RankedDrift = z.infer<typeof RankedDrift>;

export const CANDIDATE_VERDICTS = [
  'probable',
  'unexplained-association',
  'hypothesis',
  'confounded-with-region',
  'explained-by-region',
  'unexplained',
] as const;

/** One part of a combination: a fact and what it reads there. */
export const CandidateFact = z.strictObject({
  fact: z.string(),
  reading: FactReading,
  /** True for “anything but this reading”. */
  other: z.boolean(),
  /** True when some nodes could not tell: it agrees with its class as far as it was read. */
  partial: z.boolean(),
  /** Share of belief within its class, by what is known of the fact beforehand. The shares of a class sum to 1. */
  share: z.number(),
});
export type CandidateFact = z.infer<typeof CandidateFact>;

/** Facts (or rules) that separate the nodes in one and the same way, and how well that matches the slow ones. */
export const Candidate = z.strictObject({
  /** First fact and reading; stable over runs. */
  id: z.string(),
  /** One list per part: one for a single class, two or three for a combination (“all of these together”). */
  parts: z.array(z.array(CandidateFact)),
  /** How many facts each part holds, when `parts` shows only the first of them. */
  partSizes: z.array(z.int()),
  /** Rules that say how this makes slow, the most confident first. */
  rules: z.array(z.string()),
  /** slow with it, ok with it, slow without, ok without; nodes that could not tell are in none. */
  counts: z.strictObject({a: z.int(), b: z.int(), c: z.int(), d: z.int()}),
  unknown: z.int(),
  /** Nodes that have it. Sorted. */
  nodes: z.array(z.string()),
  riskRatio: z.number(),
  /** 95 % lower bound of the risk ratio within regions (the crude one where regions cannot tell). */
  lower: z.number(),
  /** Within regions (Mantel–Haenszel); `null` when no region can tell. */
  riskRatioInRegion: z.number().nullable(),
  /** Exact one-sided mid-p within regions; `null` when confounded with region. */
  p: z.number().nullable(),
  /** After allowing for everything that was looked at. */
  pAdjusted: z.number().nullable(),
  logBayesFactor: z.number(),
  /**
   * ln prior odds + ln Bayes factor. The order within a verdict, save that where slow nodes are left over a split may
   * stand higher for what it explains together with another.
   */
  logOdds: z.number(),
  /** Within-region shift of the metric on its working scale; `null` when not measured or unbounded. */
  shift: z.number().nullable(),
  shiftP: z.number().nullable(),
  verdict: z.enum(CANDIDATE_VERDICTS),
  message: Message,
});
export type Candidate = z.infer<typeof Candidate>;

/** Which differences explain the slow nodes of a cohort. */
export const Explanation = z.strictObject({
  /** What was explained: a metric, or several that show the same slow nodes, joined by `+`. */
  symptom: z.string(),
  /** Ids of the symptoms of regions and nodes behind it, sorted. */
  symptoms: z.array(z.string()),
  cohort: z.string(),
  /** Best supported verdict among the candidates; `unexplained` when nothing separates slow from healthy. */
  verdict: z.enum(CANDIDATE_VERDICTS),
  slow: z.array(z.string()),
  healthy: z.int(),
  /** First the cover in the order chosen, then the others. */
  candidates: z.array(Candidate),
  /** Ids of the shortest list of supported candidates that accounts for the slow nodes. */
  cover: z.array(z.string()),
  /** Slow nodes that nothing supported accounts for. */
  uncovered: z.array(z.string()),
  /** What was tried: splits in all, of those able to reach the level, permutations done, and their seed. */
  family: z.strictObject({
    splits: z.int(),
    testable: z.int(),
    combinations: z.int(),
    permutations: z.int(),
    seed: z.int(),
  }),
  /** What the data cannot say, and why. */
  limits: z.array(Message),
  /** The one change that would separate the candidates; `null` when nothing needs it. */
  experiment: Message.nullable(),
  message: Message,
});
export type Explanation = z.infer<typeof Explanation>;
