import {ownServiceSamples} from '../compare/region-samples.ts';
import {doubledMidranks} from '../compare/stats/midranks.ts';
import type {Message} from '../model/message.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {PathResult, ServiceResult} from '../model/path.ts';
import type {Criterion, CriterionMetric} from '../model/plan.ts';
import {changePointOf} from './change-point.ts';
import {askedOf} from './run-values.ts';
import {say} from './strings.ts';

/** A run that is steady shows a change of level as clear as this once in a hundred. */
const CHANGE_P = 0.01;
/** Less than this share of the planned rate: the client was the limit. */
const ENOUGH_RATE = 0.95;
/** More samples withheld than this share: the prober was the limit. As the probe itself judges. */
const MOST_WITHHELD = 0.5;

const PROBES: Readonly<Record<CriterionMetric, PathResult['probe']>> = {
  'service-small': 'service',
  'service-large': 'service',
  throughput: 'throughput',
  'round-trip': 'echo',
  'path-mtu': 'path-mtu',
};

export function probesOf(criterion: Criterion): Set<PathResult['probe']> {
  return new Set(askedOf(criterion).map(({metric}) => PROBES[metric]));
}

/**
 * Why a run takes no part, in the order in which it matters: a node that was not measured, a prober that was late or
 * too weak, a level that changed midway. Null: it takes part. Pure. Transfers and round trips keep no series that
 * could show a change.
 */
export function whyRejected(
  paths: readonly PathResult[],
  nodes: readonly Node[],
  criterion: Criterion,
): Message | null {
  const missing = notMeasured(paths, nodes, criterion);
  if (missing !== null) return missing.message;
  const asked = askedOf(criterion);
  for (const result of paths) {
    if (result.probe !== 'service') continue;
    const metric = `service-${result.body}`;
    const why = asked.some((one) => one.metric === metric) ? proberFailed(result) : null;
    if (why !== null) return why;
  }
  for (const {metric, region} of asked) {
    const found = changePointOf(seriesOf(paths, nodes, metric, region));
    if (found !== null && found.p < CHANGE_P) {
      return say('run-changed', {region, metric: say(`metric-${metric}`)});
    }
  }
  return null;
}

/** The first node that gave no answer about what is asked of it. */
export function notMeasured(
  paths: readonly PathResult[],
  nodes: readonly Node[],
  criterion: Criterion,
): {node: string; message: Message} | null {
  for (const {metric, region} of askedOf(criterion)) {
    for (const {id} of nodes.filter((node) => regionOf(node) === region)) {
      const own = paths.filter((path) => path.source === id && isOf(path, metric));
      // A node without a service or without a peer was never asked.
      if (own.length === 0 || own.some(({state}) => state !== 'unknown')) continue;
      const reason = own[0]?.reason;
      const base = {node: id, metric: say(`metric-${metric}`)};
      const late = own.some((path) => path.probe === 'service' && isLate(path));
      // A prober that was too late has a node that can be reached.
      if (late) continue;
      const message =
        reason === undefined
          ? say('run-not-measured', base)
          : say('run-not-measured-because', {...base, reason});
      return {node: id, message};
    }
  }
  return null;
}

function isLate({samples, withheld = 0}: ServiceResult): boolean {
  return samples.length + withheld > 0;
}

function isOf(path: PathResult, metric: CriterionMetric): boolean {
  if (path.probe !== PROBES[metric]) return false;
  return path.probe !== 'service' || metric === `service-${path.body}`;
}

function proberFailed(result: ServiceResult): Message | null {
  const {source: node, samples, withheld = 0, offeredPerSecond, achievedPerSecond} = result;
  if (withheld > MOST_WITHHELD * (samples.length + withheld)) {
    return say('run-prober-late', {node, withheld, samples: samples.length + withheld});
  }
  if (offeredPerSecond === undefined || achievedPerSecond === undefined) return null;
  // Where nothing is answered, what was not sent would not have been answered either.
  if (result.state === 'dead' || achievedPerSecond >= ENOUGH_RATE * offeredPerSecond) return null;
  return say('run-rate-not-reached', {
    node,
    offered: offeredPerSecond,
    achieved: achievedPerSecond,
  });
}

/**
 * Samples of a region in the order of time. Each stands by its rank among those of its own node, so that nodes of
 * unequal speed that were asked one after the other show no step.
 */
function seriesOf(
  paths: readonly PathResult[],
  nodes: readonly Node[],
  metric: CriterionMetric,
  region: string,
): number[] {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const timed: {at: number; value: number}[] = [];
  for (const result of paths) {
    if (result.probe !== 'service' || !isOf(result, metric)) continue;
    if (regions.get(result.source) !== region) continue;
    const own = ownServiceSamples(result, region)?.samples ?? [];
    const ranks = doubledMidranks(
      own.map(({value, censored}) => (censored ? Number.POSITIVE_INFINITY : value)),
    );
    const begun = Date.parse(result.at);
    let elapsedMs = 0;
    for (const [i, {intendedMs, totalMs}] of result.samples.entries()) {
      const value = (ranks[i] ?? 0) / Math.max(1, own.length);
      timed.push({at: begun + (intendedMs ?? elapsedMs), value});
      elapsedMs += totalMs;
    }
  }
  return timed.sort((a, b) => a.at - b.at).map(({value}) => value);
}
