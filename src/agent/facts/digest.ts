import {createHash} from 'node:crypto';
import type {FactPolicy} from '../../model/fact.ts';
import type {LocalFacts} from './collect-facts.ts';
import {canonicalValue} from './same-fact.ts';

/** Bits of a digest that a floating-point number holds exactly. */
const DIGITS = 12;

/**
 * One number per family of facts: equal on two nodes exactly when all facts that ought to be equal are. Facts with a
 * tolerance are left out, as nearly equal has no digest. A family of which something could not be read has none:
 * unknown is neither equal nor different.
 */
export function familyDigests(
  facts: LocalFacts,
  policyFor: (path: string) => FactPolicy,
): Record<string, number> {
  const lines = new Map<string, string[] | null>();
  for (const path of Object.keys(facts).sort()) {
    const fact = facts[path];
    const {policy, tolerance} = policyFor(path);
    if (fact === undefined || policy !== 'identical' || tolerance !== undefined) continue;
    const before = lines.get(fact.family);
    if (before === null) continue;
    if ('missing' in fact && fact.missing !== 'absent') lines.set(fact.family, null);
    else lines.set(fact.family, [...(before ?? []), `${path}=${canonicalValue(fact)}`]);
  }
  const digests: Record<string, number> = {};
  for (const [family, all] of lines) {
    if (all === null) continue;
    const hash = createHash('sha256').update(all.join('\n')).digest('hex');
    digests[family] = Number.parseInt(hash.slice(0, DIGITS), 16);
  }
  return digests;
}
