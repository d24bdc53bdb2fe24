import {z} from 'zod';
import {Message} from './message.ts';

/** Labels of one series and its points: seconds since 1970, and the value as Prometheus wrote it (`NaN`, `+Inf`). */
export const RawSeries = z.strictObject({
  labels: z.record(z.string(), z.string()),
  points: z.array(z.tuple([z.number(), z.string()])),
});
export type RawSeries = z.infer<typeof RawSeries>;

/** One question put to Prometheus, and what came back. */
export const SeriesAnswer = z.strictObject({
  /** Name of the question in samespec. */
  id: z.string(),
  /** PromQL, as it was sent. */
  query: z.string(),
  /** Asked for the windows of the run, or for its end only. */
  kind: z.enum(['range', 'instant']),
  series: z.array(RawSeries),
  /** Why nothing came. */
  failure: Message.exactOptional(),
  /** Series beyond the cap that were left out. */
  leftOut: z.int(),
  /** What Prometheus itself remarked: partial data, say. */
  warnings: z.array(z.string()),
});
export type SeriesAnswer = z.infer<typeof SeriesAnswer>;

/** What one Prometheus answered, as it came: saved with the run, so that a replay needs no Prometheus. */
export const PrometheusReading = z.strictObject({
  /** Without user, password and query. */
  url: z.string(),
  /** ISO 8601, UTC, samespec’s clock: the end of the last window. */
  at: z.string(),
  windowSeconds: z.int(),
  windows: z.int(),
  /** Labels a region is read from, the first that is there counts. */
  regionLabels: z.array(z.string()),
  /** Why it could not be asked at all. */
  failure: Message.exactOptional(),
  answers: z.array(SeriesAnswer),
});
export type PrometheusReading = z.infer<typeof PrometheusReading>;

/** What the agents of one region say of the ways to another, at the end of the range. */
export const ReportedPath = z.strictObject({
  from: z.string(),
  to: z.string(),
  layer: z.string(),
  /** Large packets vanish on at least one path, and senders are not told. */
  isBlackHole: z.boolean(),
  /** The smallest path MTU among them; `null`: not known. */
  mtuBytes: z.int().nullable(),
});
export type ReportedPath = z.infer<typeof ReportedPath>;

/** What was asked of one Prometheus, and what it could not tell: part of the report. */
export const PrometheusSummary = z.strictObject({
  url: z.string(),
  at: z.string(),
  windowSeconds: z.int(),
  windows: z.int(),
  failure: Message.exactOptional(),
  queries: z.array(
    z.strictObject({
      id: z.string(),
      query: z.string(),
      series: z.int(),
      leftOut: z.int(),
      failure: Message.exactOptional(),
      warnings: z.array(z.string()),
    }),
  ),
  /** From region to region, where agents are; what they do not know is not here. */
  paths: z.array(ReportedPath),
  /** Nodes of the inventory that no series belongs to. */
  silentNodes: z.array(z.string()),
  /** Targets that no node of the inventory goes by, as their label `instance` says. */
  strangers: z.array(z.string()),
  /** Nodes and regions already read from a Prometheus before this one; theirs count once. */
  alreadyRead: z.array(z.string()),
});
export type PrometheusSummary = z.infer<typeof PrometheusSummary>;

/** One value of one window. `highest`: known as an interval only, of which `value` is the lower end. */
export type SeriesSample = {node: string; value: number; highest?: number; censored: boolean};

/** A metric read from series; the window is the run. */
export type SeriesMetric = {
  metric: string;
  unit: 'ms' | 'share';
  tags: readonly string[];
  /** PromQL that shows it. */
  query: string;
  /** Of the requests within a window: 0.95 where values are percentiles; else 0.5. */
  quantile: number;
  /** Smaller differences matter to nobody, in the unit. */
  leastDifference: number;
  regions: ReadonlyMap<string, readonly SeriesSample[]>;
  /** Percentiles of all windows together, where requests were counted in buckets. */
  totals?: ReadonlyMap<string, {median: Interval | null; p95: Interval | null}>;
  /** Values of each node, where it has some of its own; a window each. */
  nodes?: ReadonlyMap<string, {region: string; values: readonly number[]}>;
};

/** The truth lies between: above `low`, at or below `high`; infinite where no bucket ends it. */
export type Interval = {low: number; high: number};
