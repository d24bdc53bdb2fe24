import type {Explanation} from '../../model/explanation.ts';
import type {CodedFact} from '../drift/coded-fact.ts';
import {type FactTable, indexed} from '../drift/fact-table.ts';
import {explain, type LabelledSymptom, type RuleClaim} from './index.ts';

/** For tests only: fleets as columns of codes, and what is said of one symptom of theirs. */

/** Regions of sixty nodes, in turn. */
export const sixty = Array.from({length: 60}, (_, i) => i % 3);

export function on(members: readonly number[]): ReadonlySet<number> {
  return new Set(members);
}

export function named(columns: readonly number[][]): Record<string, number[]> {
  return Object.fromEntries(columns.map((column, i) => [`f${i}`, column]));
}

export function tableOf(
  regions: readonly number[],
  columns: Record<string, ReadonlySet<number> | readonly number[]>,
  policy: CodedFact['policy'] = 'identical',
): FactTable {
  const nodes = regions.map((_, i) => `n${String(i).padStart(2, '0')}`);
  const {names, index} = indexed(regions.map((region) => `r${region}`));
  const facts = Object.entries(columns).map(([fact, given]): CodedFact => {
    const raw = Array.isArray(given)
      ? (given as number[])
      : nodes.map((_, i) => ((given as ReadonlySet<number>).has(i) ? 1 : 0));
    const counts = new Map<number, number>();
    for (const own of raw) if (own >= 0) counts.set(own, (counts.get(own) ?? 0) + 1);
    const order = [...counts].sort(([a, x], [b, y]) => y - x || a - b).map(([own]) => own);
    return {
      fact,
      policy,
      tag: 'kernel',
      readings: order.map((value) => ({kind: 'value', value})),
      codes: Int32Array.from(raw, (own) => order.indexOf(own)),
    };
  });
  return {cohort: 'fleet', nodes, regions: names, region: index, host: null, facts};
}

export function idsAt(table: FactTable, places: readonly number[]): string[] {
  return places.map((i) => table.nodes[i] as string);
}

export function one(
  table: FactTable,
  slow: readonly string[],
  more: {rules?: RuleClaim[]; worse?: LabelledSymptom['worse']; deals?: number} = {},
): Explanation {
  const ok = table.nodes.filter((node) => !slow.includes(node));
  const symptom: LabelledSymptom = {
    id: 's',
    tags: ['network'],
    slow,
    ok,
    ...(more.worse === undefined ? {} : {worse: more.worse}),
  };
  const [explanation] = explain({
    table,
    symptoms: [symptom],
    ...(more.rules === undefined ? {} : {rules: more.rules}),
    ...(more.deals === undefined ? {} : {deals: more.deals}),
  });
  if (explanation === undefined) throw new Error('one symptom gives one explanation');
  return explanation;
}
