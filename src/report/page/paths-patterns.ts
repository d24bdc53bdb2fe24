import type {Message, Strings} from '../../model/message.ts';
import {messages} from '../../model/message.ts';
import type {Layer} from '../../model/path.ts';
import {type Grid, type MtuGrid, pairKey} from '../outline/path-mtu.ts';
import {patternMessage} from '../outline/pattern-message.ts';
import {type JudgedPath, patternsOf} from '../outline/patterns.ts';
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

/** A cell of another metric has no state of a path MTU; the shapes are found by its look alone. */
function gridOf(layer: Layer, cells: readonly LookedAt[], places: Places): Grid<JudgedPath> {
  const ids = [...places.placeOf.keys()];
  const regionOf = new Map(
    ids.map((id) => [id, places.regions[places.regionOf[places.placeOf.get(id) ?? 0] ?? 0] ?? '-']),
  );
  const results = new Map<string, JudgedPath>();
  const blocks = new Map<string, JudgedPath[]>();
  for (const {source, destination, look} of cells) {
    if (look === 'few') continue;
    const state = look === 'ok' || look === 'unknown' ? look : 'general-loss';
    const result = {source, destination, state} as const;
    results.set(pairKey(source, destination), result);
    const block = pairKey(regionOf.get(source) ?? '-', regionOf.get(destination) ?? '-');
    const own = blocks.get(block);
    if (own === undefined) blocks.set(block, [result]);
    else own.push(result);
  }
  const sizes = new Map<string, number>();
  for (const region of regionOf.values()) sizes.set(region, (sizes.get(region) ?? 0) + 1);
  return {layer, results, blocks, sizes, regionOf};
}
