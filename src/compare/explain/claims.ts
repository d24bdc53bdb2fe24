import {factPath, factSegments} from '../../model/fact.ts';
import type {FactTable} from '../drift/fact-table.ts';
import {byText} from '../order.ts';
import {countBits, countBoth, sameBits, union} from '../stats/bitset.ts';
import {bitsWhere, type Layout} from './layout.ts';
import type {RuleClaim, Split} from './splits.ts';

/**
 * Gives each rule to the splits it speaks for: the one that lies on exactly its nodes, and those by one of its
 * facts that share a node with it. A rule that matches none is a split of its own.
 */
export function withClaims(
  splits: readonly Split[],
  claims: readonly RuleClaim[],
  table: FactTable,
  layout: Layout,
): Split[] {
  const all = splits.map((split) => ({...split, rules: [...split.rules]}));
  // The most confident first: it names a split of its own, whichever was told first.
  for (const claim of claims.toSorted((x, y) => y.prior - x.prior || byText(x.rule, y.rule))) {
    const named = new Set(claim.nodes);
    const on = bitsWhere(layout, (i) => named.has(table.nodes[i] as string));
    const facts = new Set(claim.facts);
    let matched = false;
    for (const split of all) {
      const alike = sameBits(split.with, on);
      const byFact =
        split.facts.some(({fact}) => isNamed(fact.fact, facts)) &&
        (named.size === 0 || countBoth(split.with, on) > 0);
      if (!alike && !byFact) continue;
      matched = true;
      split.rules.push(claim);
    }
    if (matched || countBits(on) === 0) continue;
    const known = union(
      on,
      bitsWhere(layout, () => true),
    );
    all.push({with: on, known, facts: [], rules: [claim], weight: 1});
  }
  return all;
}

/** A set that differs is told word by word, so a rule that names the set speaks of its words. */
function isNamed(fact: string, facts: ReadonlySet<string>): boolean {
  if (facts.size === 0) return false;
  return facts.has(fact) || facts.has(factPath(...factSegments(fact).slice(0, -1)));
}
