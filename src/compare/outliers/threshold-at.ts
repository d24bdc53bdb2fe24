import {LEVELS} from './thresholds.ts';

type Table = readonly (readonly [size: number, row: readonly number[]])[];

/**
 * Threshold for a group of `size` at family-wise `level`: tabulated sizes as they are, between them by the
 * logarithm of the size; between levels and below the smallest by the logarithm of both, as tails of small groups
 * fall like a power. Infinite for groups smaller than the table.
 */
export function thresholdAt(table: Table, size: number, level: number): number {
  const first = table[0];
  const last = table.at(-1);
  if (first === undefined || last === undefined || size < first[0]) return Number.POSITIVE_INFINITY;
  if (size >= last[0]) return atLevel(last[1], level);
  const above = table.findIndex(([tabulated]) => tabulated >= size);
  const upper = table[above] ?? last;
  if (upper[0] === size) return atLevel(upper[1], level);
  const lower = table[above - 1] ?? first;
  const share = Math.log(size / lower[0]) / Math.log(upper[0] / lower[0]);
  return mixed(atLevel(lower[1], level), atLevel(upper[1], level), share);
}

function atLevel(row: readonly number[], level: number): number {
  const last = LEVELS.length - 1;
  let right = LEVELS.findIndex((tabulated) => tabulated <= level);
  if (right === 0) return row[0] ?? Number.POSITIVE_INFINITY;
  if (right === -1) right = last;
  const from = LEVELS[right - 1] ?? level;
  const to = LEVELS[right] ?? level;
  const share = Math.log(level / from) / Math.log(to / from);
  const low = row[right - 1] ?? Number.POSITIVE_INFINITY;
  const high = row[right] ?? Number.POSITIVE_INFINITY;
  return Math.exp(mixed(Math.log(low), Math.log(high), share));
}

function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
