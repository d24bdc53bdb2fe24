import {z} from 'zod';
import {Severity, Verdict} from '../../model/finding.ts';
import {Message} from '../../model/message.ts';
import {StageState} from '../../model/run.ts';

/** What the manifest of a run says, as far as a list shows it. */
export const RunOutline = z.strictObject({
  samespecVersion: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  nodes: z.int(),
  answered: z.int(),
  regions: z.array(z.string()),
  stages: StageState,
});
export type RunOutline = z.infer<typeof RunOutline>;

/** How one metric stood in one region: a point of a trend. */
export const RunMetric = z.strictObject({
  metric: z.string(),
  region: z.string(),
  unit: z.string(),
  runs: z.int(),
  errors: z.int(),
  median: z.number().nullable(),
  p95: z.number().nullable(),
});
export type RunMetric = z.infer<typeof RunMetric>;

/** What an analysis without any choices of a user found. */
export const RunVerdict = z.strictObject({
  conclusion: z.enum(['cause', 'contributor', 'unexplained', 'clean', 'inconclusive']),
  /** The gravest first, a few of them. */
  findings: z.array(
    z.strictObject({id: z.string(), verdict: Verdict, severity: Severity, title: Message}),
  ),
  counts: z.strictObject({cause: z.int(), contributor: z.int(), note: z.int()}),
  symptoms: z.array(
    z.strictObject({
      id: z.string(),
      metric: z.string(),
      region: z.string(),
      unit: z.string(),
      ratio: z.number(),
      value: z.number(),
      reference: z.number(),
    }),
  ),
});
export type RunVerdict = z.infer<typeof RunVerdict>;

/** One run of the store. */
export type RunEntry = {
  id: string;
  /** What its files look like; changes whenever they do. */
  fingerprint: string;
  /** Files of the run together. */
  bytes: number;
  /** `null`: it cannot be read; `problem` says why. */
  outline: RunOutline | null;
  problem: Message | null;
  /** `null`: nobody analysed it yet with the rules of today. */
  verdict: RunVerdict | null;
  state: 'finished' | 'running' | 'stopped';
};

/** Who the fleet is, as its runs name it: the word after the time in their ids. */
export function fleetOf(id: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-(.+)$/.exec(id)?.[1] ?? id;
}
