import type {FactLeaf, NodeFacts} from '../../model/fact.ts';
import {ALIGNMENT, type Cell, type ColumnLayout, FORMAT, type Header, type Span} from './layout.ts';

/** A set of numbers with more values than this is kept as numbers. */
const MOST_NUMBERS = 64;
/** Facts that fewer than one in so many rows have are kept as a list of rows. */
const SPARSE = 8;

/** Packs readings into columns; the order of rows is that of the map. */
export function encodeFacts(facts: ReadonlyMap<string, NodeFacts>, key: string): Buffer[] {
  const rows = [...facts.values()];
  const body = newBody();
  const header: Header = {
    key,
    nodes: rows.map(({node}) => node),
    at: rows.map(({at}) => at),
    columns: columnsOf(rows, ({leaves}) => leaves).map((one) => packed(one, rows.length, body)),
    sections: sectionsOf(rows, body),
    dropped: rows.flatMap(({dropped}, row): Header['dropped'] =>
      dropped.length === 0 ? [] : [[row, dropped]],
    ),
  };
  const text = Buffer.from(JSON.stringify(header));
  const start = FORMAT.length + 9;
  const padding = (ALIGNMENT - ((start + text.length) % ALIGNMENT)) % ALIGNMENT;
  const length = (text.length + padding).toString(16).padStart(8, '0');
  return [Buffer.from(`${FORMAT}${length}\n`), text, Buffer.alloc(padding, ' '), ...body.chunks];
}

type Body = {
  chunks: Buffer[];
  add(bytes: Uint8Array): Span;
  json(value: unknown): Span;
};

function newBody(): Body {
  const chunks: Buffer[] = [];
  let length = 0;
  function add(bytes: Uint8Array): Span {
    const span: Span = [length, bytes.byteLength];
    const padding = (ALIGNMENT - (bytes.byteLength % ALIGNMENT)) % ALIGNMENT;
    chunks.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (padding > 0) chunks.push(Buffer.alloc(padding));
    length += bytes.byteLength + padding;
    return span;
  }
  return {chunks, add, json: (value) => add(Buffer.from(JSON.stringify(value)))};
}

type Gathered = {name: string; rows: number[]; cells: Cell[]};

function columnsOf(
  rows: readonly NodeFacts[],
  cellsOf: (facts: NodeFacts) => Record<string, Cell>,
): Gathered[] {
  const columns = new Map<string, Gathered>();
  rows.forEach((facts, row) => {
    const cells = cellsOf(facts);
    for (const name of Object.keys(cells)) {
      let column = columns.get(name);
      if (column === undefined) {
        column = {name, rows: [], cells: []};
        columns.set(name, column);
      }
      column.rows.push(row);
      column.cells.push(cells[name] as Cell);
    }
  });
  return [...columns.values()];
}

function packed({name, rows, cells}: Gathered, size: number, body: Body): ColumnLayout {
  const {distinct, codes} = dictionary(cells);
  const head = {name, missing: distinct.some((cell) => 'reason' in cell)};
  if (distinct.length === 1 && rows.length === size) {
    return {...head, kind: 'same', cells: body.json(distinct)};
  }
  const section = distinct.length > MOST_NUMBERS ? sectionOfNumbers(distinct) : null;
  if (section !== null && rows.length * SPARSE >= size) {
    const values = new Float64Array(size).fill(Number.NaN);
    rows.forEach((row, i) => {
      values[row] = (cells[i] as {value: number}).value;
    });
    return {...head, kind: 'numbers', section, values: body.add(bytesOf(values))};
  }
  const kept = body.json(distinct);
  if (rows.length * SPARSE < size) {
    const where = body.add(bytesOf(Uint32Array.from(rows)));
    const coded = body.add(bytesOf(Uint32Array.from(codes)));
    return {...head, kind: 'sparse', cells: kept, rows: where, codes: coded};
  }
  const bytes = distinct.length < 256 ? 1 : distinct.length < 65_536 ? 2 : 4;
  const all = new {1: Uint8Array, 2: Uint16Array, 4: Uint32Array}[bytes](size);
  rows.forEach((row, i) => {
    all[row] = (codes[i] as number) + 1;
  });
  return {...head, kind: 'codes', cells: kept, codes: body.add(bytesOf(all)), bytes};
}

function dictionary(cells: readonly Cell[]): {distinct: Cell[]; codes: number[]} {
  const places = new Map<string, number>();
  const distinct: Cell[] = [];
  const codes = cells.map((cell) => {
    const key = JSON.stringify(cell);
    let place = places.get(key);
    if (place === undefined) {
      place = distinct.length;
      places.set(key, place);
      distinct.push(cell);
    }
    return place;
  });
  return {distinct, codes};
}

/** The section of leaves that are all numbers of one section. */
function sectionOfNumbers(cells: readonly Cell[]): string | null {
  const section = (cells[0] as Partial<FactLeaf>).section;
  const alike = cells.every(
    (cell) => 'value' in cell && typeof cell.value === 'number' && cell.section === section,
  );
  return alike && section !== undefined ? section : null;
}

function sectionsOf(rows: readonly NodeFacts[], body: Body): Header['sections'] {
  const gathered = columnsOf(rows, ({sections}) => sections);
  return gathered.map(({name, rows: where, cells}) => {
    const durations = new Float64Array(rows.length);
    const received = new Float64Array(rows.length);
    const rest = cells.map((cell, i) => {
      const {durationMs, bytes, ...alike} = cell as NodeFacts['sections'][string];
      durations[where[i] as number] = durationMs;
      received[where[i] as number] = bytes;
      return alike;
    });
    const layout = packed({name, rows: where, cells: rest}, rows.length, body);
    return {
      ...layout,
      durations: body.add(bytesOf(durations)),
      bytesReceived: body.add(bytesOf(received)),
    };
  });
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
