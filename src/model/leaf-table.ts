import type {FactLeaf, NodeFacts, SectionRun} from './fact-leaf.ts';

/**
 * One fact over many readings. `common`: the leaf that every row has, where that is so; else `at` tells each row’s,
 * `undefined` where it was not reported.
 */
export type LeafColumn = {
  fact: string;
  common: FactLeaf | null;
  /** Some row’s leaf is a reason instead of a value. */
  missing: boolean;
  at(row: number): FactLeaf | undefined;
  /** Equal where leaves are; left out where that is not known, as of numbers that differ on nearly every row. */
  code?: (row: number) => number;
};

/** What tells how far a section can be believed; the rest differs on every node. */
export type RunOfSection = Pick<SectionRun, 'command' | 'exit' | 'truncated'>;

/** Readings of many nodes in columns. */
export type LeafTable = {
  /** In no particular order. */
  columns: readonly LeafColumn[];
  column(fact: string): LeafColumn | undefined;
  /** Facts that the row has; rows with the same facts share one list. */
  names(row: number): readonly string[];
  /** All leaves of the row by name. */
  leaves(row: number): NodeFacts['leaves'];
  sections(row: number): NodeFacts['sections'];
  /** One section of the row, without unfolding all of them. */
  section(row: number, section: string): RunOfSection | undefined;
};

type Place = {table: LeafTable; row: number};

// Not enumerable, so that a copy with other leaves is a plain reading again; a map beside would be asked millions of times.
const PLACE = Symbol('place');
type Placed = NodeFacts & {readonly [PLACE]?: Place};
const NONE: readonly string[] = [];
const FAMILIES = new WeakMap<readonly string[], Map<string, string[]>>();

/** A reading that is a row of a table, unfolded only for who asks for all of it. */
export function readingIn(
  table: LeafTable,
  row: number,
  {node, at, dropped}: Pick<NodeFacts, 'node' | 'at' | 'dropped'>,
): NodeFacts {
  const place: Place = {table, row};
  const reading = Object.defineProperties({node, at}, UNFOLDING);
  return Object.defineProperty(Object.assign(reading, {dropped}), PLACE, {value: place}) as Placed;
}

// One pair of getters for all readings: with closures of its own each would be a slow object of its own shape.
const UNFOLDING: PropertyDescriptorMap & ThisType<{[PLACE]: Place}> = {
  sections: {
    enumerable: true,
    get() {
      const {table, row} = this[PLACE];
      return table.sections(row);
    },
  },
  leaves: {
    enumerable: true,
    get() {
      const {table, row} = this[PLACE];
      return table.leaves(row);
    },
  },
};

export function placeOf(facts: Placed): Place | undefined {
  return facts[PLACE];
}

/** One leaf; a path nobody reported has none. */
export function leafOf(facts: NodeFacts, path: string): FactLeaf | undefined {
  const place = placeOf(facts);
  if (place !== undefined) return place.table.column(path)?.at(place.row);
  // A path may come from a user (`samespec explain`): `toString` is not a fact.
  return Object.hasOwn(facts.leaves, path) ? facts.leaves[path] : undefined;
}

/** How a section of the collector ran on the node. */
export function sectionOf(facts: NodeFacts, section: string): RunOfSection | undefined {
  const place = placeOf(facts);
  return place === undefined ? facts.sections[section] : place.table.section(place.row, section);
}

/** Paths of all leaves of a reading. */
export function leafNames(facts: NodeFacts): readonly string[] {
  const place = placeOf(facts);
  return place === undefined ? Object.keys(facts.leaves) : place.table.names(place.row);
}

/** Those whose first segment is `family`, a plain word: `pod` gives `pod.a.mtuBytes` and `pod["b c"].mtuBytes`. */
export function leafNamesIn(facts: NodeFacts, family: string): readonly string[] {
  const names = leafNames(facts);
  const place = placeOf(facts);
  if (place === undefined) return names.filter((name) => familyOf(name) === family);
  let families = FAMILIES.get(names);
  if (families === undefined) {
    families = Map.groupBy(names, familyOf);
    FAMILIES.set(names, families);
  }
  return families.get(family) ?? NONE;
}

function familyOf(path: string): string {
  const end = path.search(/[.[]/);
  return end === -1 ? path : path.slice(0, end);
}
