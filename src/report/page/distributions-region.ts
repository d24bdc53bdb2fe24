import type {RegionSummary} from '../../model/comparison.ts';
import {cleanText} from '../clean.ts';
import {curveOf, thinned} from './distributions-curve.ts';
import type {RegionDistribution, Value} from './distributions-data.ts';
import {atShare, middleOf, percentilesOf, supportedBy} from './distributions-percentiles.ts';
import type {Run} from './distributions-samples.ts';
import type {Text} from './text.ts';

// Enough to see the shape; more only makes the page heavy.
const DOTS = 300;
/** Fewer say nothing about a middle. */
const MIDDLE_AT_LEAST = 3;

/** All runs of one region told together; percentiles are those of all values, never averages of percentiles. */
export function regionDistribution(
  region: string,
  runs: readonly Run[],
  odd: Text | null,
): RegionDistribution {
  const all = Float64Array.from(runs.flatMap(({values}) => values)).sort();
  const answered = [...all].filter(Number.isFinite).map(short);
  const handshakes = risingOf(runs.flatMap(({roundTripMs}) => roundTripMs ?? []));
  const percentiles = percentilesOf(runs.map(({values}) => values));
  const lags = runs.flatMap(({lagMs}) => lagMs ?? []);
  return {
    region,
    odd,
    count: all.length,
    failed: all.length - answered.length,
    runs: runs.length,
    dots: thinned(answered, DOTS),
    waited: thinned(risingOf(runs.flatMap(({waited}) => waited)), DOTS),
    runMedians: thinned(
      risingOf(runs.flatMap(({values}) => middleOf(risingOf(values)) ?? [])),
      DOTS,
    ).map(told),
    median: all.length < MIDDLE_AT_LEAST ? null : told(middleOf(all) ?? Number.NaN),
    medianBounds: null,
    spread: all.length < MIDDLE_AT_LEAST ? null : [quartile(all, 0.25), quartile(all, 0.75)],
    curve: curveOf(answered, all.length),
    percentiles: percentiles.map((one) => ({
      ...one,
      value: shortOrNull(one.value),
      low: shortOrNull(one.low),
      high: shortOrNull(one.high),
    })),
    supported: supportedBy(percentiles[0]?.have ?? 0),
    roundTripMs: middleOf(handshakes),
    offered: sumOf(runs.map(({offered}) => offered)),
    achieved: sumOf(runs.map(({achieved}) => achieved)),
    closed: runs.some(({closed}) => closed),
    lagMs: lags.length === 0 ? null : lags.reduce((a, b) => Math.max(a, b)),
    withheld: runs.reduce((sum, {withheld}) => sum + withheld, 0),
    retransmits: sumOf(runs.map(({retransmits}) => retransmits)),
  };
}

/** A metric that came with its summary alone. */
export function summedRegion(summary: RegionSummary, odd: Text | null): RegionDistribution {
  const none = regionDistribution(cleanText(summary.region), [], odd);
  const {runs, errors, median, medianBounds = null} = summary;
  const enough = runs >= MIDDLE_AT_LEAST;
  return {
    ...none,
    count: runs,
    runs,
    failed: errors,
    median: enough ? median : null,
    medianBounds: enough ? medianBounds : null,
  };
}

function quartile(sorted: ArrayLike<number>, share: number): Value {
  return told(atShare(sorted, share) ?? Number.NaN);
}

function told(value: number): Value {
  return Number.isFinite(value) ? short(value) : 'never';
}

function shortOrNull(value: Value | null): Value | null {
  return typeof value === 'number' ? short(value) : value;
}

/** What only some runs know is not the sum of all. */
function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : short(sum);
}

function risingOf(values: readonly number[]): number[] {
  return [...Float64Array.from(values).sort()];
}

// Four digits are more than any clock here bears.
function short(value: number): number {
  return Number(value.toPrecision(4));
}
