import type {Symptom} from '../../../model/comparison.ts';
import type {Evidence} from '../../../model/finding.ts';
import {type Node, regionOf} from '../../../model/node.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {EchoResult, ThroughputResult} from '../../../model/path.ts';
import type {Claim} from '../../define-rule.ts';
import type {StealShare} from '../../inputs/steal.ts';
import {mbit} from '../rate-limited-path/claim.ts';
import type {Settled} from '../rate-limited-path/flow.ts';
import {say} from './say.ts';

export type Layers = {
  source: Node;
  destination: Node;
  host: {flow: Settled; value: ThroughputResult; source: Source};
  /** `flow` is null where the pods’ transfer stood still. */
  pod: {flow: Settled | null; value: ThroughputResult; source: Source};
  mtuSettled: boolean;
  hostEcho: Observed<EchoResult>;
  podEcho: Observed<EchoResult>;
  steals: readonly Observed<StealShare>[];
  symptoms: readonly Symptom[];
};

/** From here on one stream whose packets are segmented in software can be held by one CPU. */
const CPU_BOUND_BYTES_PER_SECOND = 1e9 / 8;
const STEAL_SHARE = 0.05;
/** Transfers that are this much faster alone were held back by others. */
const DISTURBED_SHARE = 0.1;

/** A note; a contributor where it stops a transfer, or slows a region that is slow with large transfers. */
export function claimOf(layers: Layers): Claim {
  const {pod, symptoms} = layers;
  const ends = [regionOf(layers.source), regionOf(layers.destination)];
  const felt = symptoms.find(
    ({region, metric}) => ends.includes(region) && /throughput|large/.test(metric),
  );
  const stalled = pod.flow === null;
  const matters = pod.flow === null || (felt !== undefined && !isCpuBound(pod.flow));
  return {
    kind: stalled ? 'layer-stalled' : 'layer-slower',
    verdict: matters ? 'contributor' : 'note',
    severity: stalled ? 'medium' : 'low',
    confidence: 0.4,
    title: stalled ? say('title-stalled') : say('title-slower'),
    why: stalled ? say('why-stalled') : say('why-slower'),
    evidenceFor: [
      ...evidenceFor(layers),
      ...(felt === undefined
        ? []
        : [{message: say('region-slow', {region: felt.region}), sources: []}]),
    ],
    evidenceAgainst: evidenceAgainst(layers),
    safe: [{id: 'look-at-pod-network', message: say('look-at-pod-network')}],
  };
}

function evidenceFor(layers: Layers): Evidence[] {
  const {source, destination, host, pod} = layers;
  const ends = {source: source.id, destination: destination.id};
  const {state, stalledMs} = pod.value;
  const seconds = stalledMs / 1000;
  const podMessage =
    pod.flow !== null
      ? say('pod-rate', {...ends, ...ratesOf(pod.flow)})
      : say(state === 'dead' ? 'pod-dead' : 'pod-stood', {...ends, seconds});
  return [
    {message: say('host-rate', {...ends, ...ratesOf(host.flow)}), sources: [host.source]},
    {message: podMessage, sources: [pod.source]},
    ...latencies(layers),
    {message: say('step-that-costs', {step: 'pod'}), sources: []},
  ];
}

/** Small packets at both steps: whether time is lost as well as speed. */
function latencies({hostEcho, podEcho}: Layers): Evidence[] {
  const [hostMs, podMs] = [hostEcho, podEcho].map((one) => (one.ok ? one.value.rttMedianMs : null));
  if (!hostEcho.ok || !podEcho.ok || hostMs == null || podMs == null) return [];
  return [{message: say('latencies', {hostMs, podMs}), sources: [hostEcho.source, podEcho.source]}];
}

function evidenceAgainst({host, pod, podEcho, steals, mtuSettled}: Layers): Evidence[] {
  const lines: Evidence[] = [];
  if (pod.flow !== null && isCpuBound(pod.flow)) {
    const message = say('cpu-bound', {podMbit: mbit(pod.flow.median)});
    lines.push({message, sources: [pod.source]});
  }
  for (const steal of steals) {
    if (!steal.ok || steal.value.steal < STEAL_SHARE) continue;
    const params = {node: steal.source.node, share: steal.value.steal};
    lines.push({message: say('cpu-taken', params), sources: [steal.source]});
  }
  if (podEcho.ok && podEcho.value.received < podEcho.value.sent) {
    const {sent, received} = podEcho.value;
    const message = say('pods-lose', {sent, lost: sent - received});
    lines.push({message, sources: [podEcho.source]});
  }
  for (const {value, source} of [host, pod]) {
    const fasterAlone = value.besideOthers?.fasterAlone ?? 0;
    if (fasterAlone <= DISTURBED_SHARE) continue;
    lines.push({message: say('disturbed', {layer: value.layer, fasterAlone}), sources: [source]});
  }
  if (!mtuSettled) lines.push({message: say('mtu-not-settled'), sources: []});
  lines.push({message: say('one-pair'), sources: []});
  return lines;
}

function isCpuBound({median}: Settled): boolean {
  return median >= CPU_BOUND_BYTES_PER_SECOND;
}

function ratesOf({median, lowest, highest}: Settled) {
  return {mbit: mbit(median), lowestMbit: mbit(lowest), highestMbit: mbit(highest)};
}
