import {z} from 'zod';
import {SEVERITIES} from '../../model/finding.ts';

/** The longest expression; what needs more is several rules. */
export const EXPRESSION_LIMIT = 2000;
const TEXT_LIMIT = 1000;

const Sentence = z.string().trim().min(1).max(TEXT_LIMIT);

/** A sentence for both languages, or one for each; a language left out shows the other. */
export const RuleText = z.union([
  Sentence,
  z.strictObject({en: Sentence, 'zh-CN': Sentence}).partial({'zh-CN': true}),
  z.strictObject({en: Sentence, 'zh-CN': Sentence}).partial({en: true}),
]);
export type RuleText = z.infer<typeof RuleText>;

const Expression = z.string().trim().min(1).max(EXPRESSION_LIMIT);
const Advice = z.array(RuleText).max(10);

/** One rule of a user’s own file. */
export const UserRule = z.strictObject({
  /** Findings and results carry it as `user/ID`. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(64),
  /** What one check is about: each node, or all nodes of a cohort together. */
  scope: z.enum(['node', 'cohort']),
  /** CEL; false: the rule has nothing to say about this node or cohort. Left out: it always has. */
  applies: Expression.optional(),
  /** CEL; true: in order. False: the finding. */
  check: Expression,
  verdict: z.enum(['cause', 'contributor', 'note']).default('note'),
  severity: z.enum(SEVERITIES).default('low'),
  /** 0..1 */
  confidence: z.number().min(0).max(1).default(0.5),
  /** What is checked, as a question; shown by `samespec rules`. Left out: the title. */
  about: RuleText.optional(),
  /** Said when `check` is false; nodes or regions are added behind it. */
  title: RuleText,
  why: RuleText,
  /** What to do, safest first. */
  safe: Advice.default([]),
  /** What not to do, and what it would break. */
  danger: Advice.default([]),
  references: z.array(z.string().min(1).max(TEXT_LIMIT)).max(20).default([]),
});
export type UserRule = z.infer<typeof UserRule>;

/** A file given with `--rules`. */
export const UserRules = z.strictObject({
  schemaVersion: z.literal(1),
  rules: z.array(UserRule).min(1).max(200),
});
export type UserRules = z.infer<typeof UserRules>;
