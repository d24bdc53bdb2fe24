import {sortedByText} from '../compare/order.ts';
import type {RuleResult} from '../model/finding.ts';
import type {Answer, Checked} from './check-subject.ts';
import type {Rule} from './define-rule.ts';
import {subjectId} from './subjects.ts';

/** What became of a rule: a result for every answer, with all subjects that got it, in a fixed order. */
export function resultsOf(rule: Rule, checks: readonly Checked[]): RuleResult[] {
  const told = new Map<string, RuleResult>();
  for (const {subjects, result} of checks) {
    const key = keyOf(result);
    const same = told.get(key);
    if (same === undefined) {
      told.set(key, {rule: rule.id, subjects: subjects.map(subjectId), ...result});
    } else for (const subject of subjects) same.subjects.push(subjectId(subject));
  }
  for (const {subjects} of told.values()) sortedByText(subjects);
  return [...told.values()];
}

/** Why a subject was skipped often names it; there the sentence of the first one stands for all. */
function keyOf({outcome, missing, message}: Answer): string {
  if (message === undefined) return outcome;
  if (outcome === 'skipped') return `skipped ${message.id} ${missing.join(' ')}`;
  return `${outcome} ${JSON.stringify(message)}`;
}
