import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {Layer, PathMtuResult, PathMtuState} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';

/** What was found on every ordered pair in one layer. */
export type Grid<Found> = {
  layer: Layer;
  /** By `pairKey`; the latest of a pair. */
  results: ReadonlyMap<string, Found>;
  /** The same by `pairKey` of their regions. */
  blocks: ReadonlyMap<string, readonly Found[]>;
  /** Nodes per region. */
  sizes: ReadonlyMap<string, number>;
  /** Region by node. */
  regionOf: ReadonlyMap<string, string>;
};

/** Path MTU of every ordered pair in one layer. */
export type MtuGrid = Grid<PathMtuResult> & {
  ipVersion: 4 | 6;
  /** Grouped by region, both sorted. */
  nodes: {id: string; region: string}[];
  regions: string[];
  /** When the newest path MTU of the document was measured, ms; null where no time can be read. */
  newestAtMs: number | null;
};

/** What a cell looks like: five looks, so that `unknown` and `none` are never taken for `ok`. */
export type CellLook = 'ok' | 'warn' | 'critical' | 'unknown' | 'none';

const LOOKS = {
  ok: 'ok',
  'icmp-clamped': 'warn',
  'local-emsgsize': 'warn',
  'general-loss': 'critical',
  'black-hole': 'critical',
  unknown: 'unknown',
} as const satisfies Record<PathMtuState, CellLook>;

export function lookOf(state: PathMtuState): CellLook {
  return LOOKS[state];
}

export function pairKey(source: string, destination: string): string {
  return `${source}\n${destination}`;
}

export function pathMtuGrids(document: ReportDocument): MtuGrid[] {
  const newestAtMs = newestOf(document);
  const grids = new Map<string, {layer: Layer; ipVersion: 4 | 6; results: PathMtuResult[]}>();
  for (const path of document.paths) {
    if (path.probe !== 'path-mtu') continue;
    const {layer, ipVersion} = path;
    const key = `${layer} ${ipVersion}`;
    const grid = grids.get(key) ?? {layer, ipVersion, results: []};
    grid.results.push(path);
    grids.set(key, grid);
  }
  const regions = new Map(document.run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  return [...grids.keys()].sort().flatMap((key) => {
    const grid = grids.get(key);
    return grid === undefined ? [] : [{...gridOf(grid, regions), newestAtMs}];
  });
}

/** Without the nodes that were not reached and of which no path is known; their own line says so. */
export function withoutUnreached(grid: MtuGrid, document: ReportDocument): MtuGrid {
  const gone = new Set(document.run.outcomes.filter((one) => !one.ok).map((one) => one.node));
  for (const {source, destination} of grid.results.values()) {
    gone.delete(source);
    gone.delete(destination);
  }
  const nodes = grid.nodes.filter((node) => !gone.has(node.id));
  return {...grid, nodes, ...regionsOf(nodes)};
}

/** The one value when every measured path is `ok` with the same size and none is missing. */
export function uniformBytes(grid: MtuGrid): number | null {
  const results = [...grid.results.values()];
  // An old result may be different by now, so it is never part of “all is well”.
  if (results.some((result) => oldMs(grid, result) !== null)) return null;
  const bytes = results[0]?.passBytes ?? null;
  const same = results.every((result) => result.state === 'ok' && result.passBytes === bytes);
  const pairs = grid.nodes.length * (grid.nodes.length - 1);
  return same && results.length === pairs ? bytes : null;
}

/** The paths from one region to another (or inside one); those not measured are counted. */
export type Block = {results: PathMtuResult[]; missing: number};

export function blockOf(grid: MtuGrid, from: string, to: string): Block {
  const results = grid.blocks.get(pairKey(from, to)) ?? [];
  const [senders, receivers] = [grid.sizes.get(from) ?? 0, grid.sizes.get(to) ?? 0];
  const pairs = senders * (from === to ? receivers - 1 : receivers);
  return {results: [...results], missing: Math.max(0, pairs - results.length)};
}

/** Paths that say the same thing, the largest group last: what is odd comes first. */
export function alikeGroups(
  grid: MtuGrid,
): {sample: PathMtuResult; count: number; pairs: string[]}[] {
  const groups = new Map<string, {sample: PathMtuResult; count: number; pairs: Set<string>}>();
  for (const [pair, results] of grid.blocks) {
    for (const result of results) {
      const key = cellKey(result);
      const group = groups.get(key) ?? {sample: result, count: 0, pairs: new Set()};
      group.count++;
      group.pairs.add(pair.replace('\n', ' > '));
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map(({sample, count, pairs}) => ({sample, count, pairs: [...pairs].sort()}))
    .sort((a, b) => a.count - b.count);
}

// A sender forgets a learned path MTU after 600 s (net.ipv4.route.mtu_expires): older results are of another time.
const OLD_MS = 600_000;

/**
 * How long before the newest path of the document this one was measured, ms; null while that is not long. A run that
 * was resumed or added to holds old results beside new ones.
 */
export function oldMs({newestAtMs}: MtuGrid, {at}: PathMtuResult): number | null {
  const age = newestAtMs === null ? Number.NaN : newestAtMs - Date.parse(at);
  return age > OLD_MS ? age : null;
}

/** The largest age of a block, null while none is old. */
export function oldestMs(grid: MtuGrid, {results}: Block): number | null {
  const ages = results.flatMap((result) => oldMs(grid, result) ?? []);
  return ages.length === 0 ? null : Math.max(...ages);
}

/** `35 min old`. */
export function ageMessage(ms: number): Message {
  const minutes = ms / 60_000;
  const age =
    minutes < 120
      ? say('age-minutes', {x: minutes})
      : minutes < 48 * 60
        ? say('age-hours', {x: minutes / 60})
        : say('age-days', {x: minutes / 60 / 24});
  return say('age-old', {age});
}

// Fewer than this are shown one by one: two of many say nothing of the rest.
const SUMMARY_AT_LEAST = 3;

/** Too few paths of the block were measured, or they differ, to be told as one. */
export function isTooFew(block: Block): boolean {
  const {length} = block.results;
  return length > 0 && length < SUMMARY_AT_LEAST && !isEven(block);
}

/** All paths of the block say the same. */
export function isEven({results, missing}: Block): boolean {
  if (missing > 0) return results.length === 0;
  return results.every((result) => cellKey(result) === cellKey(results[0]));
}

const GRAVITY = ['black-hole', 'general-loss', 'unknown', 'icmp-clamped', 'local-emsgsize', 'ok'];

export function worstOf(results: readonly PathMtuResult[]): PathMtuResult | undefined {
  return [...results].sort((a, b) => GRAVITY.indexOf(a.state) - GRAVITY.indexOf(b.state))[0];
}

/** `1400`, or `1400..1471` while the limit lies somewhere between. Empty when no size is known. */
export function sizeText({passBytes, failBytes, exact, state}: PathMtuResult): string {
  if (passBytes === null) return failBytes === null ? '' : `<${failBytes}`;
  if (exact || state === 'ok' || failBytes === null) return String(passBytes);
  return `${passBytes}..${failBytes - 1}`;
}

function gridOf(
  {layer, ipVersion, results}: {layer: Layer; ipVersion: 4 | 6; results: PathMtuResult[]},
  regions: ReadonlyMap<string, string>,
): Omit<MtuGrid, 'newestAtMs'> {
  const byPair = new Map<string, PathMtuResult>();
  const ids = new Set(regions.keys());
  for (const result of results) {
    byPair.set(pairKey(result.source, result.destination), result);
    ids.add(result.source).add(result.destination);
  }
  const nodes = [...ids].map((id) => ({id, region: regions.get(id) ?? '-'}));
  nodes.sort((a, b) => order(a.region, b.region) || order(a.id, b.id));
  const blocks = new Map<string, PathMtuResult[]>();
  for (const result of byPair.values()) {
    const [from, to] = [regions.get(result.source) ?? '-', regions.get(result.destination) ?? '-'];
    const block = blocks.get(pairKey(from, to)) ?? [];
    block.push(result);
    blocks.set(pairKey(from, to), block);
  }
  const regionOf = new Map(nodes.map(({id, region}) => [id, region]));
  return {layer, ipVersion, nodes, ...regionsOf(nodes), regionOf, results: byPair, blocks};
}

function regionsOf(nodes: MtuGrid['nodes']): Pick<MtuGrid, 'regions' | 'sizes'> {
  const sizes = new Map<string, number>();
  for (const {region} of nodes) sizes.set(region, (sizes.get(region) ?? 0) + 1);
  return {regions: [...sizes.keys()], sizes};
}

function newestOf(document: ReportDocument): number | null {
  let newest: number | null = null;
  for (const path of document.paths) {
    if (path.probe !== 'path-mtu') continue;
    const at = Date.parse(path.at);
    if (!Number.isNaN(at) && (newest === null || at > newest)) newest = at;
  }
  return newest;
}

function cellKey(result: PathMtuResult | undefined): string {
  return result === undefined ? '' : `${result.state} ${sizeText(result)}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
