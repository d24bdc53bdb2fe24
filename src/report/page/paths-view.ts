import {valueAt} from './paths-columns.ts';
import {
  CELL_LOOKS,
  type CellLook,
  type Matrix,
  type MatrixData,
  type PathTable,
} from './paths-data.ts';

/** Row of an ordered pair in a table, -1 where it was not measured. */
export function rowOf({names}: MatrixData, table: PathTable, from: number, to: number): number {
  let index = indexes.get(table);
  if (index === undefined) {
    index = new Map();
    for (let row = 0; row < table.length; row++) {
      const ends = valueAt(table.rows.from, row) * names.length + valueAt(table.rows.to, row);
      index.set(ends, row);
    }
    indexes.set(table, index);
  }
  return index.get(from * names.length + to) ?? -1;
}

// Tables never change; the pairs of a fleet are many.
const indexes = new WeakMap<PathTable, Map<number, number>>();

export function tableOf({tables}: MatrixData, {table}: Matrix): PathTable {
  return tables[table] as PathTable;
}

/** Places that are rows of the matrix, and those that are columns. */
export function axesOf(
  {names}: MatrixData,
  {notRows, notColumns}: Matrix,
): {
  rows: number[];
  columns: number[];
} {
  const [without, withoutColumns] = [new Set(notRows), new Set(notColumns)];
  const all = names.map((_, place) => place);
  return {
    rows: all.filter((place) => !without.has(place)),
    columns: all.filter((place) => !withoutColumns.has(place)),
  };
}

/** The paths from one region to another, or inside one. */
export type Block = {
  from: number;
  to: number;
  /** Rows of the table, the gravest first. */
  rows: readonly number[];
  /** Pairs that were not measured. */
  missing: number;
  /** Rows per look, by `CELL_LOOKS`. */
  counts: readonly number[];
  worst: CellLook | null;
  /** Of the values that are known; null of fewer than three. */
  median: number | null;
  low: number | null;
  high: number | null;
  known: number;
  /** Rows that are old, and the age of the oldest. */
  old: number;
  oldestMs: number | null;
  /** Every pair was measured and all show the same. */
  even: boolean;
};

/** Every block of the matrix by `from * regions + to`; a block without pairs has no entry. */
export function blocksOf(data: MatrixData, matrix: Matrix): ReadonlyMap<number, Block> {
  const made = blocks.get(matrix);
  if (made !== undefined) return made;
  const {rows: from, columns: to} = axesOf(data, matrix);
  const [senders, receivers] = [sizesOf(data, from), sizesOf(data, to)];
  const both = sizesOf(
    data,
    from.filter((place) => !matrix.notColumns.includes(place)),
  );
  const rowsOf = rowsByBlock(data, matrix);
  const found = new Map<number, Block>();
  for (const [a, sending] of senders) {
    for (const [b, receiving] of receivers) {
      const key = a * data.regions.length + b;
      const pairs = sending * receiving - (a === b ? (both.get(a) ?? 0) : 0);
      const rows = rowsOf.get(key) ?? [];
      if (pairs > 0 || rows.length > 0) found.set(key, blockOf(matrix, a, b, rows, pairs));
    }
  }
  blocks.set(matrix, found);
  return found;
}

const blocks = new WeakMap<Matrix, ReadonlyMap<number, Block>>();

/** Fewer are shown one by one: two of many say nothing of the rest. */
export const SUMMARY_AT_LEAST = 3;

/** Too few paths of the block were measured, or they differ, to be told as one. */
export function isTooFew({rows, even}: Block): boolean {
  return rows.length > 0 && rows.length < SUMMARY_AT_LEAST && !even;
}

function blockOf(matrix: Matrix, from: number, to: number, rows: number[], pairs: number): Block {
  const counts = CELL_LOOKS.map(() => 0);
  const values: number[] = [];
  let old = 0;
  let oldestMs: number | null = null;
  for (const row of rows) {
    const look = CELL_LOOKS.indexOf(valueAt(matrix.look, row));
    counts[look] = (counts[look] ?? 0) + 1;
    const value = valueAt(matrix.value, row);
    if (value !== null) values.push(value);
    const age = valueAt(matrix.ageMs, row);
    if (age !== null) old++;
    if (age !== null && (oldestMs === null || age > oldestMs)) oldestMs = age;
  }
  const gravity = (row: number) => CELL_LOOKS.indexOf(valueAt(matrix.look, row));
  const sorted = [...rows].sort((a, b) => gravity(b) - gravity(a) || a - b);
  values.sort((a, b) => a - b);
  const enough = values.length >= SUMMARY_AT_LEAST;
  const worst = sorted[0] === undefined ? null : valueAt(matrix.look, sorted[0]);
  const missing = Math.max(0, pairs - rows.length);
  return {
    from,
    to,
    rows: sorted,
    missing,
    counts,
    worst,
    median: enough ? middleOf(values) : null,
    low: values[0] ?? null,
    high: values[values.length - 1] ?? null,
    known: values.length,
    old,
    oldestMs,
    even: missing === 0 && isEven(values, rows.length, counts),
  };
}

function isEven(values: readonly number[], count: number, counts: readonly number[]): boolean {
  const alike = counts.filter((one) => one > 0).length === 1;
  return alike && values.length === count && values[0] === values[count - 1];
}

function rowsByBlock({regions, regionOf, tables}: MatrixData, {table}: Matrix) {
  const {rows, length} = tables[table] as PathTable;
  const found = new Map<number, number[]>();
  for (let row = 0; row < length; row++) {
    const from = regionOf[valueAt(rows.from, row)] ?? 0;
    const key = from * regions.length + (regionOf[valueAt(rows.to, row)] ?? 0);
    const own = found.get(key);
    if (own === undefined) found.set(key, [row]);
    else own.push(row);
  }
  return found;
}

function sizesOf({regionOf}: MatrixData, places: readonly number[]): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const place of places) {
    const region = regionOf[place] ?? 0;
    sizes.set(region, (sizes.get(region) ?? 0) + 1);
  }
  return sizes;
}

function middleOf(sorted: readonly number[]): number {
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1
    ? upper
    : ((sorted[(sorted.length >> 1) - 1] ?? upper) + upper) / 2;
}
