import {z} from 'zod';
import {FactValue} from './fact.ts';
import {SEVERITIES, type Severity, VERDICTS, type Verdict} from './finding.ts';
import {Message} from './message.ts';
import {Layer} from './path.ts';
import {RunId, SCHEMA_VERSION} from './run.ts';

/** One of the two things compared: a node, a region or a whole run, as it was in one run. */
export const ContrastSide = z.strictObject({
  /** As it was named: `hk`, `hk@RUN`, the id of a run. */
  name: z.string(),
  kind: z.enum(['node', 'region', 'run']),
  run: RunId,
  /** When that run began, ISO 8601, UTC. */
  startedAt: z.string(),
  nodes: z.int(),
  /** Nodes of which any fact is known. */
  answered: z.int(),
});
export type ContrastSide = z.infer<typeof ContrastSide>;

/**
 * What a fact reads. `words`: of a set, those of its words that are not everywhere; a member that both sides have is
 * not named.
 */
export const ContrastReading = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('value'), value: FactValue}),
  z.strictObject({kind: z.literal('words'), words: z.array(z.string())}),
  z.strictObject({kind: z.literal('absent')}),
]);
export type ContrastReading = z.infer<typeof ContrastReading>;

export const ContrastCase = z.strictObject({reading: ContrastReading, nodes: z.int()});
export type ContrastCase = z.infer<typeof ContrastCase>;

/** A fact that ought to be equal and is not. */
export const FactDifference = z.strictObject({
  fact: z.string(),
  /** Part of the machine. */
  tag: z.string(),
  /**
   * What it reads on each side, commonest first. Where nodes are compared with themselves, the first of `a` became
   * the first of `b`, and so on; else each side stands for itself.
   */
  a: z.array(ContrastCase),
  b: z.array(ContrastCase),
  /** Nodes with further readings, which are left out of `a` and `b`. */
  others: z.strictObject({a: z.int(), b: z.int()}),
  /** Nodes that could not tell: neither equal nor different. */
  unknown: z.strictObject({a: z.int(), b: z.int()}),
  /** Nodes that are compared with themselves and did not change in it. */
  unchanged: z.int(),
  /** Each side reads one thing, and not the same; or all nodes that changed did so in the same way. */
  clean: z.boolean(),
  /** Rank key: log-odds of prior knowledge + ln concentration + ln severity. */
  score: z.number(),
  /** Index into `patterns`: which nodes they are. */
  pattern: z.int(),
  /** Set when the user accepted this difference. */
  accepted: z.strictObject({reason: z.string(), until: z.string()}).nullable(),
});
export type FactDifference = z.infer<typeof FactDifference>;

/** The nodes behind the cases of a difference, in their order; many facts share one. */
export const ContrastPattern = z.strictObject({
  a: z.array(z.array(z.string())),
  b: z.array(z.array(z.string())),
});
export type ContrastPattern = z.infer<typeof ContrastPattern>;

/** A consequence of what happens there (load, retransmits), never a cause: the middle of its numbers, or its one value. */
export const EffectDifference = z.strictObject({
  fact: z.string(),
  tag: z.string(),
  unit: z.string().nullable(),
  a: FactValue,
  b: FactValue,
});
export type EffectDifference = z.infer<typeof EffectDifference>;

/** One side in one metric. */
export const MetricSide = z.strictObject({
  nodes: z.int(),
  /** Values compared: runs of a node, or one for each of many nodes. */
  runs: z.int(),
  /** In the unit of the metric; `null`: nothing measured, or most of it timed out. */
  median: z.number().nullable(),
});
export type MetricSide = z.infer<typeof MetricSide>;

/** One metric of both sides. */
export const MetricContrast = z.strictObject({
  /** `service-small`, `service-large`, `throughput-sent`, `throughput-received`, `round-trip`. */
  metric: z.string(),
  unit: z.enum(['ms', 'bytes-per-second', 'share']),
  /** Where whole runs are compared: the region. */
  region: z.string().nullable(),
  a: MetricSide,
  b: MetricSide,
  distanceRemoved: z.boolean(),
  /**
   * How many times worse `a` is than `b` (Hodges–Lehmann on logarithms) with the 95 % interval of the rank test;
   * `null` where so few runs give none. A bound that is `null` is infinite.
   */
  worse: z
    .strictObject({
      ratio: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    })
    .nullable(),
  /** Differences below this ratio are felt by nobody. */
  margin: z.number(),
  verdict: z.enum(['a-worse', 'b-worse', 'equivalent', 'unsettled', 'too-few-runs', 'one-side']),
  /** Runs on each side from which on more could be said; `null`: settled, or no number of runs is known to do. */
  runsNeeded: z.int().nullable(),
});
export type MetricContrast = z.infer<typeof MetricContrast>;

/** Slowness that was found on a side, beside its own peers; `null`: not there. */
export const SymptomContrast = z.strictObject({
  id: z.string(),
  metric: z.string(),
  region: z.string(),
  node: z.string().nullable(),
  a: z.number().nullable(),
  b: z.number().nullable(),
});
export type SymptomContrast = z.infer<typeof SymptomContrast>;

/** One end of the paths compared: the side itself, the side it is compared with, or somebody else. */
export const PathEnd = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('own')}),
  z.strictObject({kind: z.literal('other')}),
  z.strictObject({kind: z.literal('region'), name: z.string()}),
  z.strictObject({kind: z.literal('node'), name: z.string()}),
]);
export type PathEnd = z.infer<typeof PathEnd>;

export const PathCase = z.strictObject({
  state: z.string(),
  /** Path MTU, where the probe measures that and knows it to the byte. */
  bytes: z.int().nullable(),
  paths: z.int(),
});
export type PathCase = z.infer<typeof PathCase>;

/** Paths of one kind that are not the same on both sides. */
export const PathDifference = z.strictObject({
  probe: z.enum(['echo', 'path-mtu', 'throughput', 'service']),
  layer: Layer,
  ipVersion: z.union([z.literal(4), z.literal(6)]),
  /** Of requests to a service: which answer was asked for. */
  body: z.enum(['small', 'large']).nullable(),
  from: PathEnd,
  to: PathEnd,
  a: z.array(PathCase),
  b: z.array(PathCase),
  /** Some of the paths, as `source > destination`. */
  examples: z.strictObject({a: z.array(z.string()), b: z.array(z.string())}),
});
export type PathDifference = z.infer<typeof PathDifference>;

const FindingSide = z.strictObject({
  verdict: z.enum(VERDICTS),
  severity: z.enum(SEVERITIES),
  confidence: z.number(),
  title: Message,
}) satisfies z.ZodType<{verdict: Verdict; severity: Severity}>;

/**
 * A finding that is not the same on both sides. `unknown-a`, `unknown-b`: found on the other side, and here its rule
 * could not be asked, so it is not known to have gone.
 */
export const FindingContrast = z.strictObject({
  id: z.string(),
  rule: z.string(),
  status: z.enum(['only-a', 'only-b', 'changed', 'unknown-a', 'unknown-b']),
  a: FindingSide.nullable(),
  b: FindingSide.nullable(),
});
export type FindingContrast = z.infer<typeof FindingContrast>;

/** Something about the runs themselves that is not equal, so that what follows is no blind comparison. */
export const SettingDifference = z.strictObject({
  /** `samespecVersion`, `collector`, `timeoutMs`, `cohortBy`, … */
  name: z.string(),
  a: z.string().nullable(),
  b: z.string().nullable(),
});
export type SettingDifference = z.infer<typeof SettingDifference>;

/** `samespec compare A B -o json`: what differs, what matters first. */
export const Contrast = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  a: ContrastSide,
  b: ContrastSide,
  /** `nodes`: nodes of both sides are compared with themselves. `groups`: the nodes of one side with those of the other. */
  compared: z.enum(['nodes', 'groups']),
  /** `nothing-compared`: nothing is known of one of the sides. */
  conclusion: z.enum(['same', 'different', 'nothing-compared']),
  /** From the start of the run of `a` to that of `b`; `null` when both are one run. */
  secondsApart: z.number().nullable(),
  settings: z.array(SettingDifference),
  /** False: some nodes ought not to be equal to begin with. `null`: nodes are compared with themselves. */
  sameCohort: z.boolean().nullable(),
  /** Nodes that only one side has, where nodes are compared with themselves. */
  membership: z.strictObject({
    both: z.int(),
    onlyA: z.array(z.string()),
    onlyB: z.array(z.string()),
  }),
  counts: z.strictObject({
    equal: z.int(),
    different: z.int(),
    accepted: z.int(),
    /** They differ among the nodes of one side, and not clearly between the sides. */
    mixed: z.int(),
    /** Every node has its own, declared so or not. */
    free: z.int(),
    /** One side could not tell. */
    unknown: z.int(),
    effects: z.int(),
    paths: z.strictObject({equal: z.int(), different: z.int(), unknown: z.int()}),
    /** The same on both sides. */
    findings: z.int(),
  }),
  /** Parts of the machine that the slowness of either side speaks of; facts of these weigh more. */
  symptomTags: z.array(z.string()),
  symptoms: z.array(SymptomContrast),
  metrics: z.array(MetricContrast),
  findings: z.array(FindingContrast),
  /** What matters first. */
  facts: z.array(FactDifference),
  patterns: z.array(ContrastPattern),
  paths: z.array(PathDifference),
  effects: z.array(EffectDifference),
});
export type Contrast = z.infer<typeof Contrast>;
