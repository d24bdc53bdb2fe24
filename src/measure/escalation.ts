import {type Node, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import {randomPairs} from './sampling.ts';
import {type Pair, stableOrder} from './schedule.ts';

/** Fewer cells than this show no pattern. */
const LEAST_CELLS = 3;
/** A row, column or block with at least this share of bad cells is a pattern. */
const BAD_SHARE = 0.5;
/** A row or column is completed for at most this many nodes of a region. */
const MOST_OF_REGION = 64;
/** More pairs in a bad block; the first ones are those of the sample. */
const PAIRS_OF_BAD_BLOCK = 50;

export type Escalation = {
  /** `row`: all that a node sends. `column`: all it receives. `cross`: both. `block`: one region to another. */
  pattern: 'row' | 'column' | 'cross' | 'block';
  /** Node id, or `FROM>TO` of two regions. */
  subject: string;
  /** Ordered pairs (source, destination) to measure in addition. */
  pairs: Pair<string>[];
};

/**
 * Where a sample shows a pattern: the rows, columns, crosses and blocks that are bad, with the pairs that would show
 * how far it goes. A cell is bad when packets are lost or vanish there, or a transfer stalls; a cell nobody could measure tells nothing.
 * Pure; same input, same answer. Pairs that have a result are not asked for again.
 */
export function escalate(
  results: readonly PathResult[],
  nodes: readonly Pick<Node, 'id' | 'labels'>[],
  seed: string,
): Escalation[] {
  const cells = cellsOf(results);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const regions = Map.groupBy(stableOrder([...byId.keys()]), (id) =>
    regionOf(byId.get(id) ?? {labels: {}}),
  );
  const region = new Map(
    [...regions].flatMap(([name, ids]) => ids.map((id) => [id, name] as const)),
  );
  const fresh = (pairs: readonly Pair<string>[]) =>
    pairs.filter(([a, b]) => a !== b && !cells.has(`${a}\n${b}`));
  const rows = Map.groupBy(cells.values(), ({source}) => source);
  const columns = Map.groupBy(cells.values(), ({destination}) => destination);
  const found: Escalation[] = [];
  for (const id of byId.keys()) {
    const [row, column] = [rows.get(id) ?? [], columns.get(id) ?? []];
    const [badRow, badColumn] = [isPattern(row), isPattern(column)];
    if (!badRow && !badColumn) continue;
    const others = new Set([
      ...(badRow ? row.filter(({bad}) => bad).map(({destination}) => region.get(destination)) : []),
      ...(badColumn ? column.filter(({bad}) => bad).map(({source}) => region.get(source)) : []),
    ]);
    const peers = [...others].flatMap((name) =>
      (regions.get(name ?? '') ?? []).slice(0, MOST_OF_REGION),
    );
    const pairs = peers.flatMap((peer): Pair<string>[] => [
      ...(badRow ? [[id, peer] as const] : []),
      ...(badColumn ? [[peer, id] as const] : []),
    ]);
    const pattern = badRow && badColumn ? 'cross' : badRow ? 'row' : 'column';
    found.push({pattern, subject: id, pairs: fresh(pairs)});
  }
  const blocks = Map.groupBy(
    cells.values(),
    ({source, destination}) => `${region.get(source)}>${region.get(destination)}`,
  );
  for (const [subject, block] of blocks) {
    const [first] = block;
    if (first === undefined || !isPattern(block)) continue;
    const [from, to] = [region.get(first.source), region.get(first.destination)];
    // Inside a region the ring has ten cells for each node already.
    if (from === undefined || to === undefined || from === to) continue;
    const [one, other] = from < to ? [from, to] : [to, from];
    const more = randomPairs(
      regions.get(one) ?? [],
      regions.get(other) ?? [],
      PAIRS_OF_BAD_BLOCK,
      seed,
    );
    const pairs = from < to ? more : more.map(([a, b]) => [b, a] as const);
    found.push({pattern: 'block', subject, pairs: fresh(pairs)});
  }
  return found.filter(({pairs}) => pairs.length > 0);
}

type Cell = {source: string; destination: string; bad: boolean};

function cellsOf(results: readonly PathResult[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const result of results) {
    const bad = isBad(result);
    if (bad === null) continue;
    const {source, destination} = result;
    const key = `${source}\n${destination}`;
    cells.set(key, {source, destination, bad: bad || (cells.get(key)?.bad ?? false)});
  }
  return cells;
}

/** Null: tells nothing about the path. */
function isBad(result: PathResult): boolean | null {
  if (result.state === 'unknown') return null;
  if (result.probe === 'echo') return result.state !== 'ok';
  if (result.probe === 'throughput') return result.state !== 'steady';
  if (result.probe !== 'path-mtu') return null;
  return result.state === 'black-hole' || result.state === 'general-loss';
}

function isPattern(cells: readonly Cell[]): boolean {
  const bad = cells.filter((cell) => cell.bad).length;
  return cells.length >= LEAST_CELLS && bad >= BAD_SHARE * cells.length;
}
