import type {Observed} from '../../model/observed.ts';
import type {PathMtuResult} from '../../model/path.ts';
import type {Optional_, Required_} from '../define-rule.ts';
import {
  destinationCounterDelta,
  pathMtu,
  reversePathMtu,
  sourceCounterDelta,
} from '../inputs/index.ts';
import {ofDestination, ofSource} from '../inputs/subject.ts';
import {podMtu, tunnel} from './node-inputs.ts';
import {
  type FragmentCounts,
  judgePods,
  type PodSizes,
  type PodVerdict,
  podSizes,
} from './overlay.ts';
import {limitBothWays, type PathLimit} from './path-limit.ts';

/** Without these nothing can be said about pod packets between two nodes. */
export const podNeeds = {
  sourceTunnel: ofSource(tunnel()),
  destinationTunnel: ofDestination(tunnel()),
  sourcePodMtu: ofSource(podMtu()),
  destinationPodMtu: ofDestination(podMtu()),
  hostPath: pathMtu('host'),
};

/** What tells how too large packets end. */
export const podHelps = {
  reverseHostPath: reversePathMtu('host'),
  podPath: pathMtu('pod'),
  reversePodPath: reversePathMtu('pod'),
  fragmentsMade: sourceCounterDelta('Ip.FragCreates'),
  reassembliesAsked: destinationCounterDelta('Ip.ReasmReqds'),
  reassembliesFailed: destinationCounterDelta('Ip.ReasmFails'),
  reassembliesTimedOut: destinationCounterDelta('Ip.ReasmTimeout'),
};

export type PodInputs = Required_<typeof podNeeds> & Optional_<typeof podHelps>;

export type PodJudgement = {sizes: PodSizes; underlay: PathLimit; verdict: PodVerdict};

/** Null where one end has no tunnel, so that no packet between them is wrapped; or the underlay is unknown. */
export function judgePair(inputs: PodInputs): PodJudgement | 'no-tunnel' | 'underlay-unknown' {
  const {sourceTunnel, destinationTunnel, sourcePodMtu, destinationPodMtu} = inputs;
  if (sourceTunnel.value === null || destinationTunnel.value === null) return 'no-tunnel';
  if (sourcePodMtu.value === null || destinationPodMtu.value === null) return 'no-tunnel';
  const underlay = limitBothWays(inputs.hostPath.value, valueOrNull(inputs.reverseHostPath));
  if (underlay === null) return 'underlay-unknown';
  const sizes = podSizes(
    {tunnel: sourceTunnel.value, podMtuBytes: sourcePodMtu.value},
    {tunnel: destinationTunnel.value, podMtuBytes: destinationPodMtu.value},
  );
  const verdict = judgePods(sizes, underlay, podPaths(inputs), fragmentCounts(inputs));
  return {sizes, underlay, verdict};
}

export function podPaths(inputs: PodInputs): PathMtuResult[] {
  return [valueOrNull(inputs.podPath), valueOrNull(inputs.reversePodPath)].filter(
    (path) => path !== null,
  );
}

function fragmentCounts(inputs: PodInputs): FragmentCounts {
  const failed = valueOrNull(inputs.reassembliesFailed);
  const timedOut = valueOrNull(inputs.reassembliesTimedOut);
  return {
    made: valueOrNull(inputs.fragmentsMade),
    received: valueOrNull(inputs.reassembliesAsked),
    lost: failed === null && timedOut === null ? null : (failed ?? 0) + (timedOut ?? 0),
  };
}

export function valueOrNull<T>(observed: Observed<T>): T | null {
  return observed.ok ? observed.value : null;
}
