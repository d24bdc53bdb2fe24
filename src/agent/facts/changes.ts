import type {FactPolicy} from '../../model/fact.ts';
import type {KeptFact, LocalFacts} from './collect-facts.ts';
import {sameFact} from './same-fact.ts';

export type FactChange = {fact: string; policy: string; from: KeptFact; to: KeptFact};

const ABSENT: KeptFact = {missing: 'absent'};

/**
 * What became different between two readings, sorted by fact. A fact that could not be read this time, or the time
 * before, has not changed for all that is known.
 */
export function changesBetween(
  before: LocalFacts,
  after: LocalFacts,
  policyFor: (path: string) => FactPolicy,
): FactChange[] {
  const changes: FactChange[] = [];
  for (const fact of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    const from = before[fact] ?? ABSENT;
    const to = after[fact] ?? ABSENT;
    if (isUnread(from) || isUnread(to)) continue;
    const policy = policyFor(fact);
    if (!sameFact(from, to, policy)) changes.push({fact, policy: policy.policy, from, to});
  }
  return changes;
}

/** Facts that ought to be as expected and are not; what could not be read is not told. */
export function driftFrom(
  expected: Readonly<Record<string, KeptFact>>,
  facts: LocalFacts,
  policyFor: (path: string) => FactPolicy,
): string[] {
  return Object.keys(expected)
    .sort()
    .filter((fact) => {
      const wanted = expected[fact];
      const is = facts[fact] ?? ABSENT;
      return wanted !== undefined && !isUnread(is) && !sameFact(wanted, is, policyFor(fact));
    });
}

function isUnread(fact: KeptFact): boolean {
  return 'missing' in fact && fact.missing !== 'absent';
}
