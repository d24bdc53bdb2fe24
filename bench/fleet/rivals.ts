import type {CodedFact} from '../../src/compare/drift/coded-fact.ts';
import {factClasses} from '../../src/compare/drift/fact-classes.ts';
import type {FactTable} from '../../src/compare/drift/fact-table.ts';

/** Ranked classes: the rivals get the same classes, so only the order is compared. */
export type Ranking = string[][];

/** What a diff tool shows: everything that differs, the rarest value first; equal ones by name. */
export function rankByRarity(table: FactTable): Ranking {
  return ranked(candidatesOf(table).map(({facts, count}) => ({facts, key: -count})));
}

/**
 * MacroBase: support of at least .2 among the slow, then the point risk ratio; Infinity when nobody without the
 * value is slow, as its source has it.
 */
export function rankByRiskRatio(table: FactTable, slow: readonly string[]): Ranking {
  const isSlow = table.nodes.map((node) => slow.includes(node));
  const scored = candidatesOf(table).flatMap(({coded, facts, code}) => {
    let [a, b, c, d] = [0, 0, 0, 0];
    coded.codes.forEach((own, i) => {
      if (own < 0) return;
      if (own === code) isSlow[i] ? a++ : b++;
      else isSlow[i] ? c++ : d++;
    });
    if (a / (a + c) < 0.2) return [];
    return [{facts, key: a / (a + b) / (c / (c + d))}];
  });
  return ranked(scored);
}

type Candidate = {coded: CodedFact; facts: string[]; code: number; count: number};

function candidatesOf(table: FactTable): Candidate[] {
  return factClasses(table.facts.filter(({policy}) => policy === 'identical')).flatMap(
    ({facts}) => {
      const coded = facts[0] as CodedFact;
      const names = facts.map(({fact}) => fact);
      return coded.readings.slice(1).map((_, i) => {
        const code = i + 1;
        return {coded, facts: names, code, count: coded.codes.filter((own) => own === code).length};
      });
    },
  );
}

function ranked(scored: readonly {facts: string[]; key: number}[]): Ranking {
  const sorted = [...scored].sort((x, y) => {
    if (x.key !== y.key) return y.key > x.key ? 1 : -1;
    return (x.facts[0] ?? '') < (y.facts[0] ?? '') ? -1 : 1;
  });
  return [...new Set(sorted.map(({facts}) => facts))];
}
