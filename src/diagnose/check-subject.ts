import type {Evidence, RuleResult} from '../model/finding.ts';
import type {Observed} from '../model/observed.ts';
import type {Claim, EvidenceView, Inputs, Outcome, Rule, Subject} from './define-rule.ts';
import {say} from './engine-strings.ts';
import {subjectId} from './subjects.ts';

/** One rule asked about one subject. */
export type Checked = {
  subject: Subject;
  result: RuleResult;
  claims: readonly Claim[];
  /** What a passing rule showed. */
  shown: readonly Evidence[];
};

/**
 * Reads what the rule declared and asks it. A missing required input gives `skipped` naming it; a rule that
 * throws gives `error`, which is our mistake and never the node’s.
 */
export function checkSubject(rule: Rule, view: EvidenceView, subject: Subject): Checked {
  const result = {rule: rule.id, subject: subjectId(subject), missing: []};
  const nothing = {subject, claims: [], shown: []};
  try {
    const required = readAll(rule.requires, view, subject);
    const gaps = Object.entries(required).filter(([, observed]) => !observed.ok);
    if (gaps.length > 0) {
      const [, first] = gaps[0] ?? [];
      const missing = gaps.map(([key]) => rule.requires[key]?.name ?? key);
      const why = first !== undefined && !first.ok ? {message: first.message} : {};
      return {...nothing, result: {...result, outcome: 'skipped', missing, ...why}};
    }
    const optional = readAll(rule.optional ?? {}, view, subject);
    const returned = rule.check({...required, ...optional} as never, subject);
    const outcomes: readonly Outcome[] = Array.isArray(returned) ? returned : [returned];
    return judged(outcomes, subject, result);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = say('rule-failed', {rule: rule.id, detail});
    return {...nothing, result: {...result, outcome: 'error', message}};
  }
}

/** Several outcomes of one subject: failed if any failed, else passed if any passed or there were none. */
function judged(
  outcomes: readonly Outcome[],
  subject: Subject,
  result: Pick<RuleResult, 'rule' | 'subject' | 'missing'>,
): Checked {
  const claims = outcomes.flatMap((one) => (one.outcome === 'fail' ? [one.claim] : []));
  const passes = outcomes.filter((one) => one.outcome === 'pass');
  const shown = passes.flatMap((one) => one.evidence);
  if (claims.length > 0) return {subject, claims, shown, result: {...result, outcome: 'fail'}};
  const undecided = outcomes.find((one) => one.outcome === 'skipped' || one.outcome === 'error');
  if (undecided !== undefined) {
    const {outcome, message} = undecided;
    const missing = outcome === 'skipped' ? [...undecided.missing] : [];
    return {subject, claims, shown, result: {...result, outcome, missing, message}};
  }
  const excuse = outcomes.find((one) => one.outcome === 'not-applicable');
  if (passes.length === 0 && excuse !== undefined) {
    const {message} = excuse;
    return {subject, claims, shown, result: {...result, outcome: 'not-applicable', message}};
  }
  const message = passes.find((one) => one.message !== undefined)?.message;
  const told = message === undefined ? {} : {message};
  return {subject, claims, shown, result: {...result, outcome: 'pass', ...told}};
}

function readAll(
  inputs: Inputs,
  view: EvidenceView,
  subject: Subject,
): Record<string, Observed<unknown>> {
  const read: Record<string, Observed<unknown>> = {};
  for (const [key, input] of Object.entries(inputs)) read[key] = input.read(view, subject);
  return read;
}
