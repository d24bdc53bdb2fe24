import {z} from 'zod';
import {Attribution, Chain} from './chain.ts';
import {Comparison} from './comparison.ts';
import {AcceptedDifference, Explanation} from './explanation.ts';
import {NodeFacts} from './fact.ts';
import {Diagnosis} from './finding.ts';
import {PathResult} from './path.ts';
import {RunManifest, SCHEMA_VERSION} from './run.ts';
import {PrometheusSummary} from './series.ts';

/** What was chosen for the analysis, so that the same run with the same choices gives the same bytes. */
export const AnalysisSettings = z.strictObject({
  /** The day that accepted differences are held against: that of the run, `YYYY-MM-DD`, UTC. */
  today: z.string(),
  /** A node known to be good, which the others are compared with; `null`: what most nodes have counts. */
  golden: z.string().nullable(),
  accepted: z.array(AcceptedDifference),
});
export type AnalysisSettings = z.infer<typeof AnalysisSettings>;

/** All that any output is written from: `samespec report RUN -o json` prints exactly this. */
export const ReportDocument = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  run: RunManifest,
  analysis: AnalysisSettings,
  facts: z.array(NodeFacts),
  /** What clusters said of themselves, where there are any; `node` is the context’s name. */
  clusters: z.array(NodeFacts).exactOptional(),
  /** What was asked of Prometheus, where it was asked. */
  prometheus: z.array(PrometheusSummary).exactOptional(),
  /** Second reading of the counters, after measuring; same nodes, fewer leaves. */
  factsAfter: z.array(NodeFacts),
  paths: z.array(PathResult),
  comparison: Comparison,
  diagnosis: Diagnosis,
  /** Symptom, mechanism and cause tied together, gravest first. */
  chains: z.array(Chain),
  /** How much of each symptom’s gap is accounted for, where that can be known. */
  attributions: z.array(Attribution),
  /** Why the slow nodes are slow, as far as differences between nodes can tell. */
  explanations: z.array(Explanation),
});
export type ReportDocument = z.infer<typeof ReportDocument>;
