import type {FactLeaf, NodeFacts} from '../model/fact.ts';
import {type LeafTable, leafNames, placeOf, readingIn} from '../model/leaf-table.ts';

/** More leaves for a reading, and the sections they were read from; none of them is there already. */
export type Added = Pick<NodeFacts, 'leaves' | 'sections'>;

const NOTHING: Added = {leaves: {}, sections: {}};

/** Readings with more leaves. Those kept in columns stay there: unfolding ten thousand of them takes gigabytes. */
export function withLeaves(
  facts: Map<string, NodeFacts>,
  more: (own: NodeFacts, id: string) => Added,
): Map<string, NodeFacts> {
  const added = new Map([...facts].map(([id, own]) => [id, more(own, id)]));
  const table = tableOf(facts);
  if (table === undefined) {
    return new Map([...facts].map(([id, own]) => [id, joined(own, added.get(id))]));
  }
  const wider = widened(table, facts, added);
  return new Map(
    [...facts].map(([id, own]) => [id, readingIn(wider, placeOf(own)?.row ?? 0, own)]),
  );
}

function joined(own: NodeFacts, added: Added | undefined): NodeFacts {
  if (added === undefined || Object.keys(added.leaves).length === 0) return own;
  return {
    ...own,
    sections: {...added.sections, ...own.sections},
    leaves: {...own.leaves, ...added.leaves},
  };
}

function tableOf(facts: ReadonlyMap<string, NodeFacts>): LeafTable | undefined {
  const tables = new Set([...facts.values()].map((one) => placeOf(one)?.table));
  return tables.size === 1 ? [...tables][0] : undefined;
}

function widened(
  table: LeafTable,
  facts: ReadonlyMap<string, NodeFacts>,
  added: ReadonlyMap<string, Added>,
): LeafTable {
  const cells = new Map<string, Map<number, FactLeaf>>();
  const names = new Map<number, readonly string[]>();
  const lists = new Map<readonly string[], Map<string, readonly string[]>>();
  const rows = new Map<number, Added>();
  for (const [id, own] of facts) {
    const row = placeOf(own)?.row ?? 0;
    const {leaves, sections} = added.get(id) ?? NOTHING;
    rows.set(row, {leaves, sections});
    for (const [fact, leaf] of Object.entries(leaves)) {
      const known = cells.get(fact);
      if (known === undefined) cells.set(fact, new Map([[row, leaf]]));
      else known.set(row, leaf);
    }
    names.set(row, sharedNames(lists, leafNames(own), Object.keys(leaves)));
  }
  const columns = [...cells].map(([fact, leaves]) => ({
    fact,
    common: null,
    missing: [...leaves.values()].some((leaf) => 'reason' in leaf),
    at: (row: number) => leaves.get(row),
  }));
  const byName = new Map(columns.map((column) => [column.fact, column]));
  return {
    columns: [...table.columns, ...columns],
    column: (fact) => byName.get(fact) ?? table.column(fact),
    names: (row) => names.get(row) ?? [],
    leaves: (row) => ({...table.leaves(row), ...rows.get(row)?.leaves}),
    sections: (row) => ({...rows.get(row)?.sections, ...table.sections(row)}),
    section: (row, section) => table.section(row, section) ?? rows.get(row)?.sections[section],
  };
}

/** Rows with the same facts share one list, so that what is derived from it is derived once. */
function sharedNames(
  lists: Map<readonly string[], Map<string, readonly string[]>>,
  own: readonly string[],
  more: readonly string[],
): readonly string[] {
  if (more.length === 0) return own;
  let known = lists.get(own);
  if (known === undefined) {
    known = new Map();
    lists.set(own, known);
  }
  const key = more.join('\n');
  let list = known.get(key);
  if (list === undefined) {
    list = [...own, ...more];
    known.set(key, list);
  }
  return list;
}
