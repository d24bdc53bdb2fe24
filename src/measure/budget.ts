import {type Node, regionOf} from '../model/node.ts';
import type {PathResult, ThroughputResult} from '../model/path.ts';
import {type Budget, bulkBytes, type Dropped, fitBulk} from './bulk-budget.ts';
import {pathHead} from './common-result.ts';
import type {Fan} from './define-probe.ts';
import type {ServiceJob} from './probes/service/plan.ts';
import type {ThroughputJob} from './probes/throughput/plan.ts';
import {regionPair} from './schedule.ts';

/** Traffic of one probe between two regions (`bj|hk`; `bj|bj` inside one), both directions, at most. */
export type Estimate = {regions: string; probe: PathResult['probe']; bytes: number};

/** The two-ended series: 20 packets of 84 bytes, with answers of 68; five pings are less. */
const ECHO_BYTES = 20 * (84 + 68);
/** Packets that a search for the path MTU sends at most; each may come back as large. */
const SEARCH_PACKETS = 150 * 2;
const USUAL_MTU_BYTES = 1_500;
/** With the request that is made large. */
const SMALL_BODY_BYTES = 13_000;
const LARGE_BODY_BYTES = 150_000;
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
    for (const {body, steps} of urls) {
      const each = body === 'small' ? SMALL_BODY_BYTES : LARGE_BODY_BYTES;
      add('service', node, node, each * (1 + steps.length) * load.requests);
    }
  }
  for (const job of jobsOf<ThroughputJob>(stages, 'throughput')) {
    add('throughput', job.source.node, job.destination.node, bulkBytes(job));
  }
  return [...sums.values()];
}

/**
 * The stages as far as the budget allows, what they will send, the transfers that had to be left out, and the bytes
 * that are left to repeat some.
 */
export function withinBudget<S extends Planned>(
  stages: readonly S[],
  fansOf: (probe: 'echo' | 'path-mtu') => readonly Fan[],
  {soloChecks, ...budget}: Budget & {soloChecks: number},
): {stages: S[]; traffic: Estimate[]; dropped: Dropped[]; repeatBytes: number} {
  const light = stages.filter(({probe}) => probe !== 'throughput');
  const bulk = stages.filter(({probe}) => probe === 'throughput');
  const spent = {bytes: totalBytes(estimateTraffic(light, fansOf)), ms: backgroundMs(light)};
  const rounds = bulk.map((stage) => stage.rounds as readonly (readonly ThroughputJob[])[]);
  const fit = fitBulk(rounds, budget, spent, soloChecks);
  const fitting = stages.flatMap((stage): S[] => {
    if (stage.probe !== 'throughput') return [stage];
    const kept = fit.stages[bulk.indexOf(stage)] ?? [];
    return kept.length === 0 ? [] : [{...stage, rounds: kept}];
  });
  const {dropped, repeatBytes} = fit;
  return {stages: fitting, traffic: estimateTraffic(fitting, fansOf), dropped, repeatBytes};
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

/** Only probes know their jobs; what moves bytes is known here too, so that it can be counted. */
function jobsOf<Job>(stages: readonly Planned[], probe: PathResult['probe']): Job[] {
  return stages
    .filter((stage) => stage.probe === probe)
    .flatMap(({rounds}) => rounds.flat() as Job[]);
}
