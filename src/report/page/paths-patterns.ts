import type {Message, Strings} from '../../model/message.ts';
import {messages} from '../../model/message.ts';
import type {Layer, PathMtuResult} from '../../model/path.ts';
import {type MtuGrid, pairKey} from '../outline/path-mtu.ts';
import {patternMessage} from '../outline/pattern-message.ts';
import {patternsOf} from '../outline/patterns.ts';
import type {CellLook, Metric} from './paths-data.ts';
import type {Places} from './paths-places.ts';

export const strings = {
  rtt: {
    en: 'round trips are far longer than on comparable paths',
    'zh-CN': '往返时延远高于可比路径',
  },
  loss: {en: 'packets are lost', 'zh-CN': '存在丢包'},
  throughput: {
    en: 'bulk transfers stall, or are far slower than on comparable paths',
    'zh-CN': '批量传输停顿，或吞吐远低于可比路径',
  },
} as const satisfies Strings;

const say = messages('page-paths', strings);

/** Rows, columns, crosses and blocks of bad cells in words. */
export function mtuPatterns(grid: MtuGrid): Message[] {
  return patternsOf(grid).map((pattern) => patternMessage(grid, pattern));
}

export type LookedAt = {source: string; destination: string; look: CellLook};

/** The same for a metric that has no path MTU. What could not be judged is no part of it. */
export function metricPatterns(
  metric: Exclude<Metric, 'path-mtu'>,
  layer: Layer,
  cells: readonly LookedAt[],
  places: Places,
): Message[] {
  if (cells.every(({look}) => look === 'ok' || look === 'few')) return [];
  const grid = gridOf(layer, cells, places);
  return patternsOf(grid).map((pattern) => {
    const message = patternMessage(grid, pattern);
    if (pattern.problem === 'unknown') return message;
    return {...message, params: {...message.params, what: say(metric)}};
  });
}

/** As if each cell were a path MTU of that look: the shapes are found by look alone. */
function gridOf(layer: Layer, cells: readonly LookedAt[], places: Places): MtuGrid {
  const ids = [...places.placeOf.keys()];
  const regionOf = new Map(
    ids.map((id) => [id, places.regions[places.regionOf[places.placeOf.get(id) ?? 0] ?? 0] ?? '-']),
  );
  const nodes = ids.map((id) => ({id, region: regionOf.get(id) ?? '-'}));
  const results = new Map<string, PathMtuResult>();
  const blocks = new Map<string, PathMtuResult[]>();
  for (const {source, destination, look} of cells) {
    if (look === 'few') continue;
    const state = look === 'ok' || look === 'unknown' ? look : 'general-loss';
    const result: PathMtuResult = {...BLANK, layer, source, destination, state};
    results.set(pairKey(source, destination), result);
    const block = pairKey(regionOf.get(source) ?? '-', regionOf.get(destination) ?? '-');
    const own = blocks.get(block);
    if (own === undefined) blocks.set(block, [result]);
    else own.push(result);
  }
  const sizes = new Map<string, number>();
  for (const {region} of nodes) sizes.set(region, (sizes.get(region) ?? 0) + 1);
  const regions = [...places.regions];
  return {layer, ipVersion: 4, nodes, regions, results, blocks, sizes, regionOf, newestAtMs: null};
}

const BLANK: Omit<PathMtuResult, 'layer' | 'source' | 'destination' | 'state'> = {
  probe: 'path-mtu',
  ipVersion: 4,
  method: '',
  evidence: [],
  at: '',
  durationMs: 0,
  passBytes: null,
  failBytes: null,
  exact: false,
  localLimitBytes: null,
  localLimitCached: false,
  reportedMtuBytes: null,
  reportedBy: null,
  packets: 0,
  controlSent: 0,
  controlReceived: 0,
};
