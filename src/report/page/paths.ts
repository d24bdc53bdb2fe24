import type {Message} from '../../model/message.ts';
import type {PathResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {type MtuGrid, pathMtuGrids} from '../outline/path-mtu.ts';
import {columnOf, columnsOf} from './paths-columns.ts';
import type {CommonRow, Matrix, MatrixData, PathTable} from './paths-data.ts';
import {evidenceFor} from './paths-evidence.ts';
import {type Group, groupsOf, type Pair, pairsOf} from './paths-groups.ts';
import {bulkMatrix, type Judging, lossMatrix, mtuMatrix, rttMatrix} from './paths-matrices.ts';
import {placesOf} from './paths-places.ts';
import {BULK_FIELDS, bulkRow, ECHO_FIELDS, echoRow, MTU_FIELDS, mtuRow} from './paths-rows.ts';
import type {Text} from './text.ts';

export type {MatrixData} from './paths-data.ts';
export {strings as pathStrings} from './paths-patterns.ts';

/**
 * All measured paths for the page, by columns: path MTU, round trip, loss and throughput, per layer. Requests to
 * services are told by `distributionsOf`. `tell` writes a message in both languages. Pure.
 */
export function matricesOf(document: ReportDocument, tell: (message: Message) => Text): MatrixData {
  const places = placesOf(document);
  const groups = groupsOf(document.paths, places);
  const startMs = startOf(groups);
  const {evidence, evidenceOf} = evidenceFor(groups, places);
  const grids = pathMtuGrids(document);
  const tables: PathTable[] = [];
  const matrices: Matrix[] = [];
  for (const group of groups) {
    const commonOf = ({from, to, newest, atMs, runs}: Pair): CommonRow => ({
      from,
      to,
      at: atMs === null ? null : atMs - startMs,
      method: cleanText(newest.method),
      reason: newest.reason === undefined ? null : tell(newest.reason),
      evidence: evidenceOf.get(newest) ?? [],
      runs: runs.length,
    });
    const {layer, ipVersion} = group;
    const newestAt = newestOf(groups, group.probe, startMs);
    const judging = {places, table: tables.length, layer, ipVersion, newestAt, tell};
    const made = judgedTable(group, commonOf, judging, grids);
    tables.push(made.table);
    matrices.push(...made.matrices);
  }
  const {regions, names, regionOf} = places;
  const addresses = columnOf(places.addresses);
  const start = new Date(startMs).toISOString();
  return {regions, names, addresses, regionOf, start, tables, matrices, evidence};
}

function judgedTable(
  group: Group,
  commonOf: (pair: Pair) => CommonRow,
  judging: Judging,
  grids: readonly MtuGrid[],
): {table: PathTable; matrices: Matrix[]} {
  const {layer, ipVersion} = group;
  const head = {layer, ipVersion, length: group.pairs.length};
  switch (group.probe) {
    case 'path-mtu': {
      const rows = pairsOf(group, 'path-mtu').map((pair) => mtuRow(commonOf(pair), pair.newest));
      const grid = grids.find((one) => one.layer === layer && one.ipVersion === ipVersion) ?? null;
      return {
        table: {...head, probe: 'path-mtu', rows: columnsOf(rows, MTU_FIELDS)},
        matrices: [mtuMatrix(rows, grid, judging)],
      };
    }
    case 'throughput': {
      const rows = pairsOf(group, 'throughput').map((pair) =>
        bulkRow(commonOf(pair), pair.newest, pair.runs),
      );
      return {
        table: {...head, probe: 'throughput', rows: columnsOf(rows, BULK_FIELDS)},
        matrices: [bulkMatrix(rows, judging)],
      };
    }
    default: {
      const rows = pairsOf(group, 'echo').map((pair) =>
        echoRow(commonOf(pair), pair.newest, pair.runs),
      );
      return {
        table: {...head, probe: 'echo', rows: columnsOf(rows, ECHO_FIELDS)},
        matrices: [rttMatrix(rows, judging), lossMatrix(rows, judging)],
      };
    }
  }
}

function startOf(groups: readonly Group[]): number {
  let start: number | null = null;
  for (const {pairs} of groups) {
    for (const {atMs} of pairs) if (atMs !== null && (start === null || atMs < start)) start = atMs;
  }
  return start ?? 0;
}

function newestOf(
  groups: readonly Group[],
  probe: PathResult['probe'],
  startMs: number,
): number | null {
  let newest: number | null = null;
  for (const group of groups) {
    if (group.probe !== probe) continue;
    for (const {atMs} of group.pairs) {
      if (atMs !== null && (newest === null || atMs > newest)) newest = atMs;
    }
  }
  return newest === null ? null : newest - startMs;
}
