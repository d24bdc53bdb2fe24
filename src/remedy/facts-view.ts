import {type NodeFacts, readFact} from '../model/fact.ts';

export function numberFact(facts: NodeFacts | undefined, fact: string): number | null {
  if (facts === undefined) return null;
  const found = readFact(facts, fact);
  return found.ok && typeof found.value === 'number' ? found.value : null;
}

export function textFact(facts: NodeFacts | undefined, fact: string): string | null {
  if (facts === undefined) return null;
  const found = readFact(facts, fact);
  return found.ok && typeof found.value === 'string' ? found.value : null;
}

export function wordsFact(facts: NodeFacts | undefined, fact: string): readonly string[] | null {
  if (facts === undefined) return null;
  const found = readFact(facts, fact);
  return found.ok && Array.isArray(found.value) ? found.value : null;
}

/** A number among the parameters of a remedy’s sentence: what the rule worked out. */
export function paramOf(
  message: {params?: Readonly<Record<string, unknown>>},
  name: string,
): number | null {
  const value = message.params?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
