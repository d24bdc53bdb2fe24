/** One field of many rows: the same everywhere, different in each, or a few values and which of them each row has. */
export type Column<T> =
  | {readonly one: T}
  | {readonly each: readonly T[]}
  | {readonly of: readonly T[]; readonly at: readonly number[]};

export type Columns<T> = {readonly [K in keyof T]: Column<T[K]>};

/** Rows as columns; what rows have in common is kept once. Rows are made of JSON values. */
export function columnsOf<T extends object>(rows: readonly T[], fields: readonly (keyof T)[]) {
  const columns: Partial<Record<keyof T, Column<T[keyof T]>>> = {};
  for (const field of fields) columns[field] = columnOf(rows.map((row) => row[field]));
  return columns as Columns<T>;
}

export function columnOf<T>(values: readonly T[]): Column<T> {
  const places = new Map<unknown, number>();
  const of: T[] = [];
  const at = values.map((value) => {
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, of.length);
    return of.push(value) - 1;
  });
  const [first] = of;
  if (first !== undefined && of.length === 1) return {one: first};
  const sizes = of.map((value) => sizeOf(value) + 1);
  let each = 0;
  let coded = 0;
  for (const place of at) {
    each += sizes[place] ?? 0;
    coded += String(place).length + 1;
  }
  for (const size of sizes) coded += size;
  return each <= coded ? {each: values} : {of, at};
}

/** How long it is written down. */
function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

export function valueAt<T>(column: Column<T>, row: number): T {
  if ('one' in column) return column.one;
  return ('each' in column ? column.each[row] : column.of[column.at[row] ?? 0]) as T;
}

export function rowAt<T>(columns: Columns<T>, row: number): T {
  const made: Partial<T> = {};
  for (const field of Object.keys(columns) as (keyof T)[]) {
    made[field] = valueAt(columns[field], row);
  }
  return made as T;
}
