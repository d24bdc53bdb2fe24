import type {Candidate, CandidateFact, FactReading} from '../../model/explanation.ts';
import {type Message, messages} from '../../model/message.ts';
import {expertWeight, priorsOf} from '../drift/expert-prior.ts';
import {haveSeveralKinds, valueText} from '../drift/value-text.ts';
import {byText} from '../order.ts';
import type {Split} from './splits.ts';
import {explainStrings} from './strings.ts';

export const say = messages('explain', explainStrings);

/** The facts of a class, most plausible first, with their shares of belief. */
export function factsOf(split: Split, tags: readonly string[]): CandidateFact[] {
  const weights = split.facts.map(({fact}) => expertWeight(fact.fact, fact.tag, tags));
  const shares = priorsOf(weights);
  return split.facts
    .map(({fact, code, other, partial}, i) => ({
      fact: fact.fact,
      reading: fact.readings[code] as FactReading,
      other,
      partial,
      share: shares[i] as number,
    }))
    .sort((a, b) => b.share - a.share || byText(a.fact, b.fact));
}

/** A class in a noun phrase: its most plausible fact, and how many more lie on the same nodes. */
export function phraseOf(split: Split, facts: readonly CandidateFact[]): Message {
  const first = facts[0];
  if (first === undefined) return say('reading-rule', {rule: split.rules[0]?.rule ?? '-'});
  const coded = split.facts.find(({fact}) => fact.fact === first.fact);
  const phrase = readingPhrase(first, haveSeveralKinds(coded?.fact.readings ?? []));
  return facts.length === 1
    ? phrase
    : say('reading-class', {first: phrase, more: facts.length - 1});
}

function readingPhrase({fact, reading, other}: CandidateFact, quoted: boolean): Message {
  if (reading.kind === 'missing') return say(other ? 'reading-present' : 'reading-absent', {fact});
  const value = valueText(reading.value, quoted);
  return say(other ? 'reading-other' : 'reading', {fact, value});
}

/** Parts of a combination in one phrase. */
export function together(phrases: readonly Message[]): Message {
  return phrases
    .slice(1)
    .reduce((first, second) => say('reading-and', {first, second}), phrases[0] as Message);
}

export function candidateMessage(
  verdict: Candidate['verdict'],
  fact: Message,
  {a, b, c, d}: Candidate['counts'],
  rules: readonly string[],
): Message {
  if (verdict === 'explained-by-region' || verdict === 'confounded-with-region') {
    return say(verdict, {fact});
  }
  if (verdict === 'unexplained') return say(verdict, {fact});
  const counts = {fact, slowWith: a, with: a + b, slowWithout: c, without: c + d};
  return verdict === 'probable'
    ? say(verdict, {...counts, rules: [...rules]})
    : say(verdict, counts);
}
