import type {FactLeaf, NodeFacts} from '../../model/fact.ts';

/**
 * The facts of one reading of a run, column by column: a line naming the format, the length of the header as eight
 * hex digits and a newline, the header as JSON padded to eight bytes, then the body it points into.
 */
export const FORMAT = 'samespec-facts/1\n';
export const HEADER_AT = FORMAT.length + 9;
export const ALIGNMENT = 8;

/** Bytes of the body. */
export type Span = readonly [offset: number, length: number];

/**
 * How a column is kept. `missing`: some cell is a reason instead of a value.
 * `same`: every row has the only leaf. `codes`: per row an index into the leaves, plus one; 0 has none; one, two or
 * four bytes each. `sparse`: rows (four bytes each), then codes of four bytes. `numbers`: values as doubles, NaN has none.
 */
export type ColumnLayout = {name: string; missing: boolean} & (
  | {kind: 'same'; cells: Span}
  | {kind: 'codes'; cells: Span; codes: Span; bytes: 1 | 2 | 4}
  | {kind: 'sparse'; cells: Span; rows: Span; codes: Span}
  | {kind: 'numbers'; section: string; values: Span}
);

export type Header = {
  /** What it was made from: code that parses, and readings. Anything else is read from raw again. */
  key: string;
  nodes: string[];
  at: string[];
  columns: ColumnLayout[];
  /** One per section of the collector; its cells are runs without the two numbers that differ each time. */
  sections: (ColumnLayout & {durations: Span; bytesReceived: Span})[];
  dropped: [row: number, dropped: NodeFacts['dropped']][];
};

export type Cell = FactLeaf | Record<string, unknown>;
