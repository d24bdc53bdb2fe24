import {createHash} from 'node:crypto';
import {type FactValue, type NodeFacts, readFact} from '../model/fact.ts';
import {canonicalJson, type Precondition} from '../model/plan.ts';

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hash of a fact’s value, or of why there is none. Sets have no order. */
export function factHash(facts: NodeFacts, fact: string): string {
  const found = readFact(facts, fact);
  if (!found.ok) return sha256(`missing:${found.reason}`);
  return sha256(canonicalJson(ordered(found.value)));
}

export function precondition(facts: NodeFacts, fact: string): Precondition {
  return {fact, sha256: factHash(facts, fact)};
}

/** True where the fact has exactly this value now. */
export function factIs(facts: NodeFacts, fact: string, value: FactValue): boolean {
  const found = readFact(facts, fact);
  return found.ok && canonicalJson(ordered(found.value)) === canonicalJson(ordered(value));
}

function ordered(value: FactValue): FactValue {
  return Array.isArray(value) ? [...value].sort() : value;
}
