import {z} from 'zod';
import {Comparison} from './comparison.ts';
import {NodeFacts} from './fact.ts';
import {Diagnosis} from './finding.ts';
import {PathResult} from './path.ts';
import {RunManifest, SCHEMA_VERSION} from './run.ts';

/** All that any output is written from: `samespec report RUN -o json` prints exactly this. */
export const ReportDocument = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  run: RunManifest,
  facts: z.array(NodeFacts),
  /** Second reading of the counters, after measuring; same nodes, fewer leaves. */
  factsAfter: z.array(NodeFacts),
  paths: z.array(PathResult),
  comparison: Comparison,
  diagnosis: Diagnosis,
});
export type ReportDocument = z.infer<typeof ReportDocument>;
