import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {Optional_} from '../../define-rule.ts';
import {
  destinationFact,
  sourceFact,
  sourceOfPath,
  sourcePodCounterDelta,
  throughput,
} from '../../inputs/index.ts';
import {ofSource} from '../../inputs/subject.ts';
import {fleetPodMtu} from '../../mtu/fleet-pod-mtu.ts';
import {cni, learnedPathMtu} from '../../mtu/node-inputs.ts';
import {carries, dropsSilently, limitOf, tellsSender} from '../../mtu/path-limit.ts';
import {type PodInputs, type PodJudgement, podPaths} from '../../mtu/pod-inputs.ts';
import {type ServiceBodies, serviceBodies} from '../../mtu/service-input.ts';
import {limitText} from '../../mtu/text.ts';
import {say} from './say.ts';

/** Seen beside the sizes: what makes a claim stronger or weaker, and the words for its remedy. */
export const evidenceNeeds = {
  sourceNicMtu: sourceFact('net.default.mtuBytes', z.number()),
  destinationNicMtu: destinationFact('net.default.mtuBytes', z.number()),
  learned: learnedPathMtu(),
  podTimeouts: sourcePodCounterDelta('TcpExt.TCPTimeouts'),
  podUnreachables: sourcePodCounterDelta('IcmpMsg.InType3'),
  podThroughput: throughput('pod'),
  service: serviceBodies(),
  target: fleetPodMtu(),
  cni: ofSource(cni()),
};

export type AllInputs = PodInputs & Optional_<typeof evidenceNeeds>;

type Lines = readonly (Evidence | null)[];

export function evidenceFor(judged: PodJudgement, inputs: AllInputs): Evidence[] {
  const size = sizeLines(judged, inputs);
  switch (judged.verdict.kind) {
    case 'overlay-black-hole':
      return kept([
        ...(judged.verdict.explained ? size : []),
        ...podPathLines(inputs, dropsSilently),
        learned(inputs),
        outerDf(inputs),
        counted(inputs.podTimeouts, 'timeouts'),
        bulkStalls(inputs),
        largeBodiesFail(inputs),
        largeBodiesStall(inputs),
      ]);
    case 'outer-fragmentation':
      return kept([
        ...size,
        counted(inputs.fragmentsMade, 'fragments-made'),
        counted(inputs.reassembliesAsked, 'fragments-received'),
        counted(inputs.reassembliesFailed, 'fragments-lost') ??
          counted(inputs.reassembliesTimedOut, 'fragments-lost'),
      ]);
    case 'self-healing':
      return kept([
        ...size,
        ...podPathLines(inputs, tellsSender),
        counted(inputs.podUnreachables, 'pods-told-counter'),
      ]);
    default:
      return kept(size);
  }
}

export function evidenceAgainst(judged: PodJudgement, inputs: AllInputs): Evidence[] {
  const {verdict, sizes, underlay} = judged;
  const clean = [bulkClean(inputs), largeBodiesPass(inputs)];
  if (verdict.kind === 'overlay-black-hole') {
    const params = {outerBytes: sizes.outerTcpBytes, underlay: limitText(underlay)};
    const roomEnough = verdict.explained
      ? null
      : {message: say('room-enough', params), sources: [inputs.hostPath.source]};
    return kept([roomEnough, nicWouldFit(judged, inputs), ...clean]);
  }
  if (verdict.kind === 'outer-fragmentation') {
    const unmeasured = verdict.podPathMeasured
      ? null
      : {message: say('pods-not-measured'), sources: []};
    return kept([unmeasured, nicWouldFit(judged, inputs)]);
  }
  return kept([nicWouldFit(judged, inputs)]);
}

/** True where pod packets would fit the cards, and the nodes’ own packets vanish as well. */
export function underlayAtFault({sizes, underlay}: PodJudgement, inputs: AllInputs): boolean {
  const nicBytes = smallerNic(inputs);
  if (nicBytes === null || sizes.outerLargestBytes > nicBytes) return false;
  const paths = [inputs.hostPath, inputs.reverseHostPath];
  const silent = paths.some((path) => path.ok && dropsSilently(path.value));
  return silent && carries(underlay, nicBytes) === 'no';
}

function nicWouldFit(judged: PodJudgement, inputs: AllInputs): Evidence | null {
  if (!underlayAtFault(judged, inputs)) return null;
  const params = {nicBytes: smallerNic(inputs) ?? 0, underlay: limitText(judged.underlay)};
  return {message: say('nic-would-fit', params), sources: hostSources(inputs)};
}

function sizeLines({sizes, underlay, verdict}: PodJudgement, inputs: AllInputs): Lines {
  const tcpOnly = verdict.kind !== 'non-tcp-only';
  const podMtuBytes = tcpOnly ? sizes.tcpBytes : sizes.largestBytes;
  const outerBytes = podMtuBytes + sizes.overheadBytes;
  const sources = [inputs.sourcePodMtu.source, inputs.destinationPodMtu.source];
  const lines: Evidence[] = [];
  if (carries(underlay, outerBytes) !== 'yes') {
    const params = {
      podMtuBytes,
      kind: sizes.kind,
      overheadBytes: sizes.overheadBytes,
      outerBytes,
      underlay: limitText(underlay),
      ways: underlay.passBytes === null ? 'one' : 'both',
    };
    const message = say('needed', params);
    lines.push({message, sources: [...sources, ...hostSources(inputs)]});
  }
  const {tunnelMtuBytes} = sizes;
  if (tunnelMtuBytes !== null && podMtuBytes > tunnelMtuBytes) {
    const message = say('above-tunnel', {podMtuBytes, tunnelMtuBytes});
    lines.push({message, sources: [inputs.sourceTunnel.source, ...sources]});
  }
  return lines;
}

function podPathLines(inputs: AllInputs, wanted: typeof dropsSilently): Lines {
  return podPaths(inputs)
    .filter(wanted)
    .map((path) => {
      const limit = limitOf(path);
      if (limit === null) return null;
      const silent = dropsSilently(path);
      const params = silent ? limit : {...limit, router: path.reportedBy ?? 'none'};
      return {
        message: say(silent ? 'pods-lose' : 'pods-told', params),
        sources: [sourceOfPath(path)],
      };
    });
}

function learned({learned, hostPath}: AllInputs): Evidence | null {
  if (!learned.ok) return null;
  const {source: node, destination: peer} = hostPath.value;
  const message = say('learned', {node, peer, mtuBytes: learned.value});
  return {message, sources: [learned.source]};
}

function outerDf({sourceTunnel}: AllInputs): Evidence | null {
  if (sourceTunnel.value?.outerDf !== 'set') return null;
  return {message: say('outer-df-set'), sources: [sourceTunnel.source]};
}

type CountLine =
  | 'timeouts'
  | 'fragments-made'
  | 'fragments-received'
  | 'fragments-lost'
  | 'pods-told-counter';

function counted(count: Observed<number>, line: CountLine): Evidence | null {
  if (!count.ok || count.value === 0) return null;
  const message = say(line, {count: count.value, node: count.source.node});
  return {message, sources: [count.source]};
}

function bulkStalls({podThroughput}: AllInputs): Evidence | null {
  if (!podThroughput.ok || podThroughput.value.state === 'steady') return null;
  const {state, stalledMs} = podThroughput.value;
  const message = say('bulk-stalls', {state, stalledSeconds: stalledMs / 1000});
  return {message, sources: [podThroughput.source]};
}

function bulkClean({podThroughput}: AllInputs): Evidence | null {
  if (!podThroughput.ok || podThroughput.value.state !== 'steady') return null;
  return {message: say('bulk-clean'), sources: [podThroughput.source]};
}

function largeBodiesFail({service}: AllInputs): Evidence | null {
  if (!service.ok) return null;
  const {small, large} = service.value;
  if (large.failed === 0 || small.failed * large.sent >= large.failed * small.sent) return null;
  const message = say('large-bodies-fail', {
    node: service.source.node,
    failed: large.failed,
    sent: large.sent,
    smallFailed: small.failed,
    smallSent: small.sent,
  });
  return {message, sources: [service.source]};
}

/** As long as TCP needs to give up on full packets: nothing else makes every large answer wait for seconds. */
const STALL_MS = 1000;

function stalls({small, large}: ServiceBodies): boolean {
  return large.sent > 0 && large.medianMs >= STALL_MS && large.medianMs >= 10 * small.medianMs;
}

function largeBodiesStall({service}: AllInputs): Evidence | null {
  if (!service.ok || !stalls(service.value)) return null;
  const {small, large} = service.value;
  const message = say('large-bodies-stall', {
    node: service.source.node,
    largeSeconds: large.medianMs / 1000,
    smallMs: small.medianMs,
  });
  return {message, sources: [service.source]};
}

function largeBodiesPass({service}: AllInputs): Evidence | null {
  if (!service.ok) return null;
  const {large} = service.value;
  if (large.sent === 0 || large.failed > 0 || stalls(service.value)) return null;
  const params = {node: service.source.node, sent: large.sent};
  return {message: say('large-bodies-pass', params), sources: [service.source]};
}

function smallerNic({sourceNicMtu, destinationNicMtu}: AllInputs): number | null {
  if (!sourceNicMtu.ok || !destinationNicMtu.ok) return null;
  return Math.min(sourceNicMtu.value, destinationNicMtu.value);
}

function hostSources({hostPath, reverseHostPath}: AllInputs): Source[] {
  return reverseHostPath.ok ? [hostPath.source, reverseHostPath.source] : [hostPath.source];
}

function kept(lines: Lines): Evidence[] {
  return lines.filter((line) => line !== null);
}
