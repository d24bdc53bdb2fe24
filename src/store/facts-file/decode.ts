import type {FactLeaf, NodeFacts, SectionRun} from '../../model/fact.ts';
import {type LeafColumn, type LeafTable, readingIn} from '../../model/leaf-table.ts';
import {columnReader, type Reader} from './column-reader.ts';
import {FORMAT, HEADER_AT, type Header} from './layout.ts';

/**
 * The readings of a facts file, in the order of its rows. Leaves stay in columns and are unfolded only for who asks
 * for all of them. `undefined`: made from something else, or damaged.
 */
export function decodeFacts(given: Uint8Array, key: string): Map<string, NodeFacts> | undefined {
  try {
    const opened = open(given, key);
    return opened === undefined ? undefined : unfolded(opened.header, opened.body);
  } catch {
    // A damaged copy costs time, never the run: raw is still there.
    return undefined;
  }
}

function open(
  given: Uint8Array,
  key: string,
): {header: Header; body: Uint8Array<ArrayBuffer>} | undefined {
  // Views of doubles need a start that is a multiple of eight, in a buffer of its own.
  const bytes =
    given.byteOffset % 8 === 0 && given.buffer instanceof ArrayBuffer
      ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
      : new Uint8Array(given);
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, HEADER_AT).toString('latin1');
  if (!start.startsWith(FORMAT)) return undefined;
  const length = Number.parseInt(start.slice(FORMAT.length), 16);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + HEADER_AT, length).toString('utf8');
  const header = JSON.parse(text) as Header;
  if (header.key !== key) return undefined;
  return {header, body: bytes.subarray(HEADER_AT + length)};
}

function unfolded(header: Header, body: Uint8Array<ArrayBuffer>): Map<string, NodeFacts> {
  const size = header.nodes.length;
  const readers = header.columns.map((layout) => columnReader<FactLeaf>(layout, body, size));
  const sections = header.sections.map((layout) => ({
    run: columnReader<Omit<SectionRun, 'durationMs' | 'bytes'>>(layout, body, size),
    durations: numbersAt(body, layout.durations),
    received: numbersAt(body, layout.bytesReceived),
  }));
  const table = tableOf(readers, sections, size);
  const dropped = new Map(header.dropped);
  return new Map(
    header.nodes.map((node, row) => {
      const at = header.at[row] as string;
      return [node, readingIn(table, row, {node, at, dropped: dropped.get(row) ?? []})];
    }),
  );
}

type SectionColumn = {
  run: Reader<Omit<SectionRun, 'durationMs' | 'bytes'>>;
  durations: Float64Array;
  received: Float64Array;
};

function numbersAt(
  body: Uint8Array<ArrayBuffer>,
  [offset, length]: readonly [number, number],
): Float64Array {
  return new Float64Array(body.buffer, body.byteOffset + offset, length / 8);
}

function tableOf(
  readers: readonly Reader<FactLeaf>[],
  sections: readonly SectionColumn[],
  size: number,
): LeafTable {
  const columns = readers.map(
    ({name, common, missing, at, code}): LeafColumn => ({
      fact: name,
      common,
      missing,
      at,
      ...(code === null ? {} : {code}),
    }),
  );
  const byName = new Map(columns.map((column) => [column.fact, column]));
  const runs = new Map(sections.map(({run}) => [run.name, run]));
  let names: (readonly string[])[] | undefined;
  // Whoever walks all leaves of a node asks for them more than once in a row.
  let last: {row: number; leaves: NodeFacts['leaves']} | undefined;
  const table: LeafTable = {
    columns,
    column: (fact) => byName.get(fact),
    names(row) {
      names ??= namesPerRow(readers, size);
      return names[row] ?? [];
    },
    leaves(row) {
      if (last?.row !== row) last = {row, leaves: leavesAt(table, row)};
      return last.leaves;
    },
    sections: (row) => Object.fromEntries(sections.flatMap((one) => sectionAt(one, row))),
    section: (row, section) => runs.get(section)?.at(row),
  };
  return table;
}

function leavesAt(table: LeafTable, row: number): NodeFacts['leaves'] {
  return Object.fromEntries(
    table.names(row).map((name) => [name, table.column(name)?.at(row) as FactLeaf]),
  );
}

function sectionAt({run, durations, received}: SectionColumn, row: number): [string, SectionRun][] {
  const cell = run.at(row);
  if (cell === undefined) return [];
  const durationMs = durations[row] as number;
  return [[run.name, {...cell, durationMs, bytes: received[row] as number}]];
}

/** Rows that have the same facts share one list, which is all rows of a fleet of equals. */
function namesPerRow(readers: readonly Reader<FactLeaf>[], size: number): (readonly string[])[] {
  const everywhere = new Set(readers.filter((reader) => reader.everywhere));
  const own: number[][] = Array.from({length: size}, () => []);
  readers.forEach((reader, c) => {
    if (everywhere.has(reader)) return;
    for (const row of reader.present()) (own[row] as number[]).push(c);
  });
  const lists = new Map<string, string[]>();
  return own.map((columns) => {
    const sign = columns.join(' ');
    let list = lists.get(sign);
    if (list === undefined) {
      const has = new Set(columns);
      list = readers.flatMap((reader, c) =>
        everywhere.has(reader) || has.has(c) ? [reader.name] : [],
      );
      lists.set(sign, list);
    }
    return list;
  });
}
