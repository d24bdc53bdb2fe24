import {z} from 'zod';
import {Message} from './message.ts';
import {Source} from './observed.ts';

export const VERDICTS = ['cause', 'contributor', 'note', 'ruled-out', 'unknown'] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** One piece of evidence: what it says, where it was seen, and how to see it again. */
export const Evidence = z.strictObject({
  message: Message,
  sources: z.array(Source),
});
export type Evidence = z.infer<typeof Evidence>;

/** Whom or what a finding is about. */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('node'), nodes: z.array(z.string())}),
  z.strictObject({
    kind: z.literal('pair'),
    /** Ordered pairs, source first. */
    pairs: z.array(z.tuple([z.string(), z.string()])),
    /** Where they lie, in words: "between hk and the other regions". */
    where: Message,
  }),
  z.strictObject({kind: z.literal('region'), regions: z.array(z.string())}),
  z.strictObject({kind: z.literal('cohort'), cohort: z.string(), nodes: z.array(z.string())}),
]);
export type Scope = z.infer<typeof Scope>;

/** A claim about somebody’s production, with what speaks for and against it. */
export const Finding = z.strictObject({
  /** Stable over runs of the same incident: `overlay-black-hole`, with `@SUBJECT` where a rule speaks more than once. */
  id: z.string(),
  rule: z.string(),
  /** Sub-verdict of a rule; the rule’s own id where it has none. */
  kind: z.string(),
  verdict: Verdict,
  severity: Severity,
  /** 0..1 */
  confidence: z.number().min(0).max(1),
  scope: Scope,
  /** Facts it speaks of, by full name, so that it meets what comparing found of them. Sorted. */
  facts: z.array(z.string()).exactOptional(),
  title: Message,
  evidenceFor: z.array(Evidence),
  evidenceAgainst: z.array(Evidence),
  why: Message,
  /** What to do, safest first; `id` names a remedy of domain knowledge (`lower-pod-mtu`). */
  safe: z.array(z.strictObject({id: z.string(), message: Message})),
  /** What not to do, and what it would break. */
  danger: z.array(z.strictObject({id: z.string(), message: Message})),
  references: z.array(z.string()),
});
export type Finding = z.infer<typeof Finding>;

/** What became of one rule on all subjects it answered alike. `skipped` names what was missing; `error` is our own mistake. */
export const RuleResult = z.strictObject({
  rule: z.string(),
  /** Each subject is named in one result of a rule: nodes, `hk-1:bj-1` for a pair, a cohort, `fleet`, or `-` for none. */
  subjects: z.array(z.string()).min(1),
  outcome: z.enum(['pass', 'fail', 'not-applicable', 'skipped', 'error']),
  /** For `skipped`: the inputs that were missing. */
  missing: z.array(z.string()),
  /** For `skipped`: that of the first subject; the others lack the same for the same kind of reason. */
  message: Message.exactOptional(),
});
export type RuleResult = z.infer<typeof RuleResult>;

export const Diagnosis = z.strictObject({
  findings: z.array(Finding),
  results: z.array(RuleResult),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
