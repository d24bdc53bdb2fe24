import type {Message} from '../model/message.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {PathResult, ThroughputResult} from '../model/path.ts';
import {pathHead} from './common-result.ts';
import type {Fan} from './define-probe.ts';
import type {ServiceJob} from './probes/service/plan.ts';
import type {ThroughputJob} from './probes/throughput/plan.ts';
import {regionPair} from './schedule.ts';
import {say} from './strings.ts';

/** Traffic of one probe between two regions (`bj|hk`; `bj|bj` inside one), both directions, at most. */
export type Estimate = {regions: string; probe: PathResult['probe']; bytes: number};

export type Budget = {
  /** All traffic of a run, at most. */
  maxBytes?: number;
  /** All measuring, at most. */
  maxDurationMs?: number;
};

/** A transfer that is not made, and why. */
export type Dropped = {job: ThroughputJob; reason: Message};

/** The two-ended series: 20 packets of 84 bytes, with answers of 68; five pings are less. */
const ECHO_BYTES = 20 * (84 + 68);
/** Packets that a search for the path MTU sends at most; each may come back as large. */
const SEARCH_PACKETS = 150 * 2;
const USUAL_MTU_BYTES = 1_500;
const SMALL_BODY_BYTES = 8_000;
const LARGE_BODY_BYTES = 150_000;
/** Of a link whose speed is not known: what most cloud machines reach at best. */
const ASSUMED_BYTES_PER_SECOND = 10e9 / 8;
/** A shorter transfer does not come out of slow start over a long distance. */
const LEAST_SECONDS = 1;
/** Start of a server, connecting, and reports. */
const BULK_OVERHEAD_MS = 2_000;
/** A whole search takes about this long, whatever the number of paths a node measures at once. */
const REQUEST_MS = 1_000;
const BACKGROUND_ROUND_MS = {echo: 3_000, 'path-mtu': 6_000} as const;

type Planned = {
  probe: PathResult['probe'];
  rounds: readonly (readonly unknown[])[];
};

/**
 * What a plan will send at most, by region pair and probe. An upper bound: a transfer is counted at the speed of a
 * 10 Gbit/s link, since how fast the path is is what it shall find out.
 */
function estimateTraffic(
  stages: readonly Planned[],
  fansOf: (probe: 'echo' | 'path-mtu') => readonly Fan[],
): Estimate[] {
  const sums = new Map<string, Estimate>();
  const add = (probe: PathResult['probe'], a: Node, b: Node, bytes: number) => {
    const regions = regionPair(regionOf(a), regionOf(b));
    const key = `${probe} ${regions}`;
    const sum = sums.get(key) ?? {regions, probe, bytes: 0};
    sum.bytes += bytes;
    sums.set(key, sum);
  };
  for (const probe of ['echo', 'path-mtu'] as const) {
    if (!stages.some((stage) => stage.probe === probe)) continue;
    for (const {source, destinations} of fansOf(probe)) {
      for (const {node, mtuBytes} of destinations) {
        const largest = Math.max(source.mtuBytes ?? USUAL_MTU_BYTES, mtuBytes ?? 0);
        add(probe, source.node, node, probe === 'echo' ? ECHO_BYTES : SEARCH_PACKETS * largest);
      }
    }
  }
  for (const {node, urls, load} of jobsOf<ServiceJob>(stages, 'service')) {
    for (const {body} of urls) {
      const each = body === 'small' ? SMALL_BODY_BYTES : LARGE_BODY_BYTES;
      add('service', node, node, each * load.requests);
    }
  }
  for (const job of jobsOf<ThroughputJob>(stages, 'throughput')) {
    add('throughput', job.source.node, job.destination.node, bulkBytes(job));
  }
  return [...sums.values()];
}

/** The stages as far as the budget allows, what they will send, and the transfers that had to be left out. */
export function withinBudget<S extends Planned>(
  stages: readonly S[],
  fansOf: (probe: 'echo' | 'path-mtu') => readonly Fan[],
  budget: Budget,
): {stages: S[]; traffic: Estimate[]; dropped: Dropped[]} {
  const light = stages.filter(({probe}) => probe !== 'throughput');
  const spent = {bytes: totalBytes(estimateTraffic(light, fansOf)), ms: backgroundMs(light)};
  const dropped: Dropped[] = [];
  const fitting = stages.flatMap((stage): S[] => {
    if (stage.probe !== 'throughput') return [stage];
    const fit = fitBulk(stage.rounds as readonly (readonly ThroughputJob[])[], budget, spent);
    dropped.push(...fit.dropped);
    spent.bytes += fit.bytes;
    spent.ms += fit.ms;
    return fit.rounds.length === 0 ? [] : [{...stage, rounds: fit.rounds}];
  });
  return {stages: fitting, traffic: estimateTraffic(fitting, fansOf), dropped};
}

export function totalBytes(traffic: readonly Estimate[]): number {
  return traffic.reduce((sum, {bytes}) => sum + bytes, 0);
}

/** A transfer that was left out: `unknown`, with the reason. */
export function droppedResult({job, reason}: Dropped, at: string): ThroughputResult {
  return {
    probe: 'throughput',
    ...pathHead(job.layer, job.source, job.destination),
    method: 'none',
    evidence: [],
    at,
    durationMs: 0,
    state: 'unknown',
    intervalMs: 0,
    receivedBytes: [],
    steadyBytesPerSecond: null,
    averageBytesPerSecond: null,
    stalledMs: 0,
    retransmits: null,
    believedMtuBytes: null,
    toolVersions: {source: '-', destination: '-'},
    reason,
  };
}

/**
 * Makes bulk transfers fit what earlier stages left of a budget: first shorter ones, then fewer. Everything else is
 * small and stays. Those left out are named with the reason.
 */
function fitBulk(
  rounds: readonly (readonly ThroughputJob[])[],
  budget: Budget,
  spent: {bytes: number; ms: number},
): {rounds: ThroughputJob[][]; dropped: Dropped[]; bytes: number; ms: number} {
  const longest = Math.max(0, ...rounds.flat().map(({seconds}) => seconds));
  const seconds = fittingSeconds(rounds, longest, budget, spent);
  const kept: ThroughputJob[][] = [];
  const dropped: Dropped[] = [];
  let {bytes, ms} = spent;
  for (const round of rounds) {
    const roundMs = seconds * 1000 + BULK_OVERHEAD_MS;
    if (ms + roundMs > (budget.maxDurationMs ?? Number.POSITIVE_INFINITY)) {
      const reason = say('over-duration', {seconds: (budget.maxDurationMs ?? 0) / 1000});
      dropped.push(...round.map((job) => ({job, reason})));
      continue;
    }
    const fitting: ThroughputJob[] = [];
    for (const job of round) {
      const shorter = {...job, seconds: Math.min(job.seconds, seconds)};
      const needed = bulkBytes(shorter);
      if (bytes + needed > (budget.maxBytes ?? Number.POSITIVE_INFINITY)) {
        dropped.push({job, reason: say('over-bytes', {needed, allowed: budget.maxBytes ?? 0})});
        continue;
      }
      bytes += needed;
      fitting.push(shorter);
    }
    if (fitting.length === 0) continue;
    ms += roundMs;
    kept.push(fitting);
  }
  return {rounds: kept, dropped, bytes: bytes - spent.bytes, ms: ms - spent.ms};
}

/** How long the stages before the transfers take, about. */
function backgroundMs(stages: readonly Planned[]): number {
  let total = 0;
  for (const {probe, rounds} of stages) {
    if (probe === 'throughput') continue;
    for (const round of rounds) {
      const services = probe === 'service' ? (round as readonly ServiceJob[]) : [];
      const loads = services.map(({load}) => (load.requests / load.requestsPerSecond) * 1000);
      total +=
        probe === 'service' ? Math.max(0, ...loads) + REQUEST_MS : BACKGROUND_ROUND_MS[probe];
    }
  }
  return total;
}

/** The longest transfers, in steps of half a second, with which all tests fit; else the shortest sensible ones. */
function fittingSeconds(
  rounds: readonly (readonly ThroughputJob[])[],
  longest: number,
  {maxBytes = Number.POSITIVE_INFINITY, maxDurationMs = Number.POSITIVE_INFINITY}: Budget,
  spent: {bytes: number; ms: number},
): number {
  const tests = rounds.flat().length;
  const fits = (seconds: number) =>
    spent.bytes + tests * seconds * ASSUMED_BYTES_PER_SECOND <= maxBytes &&
    spent.ms + rounds.length * (seconds * 1000 + BULK_OVERHEAD_MS) <= maxDurationMs;
  for (let seconds = longest; seconds > LEAST_SECONDS; seconds -= 0.5) {
    if (fits(seconds)) return seconds;
  }
  return Math.min(longest, LEAST_SECONDS);
}

function bulkBytes({seconds}: ThroughputJob): number {
  return seconds * ASSUMED_BYTES_PER_SECOND;
}

/** Only probes know their jobs; what moves bytes is known here too, so that it can be counted. */
function jobsOf<Job>(stages: readonly Planned[], probe: PathResult['probe']): Job[] {
  return stages
    .filter((stage) => stage.probe === probe)
    .flatMap(({rounds}) => rounds.flat() as Job[]);
}
