import type {ColumnLayout, Span} from './layout.ts';

/** One column of a facts file. Cells are read when first asked for: most are of no interest to most. */
export type Reader<T> = {
  name: string;
  missing: boolean;
  /** The cell of all rows, where they agree. */
  common: T | null;
  at(row: number): T | undefined;
  /** Equal where cells are; 0 has none. `null` where cells are numbers of their own. */
  code: ((row: number) => number) | null;
  /** Every row has a cell. */
  everywhere: boolean;
  /** Rows that have a cell, ascending. */
  present(): number[];
};

export function columnReader<T>(
  layout: ColumnLayout,
  body: Uint8Array<ArrayBuffer>,
  size: number,
): Reader<T> {
  const {name, missing} = layout;
  const head = {name, missing};
  const view = (span: Span) => Buffer.from(body.buffer, body.byteOffset + span[0], span[1]);
  const cellsAt = (span: Span) => {
    let cells: T[] | undefined;
    return () => {
      cells ??= JSON.parse(view(span).toString('utf8')) as T[];
      return cells;
    };
  };
  switch (layout.kind) {
    case 'same': {
      const common = cellsAt(layout.cells)()[0] as T;
      return {
        ...head,
        common,
        everywhere: true,
        at: () => common,
        code: () => 1,
        present: () => upTo(size),
      };
    }
    case 'numbers': {
      const [offset] = layout.values;
      const values = new Float64Array(body.buffer, body.byteOffset + offset, size);
      const {section} = layout;
      return {
        ...head,
        common: null,
        get everywhere() {
          return !values.includes(Number.NaN);
        },
        at: (row) => {
          const value = values[row] as number;
          return Number.isNaN(value) ? undefined : ({value, section} as T);
        },
        code: null,
        present: () => upTo(size).filter((row) => !Number.isNaN(values[row])),
      };
    }
    case 'codes': {
      const {bytes, codes: span} = layout;
      const Codes = {1: Uint8Array, 2: Uint16Array, 4: Uint32Array}[bytes];
      const codes = new Codes(body.buffer, body.byteOffset + span[0], size);
      const cells = cellsAt(layout.cells);
      return {
        ...head,
        common: null,
        get everywhere() {
          return !codes.includes(0);
        },
        at: (row) => {
          const code = codes[row] as number;
          return code === 0 ? undefined : cells()[code - 1];
        },
        code: (row) => codes[row] as number,
        present: () => upTo(size).filter((row) => codes[row] !== 0),
      };
    }
    case 'sparse': {
      const count = layout.rows[1] / 4;
      const rows = new Uint32Array(body.buffer, body.byteOffset + layout.rows[0], count);
      const codes = new Uint32Array(body.buffer, body.byteOffset + layout.codes[0], count);
      const cells = cellsAt(layout.cells);
      return {
        ...head,
        common: null,
        everywhere: count === size,
        at: (row) => {
          const place = placeOf(rows, row);
          return place === -1 ? undefined : cells()[codes[place] as number];
        },
        code: (row) => {
          const place = placeOf(rows, row);
          return place === -1 ? 0 : 1 + (codes[place] as number);
        },
        present: () => [...rows],
      };
    }
  }
}

function upTo(size: number): number[] {
  return Array.from({length: size}, (_, i) => i);
}

/** Place of a row among ascending ones, by halving. */
function placeOf(rows: Uint32Array, wanted: number): number {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return rows[from] === wanted ? from : -1;
}
