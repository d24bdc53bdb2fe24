import type {FactPolicy, FactValue} from '../../model/fact.ts';
import type {KeptFact} from './collect-facts.ts';

/** Whether two readings say the same; numbers within the tolerance of the fact do. */
export function sameFact(a: KeptFact, b: KeptFact, {tolerance}: FactPolicy): boolean {
  if ('value' in a && 'value' in b && typeof a.value === 'number' && typeof b.value === 'number') {
    const apart = Math.abs(a.value - b.value);
    if (apart === 0) return true;
    if (tolerance === undefined) return false;
    if ('absolute' in tolerance) return apart <= tolerance.absolute;
    return apart <= tolerance.relative * Math.max(Math.abs(a.value), Math.abs(b.value));
  }
  return canonicalValue(a) === canonicalValue(b);
}

/** A set of words has no order. */
export function canonicalValue(fact: KeptFact): string {
  if ('missing' in fact) return `-${fact.missing}`;
  return JSON.stringify(sorted(fact.value));
}

function sorted(value: FactValue): FactValue {
  return Array.isArray(value) ? [...value].sort() : value;
}
