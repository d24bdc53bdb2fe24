import type {Layer, PathMtuState, ThroughputResult} from '../../model/path.ts';
import type {Column, Columns} from './paths-columns.ts';
import type {Text} from './text.ts';

/**
 * What a cell looks like. `few`: measured, with too little beside it to be judged. A pair without a row was not
 * measured; neither that nor `unknown` is ever good news.
 */
export const CELL_LOOKS = ['ok', 'few', 'warn', 'unknown', 'critical'] as const;
export type CellLook = (typeof CELL_LOOKS)[number];

export type Metric = 'path-mtu' | 'rtt' | 'loss' | 'throughput';

/** Every measured path, by columns. Numbers that name a node are places in `names`. */
export type MatrixData = {
  regions: readonly string[];
  /** Nodes and whatever else a path leads to, grouped by region, each name once. */
  names: readonly string[];
  addresses: Column<string | null>;
  /** Place in `regions`, rising. */
  regionOf: readonly number[];
  /** ISO 8601; the times of rows count from here. */
  start: string;
  tables: readonly PathTable[];
  matrices: readonly Matrix[];
  /** Commands and what they gave, shared; names and addresses of a row’s two ends are left out, see `ENDS`. */
  evidence: readonly {command: string; output: string | null}[];
};

/** Results of one probe on one layer, a row per ordered pair, the newest where there are several; by `from`, then `to`. */
export type PathTable = {layer: Layer; ipVersion: 4 | 6; length: number} & (
  | {probe: 'path-mtu'; rows: Columns<MtuRow>}
  | {probe: 'echo'; rows: Columns<EchoRow>}
  | {probe: 'throughput'; rows: Columns<BulkRow>}
);

export type CommonRow = {
  from: number;
  to: number;
  /** Milliseconds after `start`; null where the time cannot be read. */
  at: number | null;
  method: string;
  reason: Text | null;
  /** Places in `evidence`. */
  evidence: readonly number[];
  /** How often the pair was measured. */
  runs: number;
};

export type MtuRow = CommonRow & {
  state: PathMtuState;
  passBytes: number | null;
  failBytes: number | null;
  exact: boolean;
  localBytes: number | null;
  cached: boolean;
  reportedBytes: number | null;
  reportedBy: string | null;
  /** Hop after which large packets vanish, its address, and the first hop they do not reach. */
  lostBetween: readonly [number, string | null, number] | null;
  packets: number;
  controlSent: number;
  controlReceived: number;
};

export type EchoRow = CommonRow & {
  state: 'ok' | 'lossy' | 'no-echo' | 'unknown';
  sent: number;
  received: number;
  lostForward: number | null;
  lostBackward: number | null;
  reordered: number | null;
  duplicates: number | null;
  lagMs: number | null;
  minMs: number | null;
  medianMs: number | null;
  maxMs: number | null;
  /** Median of each run, where there were several. */
  runsMs: readonly number[] | null;
};

export type BulkRow = CommonRow & {
  state: ThroughputResult['state'];
  /** Bytes per second while it flowed. */
  steady: number | null;
  average: number | null;
  stalledMs: number;
  retransmits: number | null;
  believedBytes: number | null;
  versions: readonly [source: string, destination: string];
  /** Size in bytes, median ms, how many, how many of them unfinished. */
  messages: readonly (readonly [number, number | null, number, number])[] | null;
  datagrams: {sent: number; received: number; reordered: number; sizeBytes: number} | null;
  beside: {atOnce: number; checks: number; fasterAlone: number} | null;
  runsBytes: readonly number[] | null;
};

/** One metric of one table, judged. */
export type Matrix = {
  metric: Metric;
  layer: Layer;
  ipVersion: 4 | 6;
  /** Place in `tables`; `look`, `value` and `ageMs` have its rows. */
  table: number;
  look: Column<CellLook>;
  /** Bytes, milliseconds, share, bytes per second. */
  value: Column<number | null>;
  /** How long before the newest result here this one was measured, where that is long. */
  ageMs: Column<number | null>;
  /** Places of `names` that are no rows or columns here. */
  notRows: readonly number[];
  notColumns: readonly number[];
  /** What rows were compared with: regions of both ends (`null`: inside any region), median, how many. */
  references: readonly {between: readonly [number, number] | null; median: number; count: number}[];
  /** What bad cells have in common, and where to look. */
  patterns: readonly Text[];
  /** The one size of all paths, where every pair was measured, is well and of now. */
  evenBytes: number | null;
};

/** Stand for names and addresses of a row’s two ends in shared evidence; cleaned text never holds them. */
export const ENDS = {
  source: {name: '\u0001', address: '\u0002'},
  destination: {name: '\u0003', address: '\u0004'},
} as const;
