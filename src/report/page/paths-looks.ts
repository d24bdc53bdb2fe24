import type {CellLook, EchoRow, Matrix} from './paths-data.ts';

/** A value to be judged beside those that ought to be like it; null: nothing to judge. */
export type Judged = {from: number; to: number; value: number | null};

type Reference = Matrix['references'][number];

/** Fewer say nothing about a middle. */
const REFERENCE_AT_LEAST = 3;
const WARN_TIMES = 1.5;
const CRITICAL_TIMES = 3;
/** Beyond so many robust spreads of its peers a value is odd; 1.4826 makes the MAD a standard deviation. */
const SPREADS = 4.6 * 1.4826;

/**
 * Judges each value against the median of its like, so that distance is not called slowness: a path inside a region
 * beside the paths inside all regions, a path between two regions beside the others between these two.
 * `floor`: a difference that means nothing whatever the ratio.
 */
export function judge(
  rows: readonly Judged[],
  regionOf: readonly number[],
  worse: 'high' | 'low',
  floor: number,
): {looks: (CellLook | null)[]; references: Reference[]} {
  const groups = new Map<string, {between: Reference['between']; values: number[]}>();
  const keys = rows.map(({from, to, value}) => {
    const [a, b] = [regionOf[from] ?? 0, regionOf[to] ?? 0].sort((x, y) => x - y) as [
      number,
      number,
    ];
    const key = a === b ? '' : `${a} ${b}`;
    if (value === null) return key;
    const group = groups.get(key) ?? {between: a === b ? null : [a, b], values: []};
    group.values.push(value);
    groups.set(key, group);
    return key;
  });
  const known = new Map<string, Reference & {spread: number}>();
  for (const [key, {between, values}] of groups) {
    if (values.length < REFERENCE_AT_LEAST) continue;
    const median = medianOf(values);
    const spread = medianOf(values.map((value) => Math.abs(value - median)));
    known.set(key, {between, median, count: values.length, spread});
  }
  const looks = rows.map(({value}, i): CellLook | null => {
    if (value === null) return null;
    const reference = known.get(keys[i] ?? '');
    if (reference === undefined) return 'few';
    const gap = worse === 'high' ? value - reference.median : reference.median - value;
    if (gap <= Math.max(floor, SPREADS * reference.spread)) return 'ok';
    const times = worse === 'high' ? value / reference.median : reference.median / value;
    return times >= CRITICAL_TIMES ? 'critical' : times >= WARN_TIMES ? 'warn' : 'ok';
  });
  const references = [...known.values()].map(({between, median, count}) => ({
    between,
    median,
    count,
  }));
  return {looks, references};
}

// One packet of ten may be chance; three are not.
const LOST_PACKETS = 3;
const LOST_SHARE = 0.2;

/** Loss toward the destination where both ends counted, else there and back. */
export function lossOf({sent, received, lostForward, state}: EchoRow): number | null {
  if (state === 'unknown' || state === 'no-echo' || sent === 0) return null;
  return (lostForward ?? Math.max(0, sent - received)) / sent;
}

/** Silence alone is no loss: an echo may be filtered on the way. */
export function lossLook(row: EchoRow): CellLook {
  const share = lossOf(row);
  if (share === null) return 'unknown';
  if (share === 0) return 'ok';
  return share >= LOST_SHARE && share * row.sent >= LOST_PACKETS ? 'critical' : 'warn';
}

export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1
    ? upper
    : ((sorted[(sorted.length >> 1) - 1] ?? upper) + upper) / 2;
}
