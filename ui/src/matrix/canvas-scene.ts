import {valueAt} from '../../../src/report/page/paths-columns.ts';
import {CELL_LOOKS, type Matrix, type MatrixData} from '../../../src/report/page/paths-data.ts';
import {axesOf, tableOf} from '../../../src/report/page/paths-view.ts';

/** A matrix made ready for drawing: places on the axes, and measured cells, the gravest last. */
export type Scene = {
  rows: readonly number[];
  columns: readonly number[];
  /** Where regions begin, in cells, with their place in `regions`; the end of the axis closes the last. */
  rowGroups: readonly Group[];
  columnGroups: readonly Group[];
  /** Row and column in the grid, row of the table, look; as many as there are cells. */
  cellRow: Int32Array;
  cellColumn: Int32Array;
  tableRow: Int32Array;
  look: Uint8Array;
  old: Uint8Array;
};

export type Group = {start: number; end: number; region: number};

export function sceneOf(data: MatrixData, matrix: Matrix): Scene {
  const {rows, columns} = axesOf(data, matrix);
  const rowAt = placesTo(rows, data.names.length);
  const columnAt = placesTo(columns, data.names.length);
  const table = tableOf(data, matrix);
  const looks = Uint8Array.from({length: table.length}, (_, row) =>
    CELL_LOOKS.indexOf(valueAt(matrix.look, row)),
  );
  // What is drawn last lies on top where cells are smaller than a pixel.
  const order = Int32Array.from({length: table.length}, (_, row) => row).sort(
    (a, b) => (looks[a] ?? 0) - (looks[b] ?? 0),
  );
  return {
    rows,
    columns,
    rowGroups: groupsOf(rows, data.regionOf),
    columnGroups: groupsOf(columns, data.regionOf),
    cellRow: order.map((row) => rowAt[valueAt(table.rows.from, row)] ?? 0),
    cellColumn: order.map((row) => columnAt[valueAt(table.rows.to, row)] ?? 0),
    tableRow: order,
    look: Uint8Array.from(order, (row) => looks[row] ?? 0),
    old: Uint8Array.from(order, (row) => (valueAt(matrix.ageMs, row) === null ? 0 : 1)),
  };
}

function placesTo(places: readonly number[], count: number): Int32Array {
  const to = new Int32Array(count).fill(-1);
  places.forEach((place, i) => {
    to[place] = i;
  });
  return to;
}

function groupsOf(places: readonly number[], regionOf: readonly number[]): Group[] {
  const groups: Group[] = [];
  for (const [i, place] of places.entries()) {
    const region = regionOf[place] ?? 0;
    const last = groups.at(-1);
    if (last?.region === region) last.end = i + 1;
    else groups.push({start: i, end: i + 1, region});
  }
  return groups;
}
