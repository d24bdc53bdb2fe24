import type {Message} from '../../model/message.ts';
import {lookOf, type MtuGrid, uniformBytes} from '../outline/path-mtu.ts';
import {columnOf} from './paths-columns.ts';
import type {
  BulkRow,
  CellLook,
  CommonRow,
  EchoRow,
  Matrix,
  Metric,
  MtuRow,
  PathTable,
} from './paths-data.ts';
import {judge, lossLook, lossOf, medianOf} from './paths-looks.ts';
import {metricPatterns, mtuPatterns} from './paths-patterns.ts';
import type {Places} from './paths-places.ts';
import {rateOf} from './paths-rows.ts';
import type {Text} from './text.ts';

/** What is needed beside the rows of a table to judge them. */
export type Judging = {
  places: Places;
  /** Place of the table among all. */
  table: number;
  layer: PathTable['layer'];
  ipVersion: PathTable['ipVersion'];
  /** When the newest result of this probe was measured, as `at` of the rows. */
  newestAt: number | null;
  tell: (message: Message) => Text;
};

type Cells = {
  looks: readonly CellLook[];
  values: readonly (number | null)[];
  references: Matrix['references'];
};

export function mtuMatrix(rows: readonly MtuRow[], grid: MtuGrid | null, judging: Judging): Matrix {
  const cells: Cells = {
    looks: rows.map(({state}) => lookAs(lookOf(state))),
    values: rows.map(({passBytes}) => passBytes),
    references: [],
  };
  const patterns = grid === null ? [] : mtuPatterns(grid);
  const evenBytes = grid === null ? null : uniformBytes(grid);
  return matrixOf('path-mtu', rows, cells, patterns, evenBytes, judging);
}

// Round trips that differ by less are the clock’s and the scheduler’s.
const RTT_FLOOR_MS = 1;

export function rttMatrix(rows: readonly EchoRow[], judging: Judging): Matrix {
  const values = rows.map((row) =>
    row.state === 'unknown' ? null : middle(row.runsMs, row.medianMs),
  );
  return judged('rtt', rows, values, 'high', RTT_FLOOR_MS, () => null, judging);
}

export function lossMatrix(rows: readonly EchoRow[], judging: Judging): Matrix {
  const cells = {looks: rows.map(lossLook), values: rows.map(lossOf), references: []};
  const patterns = metricPatterns(
    'loss',
    judging.layer,
    lookedAt(rows, cells.looks, judging),
    judging.places,
  );
  return matrixOf('loss', rows, cells, patterns, null, judging);
}

// A tenth of a megabit per second.
const BULK_FLOOR = 12_500;

export function bulkMatrix(rows: readonly BulkRow[], judging: Judging): Matrix {
  const values = rows.map((row) =>
    row.runsBytes === null
      ? rateOf({state: row.state, steadyBytesPerSecond: row.steady})
      : middle(row.runsBytes, null),
  );
  // A stall is trouble however fast the rest flows: an average would hide it.
  const known = ({state}: BulkRow): CellLook | null =>
    state === 'dead'
      ? 'critical'
      : state === 'stalled-start' || state === 'stalled-mid'
        ? 'warn'
        : null;
  return judged('throughput', rows, values, 'low', BULK_FLOOR, known, judging);
}

function judged<R extends CommonRow>(
  metric: Exclude<Metric, 'path-mtu' | 'loss'>,
  rows: readonly R[],
  values: readonly (number | null)[],
  worse: 'high' | 'low',
  floor: number,
  known: (row: R) => CellLook | null,
  judging: Judging,
): Matrix {
  const {places, layer} = judging;
  const asked = rows.map(({from, to}, i) => ({from, to, value: values[i] ?? null}));
  const {looks, references} = judge(asked, places.regionOf, worse, floor);
  const worst = rows.map((row, i): CellLook => {
    const [own, compared] = [known(row), looks[i] ?? 'unknown'];
    return own === null || compared === 'critical' ? compared : own;
  });
  const cells = {looks: worst, values, references};
  const patterns = metricPatterns(metric, layer, lookedAt(rows, worst, judging), places);
  return matrixOf(metric, rows, cells, patterns, null, judging);
}

// A sender forgets a learned path MTU after 600 s (net.ipv4.route.mtu_expires); the outline calls the same old.
const OLD_MS = 600_000;

function matrixOf(
  metric: Metric,
  rows: readonly CommonRow[],
  {looks, values, references}: Cells,
  patterns: readonly Message[],
  evenBytes: number | null,
  {places, table, layer, ipVersion, newestAt, tell}: Judging,
): Matrix {
  const ages = rows.map(({at}) => (at === null || newestAt === null ? 0 : newestAt - at));
  const [senders, receivers] = [
    new Set(rows.map(({from}) => from)),
    new Set(rows.map(({to}) => to)),
  ];
  const all = places.names.map((_, place) => place);
  return {
    metric,
    layer,
    ipVersion,
    table,
    look: columnOf(looks),
    value: columnOf(values.map((value) => (value === null ? null : Number(value.toPrecision(4))))),
    ageMs: columnOf(ages.map((age) => (age > OLD_MS ? age : null))),
    notRows: all.filter((place) => !places.nodes.has(place) && !senders.has(place)),
    notColumns: all.filter((place) => !isColumn(place, layer, receivers, places)),
    references,
    patterns: patterns.map(tell),
    evenBytes,
  };
}

/** To a service no node is a column that nothing was sent to. */
function isColumn(
  place: number,
  layer: PathTable['layer'],
  receivers: ReadonlySet<number>,
  {nodes}: Places,
): boolean {
  return receivers.has(place) || (layer !== 'service' && nodes.has(place));
}

function lookedAt(rows: readonly CommonRow[], looks: readonly CellLook[], {places}: Judging) {
  const ids = [...places.placeOf.keys()];
  return rows.map(({from, to}, i) => ({
    source: ids[from] ?? '',
    destination: ids[to] ?? '',
    look: looks[i] ?? ('unknown' as const),
  }));
}

function lookAs(look: ReturnType<typeof lookOf>): CellLook {
  return look === 'none' ? 'unknown' : look;
}

function middle(values: readonly number[] | null, one: number | null): number | null {
  if (values === null) return one;
  return values.length === 0 ? null : medianOf(values);
}
