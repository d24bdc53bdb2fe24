import type {Text} from './text.ts';

/** What was measured; `never`: it failed or was given up, so it lies beyond every value. */
export type Value = number | 'never';

/** One metric in every region, worst regions first among equals of name. */
export type DistributionData = {
  metric: string;
  name: Text;
  unit: 'ms' | 'bytes-per-second' | 'share';
  /** Which end of the axis is the bad one. */
  worse: 'high' | 'low';
  /** Requests are many per run; a transfer or an echo series is a run with one value. */
  perRun: 'requests' | 'one';
  regions: readonly RegionDistribution[];
  /** Regions left out, none of them odd. */
  regionsLeftOut: number;
};

export type RegionDistribution = {
  region: string;
  /** `3.4x`, where the comparison found this region to be worse. */
  odd: Text | null;
  /** Values in all, failed ones included, and runs they come from. */
  count: number;
  failed: number;
  runs: number;
  /** Rising; where there are very many, evenly thinned out with both ends kept. */
  dots: readonly number[];
  /** Those that failed, drawn at the edge: how long was waited at least. */
  waited: readonly number[];
  /** Middle of each run, thinned out like the dots. */
  runMedians: readonly Value[];
  /** Null: fewer than three values say nothing about a middle. */
  median: Value | null;
  /** Between which values the median lies, where values were counted in buckets; null at the end: no bucket ends it. */
  medianBounds: readonly [number, number | null] | null;
  /** Middle half. */
  spread: readonly [Value, Value] | null;
  /** Share of all values, failed ones included, at or below each value. */
  curve: {readonly shares: readonly number[]; readonly values: readonly number[]};
  percentiles: readonly Percentile[];
  /** The furthest share of which there is an interval; null where there is none even of the middle. */
  supported: number | null;
  /** Fastest handshake, median of the runs: the distance that is part of every value. */
  roundTripMs: number | null;
  /** Requests per second, of all runs together; null where loads were closed or that is unknown. */
  offered: number | null;
  achieved: number | null;
  /** Some of it was a closed loop, which hides pauses. */
  closed: boolean;
  /** How late the prober itself was at worst, and values withheld for it. */
  lagMs: number | null;
  withheld: number;
  retransmits: number | null;
};

/** `value` null: too few values for this percentile; `need` independent ones would be enough, `have` is what there are. */
export type Percentile = {
  share: number;
  value: Value | null;
  /** Each end of the interval; together they hold in 95 of 100 cases. */
  low: Value | null;
  high: Value | null;
  need: number;
  have: number;
};
