import {sortedByText} from '../compare/order.ts';
import type {RuleResult} from '../model/finding.ts';
import type {Answer, Taker} from './check-subject.ts';
import type {Rule} from './define-rule.ts';
import {subjectId} from './subjects.ts';

/** What became of a rule: a result for every answer, with all subjects that got it, in a fixed order. */
export function resultsOf(rule: Rule): Taker<RuleResult[]> {
  const known = new Map<string, RuleResult>();
  return {
    take({subject, result}) {
      const key = keyOf(result);
      const same = known.get(key);
      if (same === undefined)
        known.set(key, {rule: rule.id, subjects: [subjectId(subject)], ...result});
      else same.subjects.push(subjectId(subject));
    },
    told() {
      for (const {subjects} of known.values()) sortedByText(subjects);
      return [...known.values()];
    },
  };
}

/** Why a subject was skipped often names it; there the sentence of the first one stands for all. */
function keyOf({outcome, missing, message}: Answer): string {
  if (message === undefined) return outcome;
  if (outcome === 'skipped') return `skipped ${message.id} ${missing.join(' ')}`;
  return `${outcome} ${JSON.stringify(message)}`;
}
