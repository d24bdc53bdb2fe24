import type {Candidate} from '../../model/explanation.ts';
import type {Message} from '../../model/message.ts';
import {valueText} from '../drift/value-text.ts';
import {say} from './tell.ts';

/**
 * The one change that would tell the leading candidate from the others: give one slow node what healthy nodes
 * have. A class of many facts is halved, as the data can never tell its members apart.
 */
export function experimentFor(
  candidates: readonly Candidate[],
  slow: readonly string[],
  healthyReading: (fact: string) => Candidate['parts'][number][number]['reading'] | null,
): Message | null {
  const first = candidates[0];
  if (
    first === undefined ||
    first.verdict === 'probable' ||
    first.verdict === 'explained-by-region'
  ) {
    return null;
  }
  const node = first.nodes.find((one) => slow.includes(one));
  if (node === undefined) return null;
  const [rule] = first.rules;
  if (rule !== undefined) return say('try-rule', {rule, node});
  const fact = first.parts[0]?.[0];
  if (fact === undefined) return null;
  const count = first.partSizes[0] ?? 1;
  if (count > 1) {
    const trials = Math.ceil(Math.log2(count));
    return say('try-bisect', {count, node, fact: fact.fact, trials});
  }
  const healthy = healthyReading(fact.fact);
  if (healthy === null || healthy.kind === 'missing') {
    return say('try-flip-unlike', {fact: fact.fact, node});
  }
  return say('try-flip', {fact: fact.fact, node, value: valueText(healthy.value)});
}
