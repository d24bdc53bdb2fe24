import type {Message} from '../model/message.ts';
import type {ThroughputJob} from './probes/throughput/plan.ts';
import {PRELUDE} from './probes/throughput/prelude.ts';
import {say} from './strings.ts';

export type Budget = {
  /** All traffic of a run, at most. */
  maxBytes?: number;
  /** All measuring, at most. */
  maxDurationMs?: number;
};

/** A transfer that is not made, and why. */
export type Dropped = {job: ThroughputJob; reason: Message};

type Rounds = readonly (readonly ThroughputJob[])[];

/** Of a link whose speed is not known: what most cloud machines reach at best. */
const ASSUMED_BYTES_PER_SECOND = 10e9 / 8;
/** A shorter transfer does not come out of slow start over a long distance. */
const LEAST_SECONDS = 1;
/** With fewer bytes a stream tells no rate on any but a slow link. */
const LEAST_BYTES = 4_000_000;
/** Start of both ends, what goes before the stream, and reports. */
const BULK_OVERHEAD_MS = 3_500;

/**
 * What a transfer sends at most; by iperf3 as much again where it is checked. A second look is not counted: it follows
 * only where next to nothing left.
 */
export function bulkBytes(job: ThroughputJob): number {
  const stream = job.seconds * ASSUMED_BYTES_PER_SECOND;
  const once = Math.min(stream, job.maxBytes ?? Number.POSITIVE_INFINITY);
  if (job.isRepeat === true) return once;
  return (job.crossCheck ? 2 : 1) * once + PRELUDE.bytes;
}

/**
 * Makes bulk transfers fit what earlier stages left of a budget, stage by stage. Bytes are shared out evenly, and each
 * transfer ends when its share is sent; where shares would be too small for a rate, the last are left out. Time makes
 * them shorter, then fewer. `repeats` transfers more may be made to see whether they disturb each other.
 */
export function fitBulk(
  stages: readonly Rounds[],
  {maxBytes, maxDurationMs = Number.POSITIVE_INFINITY}: Budget,
  spent: {bytes: number; ms: number},
  repeats: number,
): {stages: ThroughputJob[][][]; dropped: Dropped[]; repeatBytes: number} {
  const dropped: Dropped[] = [];
  let {ms} = spent;
  const timely = stages.map((rounds) => {
    const seconds = fittingSeconds(rounds, maxDurationMs - ms);
    const kept: ThroughputJob[][] = [];
    for (const round of rounds) {
      const roundMs = seconds * 1000 + BULK_OVERHEAD_MS;
      if (ms + roundMs > maxDurationMs) {
        const reason = say('over-duration', {seconds: maxDurationMs / 1000});
        dropped.push(...round.map((job) => ({job, reason})));
        continue;
      }
      ms += roundMs;
      kept.push(round.map((job) => ({...job, seconds: Math.min(job.seconds, seconds)})));
    }
    return kept;
  });
  if (maxBytes === undefined)
    return {stages: timely, dropped, repeatBytes: Number.POSITIVE_INFINITY};

  const jobs = timely.flat(2);
  const streams = (job: ThroughputJob) => (job.crossCheck ? 2 : 1);
  const left = maxBytes - spent.bytes;
  const share = shareOf(jobs, left, repeats, streams);
  let rest = left;
  const fitting = timely.map((rounds) =>
    rounds.map((round) =>
      round.flatMap((job): ThroughputJob[] => {
        const limit = Math.min(share, Math.floor(job.seconds * ASSUMED_BYTES_PER_SECOND));
        const limited = {...job, maxBytes: limit};
        const needed = bulkBytes(limited);
        if (needed > rest) {
          dropped.push({job, reason: say('over-bytes', {needed, allowed: maxBytes})});
          return [];
        }
        rest -= needed;
        return [limited];
      }),
    ),
  );
  return {
    stages: fitting.map((rounds) => rounds.filter((round) => round.length > 0)),
    dropped,
    repeatBytes: rest,
  };
}

/** Bytes of one stream, such that all fit and some can be repeated; never less than tells a rate. */
function shareOf(
  jobs: readonly ThroughputJob[],
  left: number,
  repeats: number,
  streams: (job: ThroughputJob) => number,
): number {
  const count = jobs.reduce((sum, job) => sum + streams(job), 0) + Math.min(repeats, jobs.length);
  const share = Math.floor((left - jobs.length * PRELUDE.bytes) / Math.max(1, count));
  return Math.max(LEAST_BYTES, share);
}

/** The longest transfers, in steps of half a second, with which all fit; else the shortest sensible ones. */
function fittingSeconds(rounds: Rounds, leftMs: number): number {
  const longest = Math.max(0, ...rounds.flat().map(({seconds}) => seconds));
  for (let seconds = longest; seconds > LEAST_SECONDS; seconds -= 0.5) {
    if (rounds.length * (seconds * 1000 + BULK_OVERHEAD_MS) <= leftMs) return seconds;
  }
  return Math.min(longest, LEAST_SECONDS);
}
