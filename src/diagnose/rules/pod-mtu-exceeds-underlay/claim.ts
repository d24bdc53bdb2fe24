import type {Claim} from '../../define-rule.ts';
import {podCapacity} from '../../mtu/overlay.ts';
import type {PodJudgement} from '../../mtu/pod-inputs.ts';
import {lowerPodMtu, mssBytes} from '../../mtu/remedies.ts';
import {limitText} from '../../mtu/text.ts';
import {type AllInputs, evidenceAgainst, evidenceFor, underlayAtFault} from './evidence.ts';
import {say} from './say.ts';

/** What must fit together: the tunnel, the interface below it, and the packet size the network plugin set. */
const FACTS = [
  'cni.calico.mtuBytes',
  'cni.flannel.mtuBytes',
  'net.default.mtuBytes',
  'net.overlay.lowerMtuBytes',
  'net.overlay.mtuBytes',
];

/** What is claimed of a pair whose pod packets do not fit; `judged.verdict` is one of the failing kinds. */
export function claimOf(judged: PodJudgement, inputs: AllInputs): Claim {
  return {
    ...weightOf(judged, inputs),
    ...textOf(judged),
    facts: FACTS,
    evidenceFor: evidenceFor(judged, inputs),
    evidenceAgainst: evidenceAgainst(judged, inputs),
    safe: safeOf(judged, inputs),
    danger: dangerOf(judged),
  };
}

type Weight = Pick<Claim, 'kind' | 'verdict' | 'severity' | 'confidence'>;

function weightOf(judged: PodJudgement, inputs: AllInputs): Weight {
  const {verdict} = judged;
  // Where the nodes’ own packets vanish too, the pods only share the fate of the underlay.
  const cause = underlayAtFault(judged, inputs) ? 'contributor' : 'cause';
  switch (verdict.kind) {
    case 'overlay-black-hole': {
      const confidence = verdict.explained ? 0.95 : 0.8;
      return {kind: verdict.kind, verdict: cause, severity: 'critical', confidence};
    }
    case 'outer-fragmentation': {
      const confidence = verdict.podPathMeasured ? 0.95 : 0.7;
      if (verdict.fragmentsLost) {
        return {kind: verdict.kind, verdict: cause, severity: 'high', confidence};
      }
      return {kind: verdict.kind, verdict: 'contributor', severity: 'medium', confidence};
    }
    case 'self-healing':
      return {kind: verdict.kind, verdict: 'contributor', severity: 'low', confidence: 0.9};
    case 'non-tcp-only':
      return {kind: verdict.kind, verdict: 'note', severity: 'low', confidence: 0.7};
    default:
      return {verdict: 'unknown', severity: 'medium', confidence: 0.5};
  }
}

function textOf({sizes, underlay, verdict}: PodJudgement): Pick<Claim, 'title' | 'why'> {
  switch (verdict.kind) {
    case 'overlay-black-hole':
      return {
        title: say('title-overlay-black-hole', {passBytes: verdict.passBytes}),
        why: say('why-overlay-black-hole'),
      };
    case 'outer-fragmentation': {
      const params = {outerBytes: sizes.outerTcpBytes, underlay: limitText(underlay)};
      return {
        title: say('title-outer-fragmentation', params),
        why: say('why-outer-fragmentation'),
      };
    }
    case 'self-healing':
      return {
        title: say('title-self-healing', {passBytes: verdict.passBytes}),
        why: say('why-self-healing'),
      };
    case 'non-tcp-only': {
      const {tcpBytes, largestBytes} = sizes;
      return {
        title: say('title-non-tcp-only', {capacity: limitText(podCapacity(sizes, underlay))}),
        why: say('why-non-tcp-only', {tcpBytes, largestBytes}),
      };
    }
    default: {
      const params = {outerBytes: sizes.outerTcpBytes, underlay: limitText(underlay)};
      return {title: say('title-unmeasured', params), why: say('why-unmeasured')};
    }
  }
}

function safeOf({sizes, underlay}: PodJudgement, inputs: AllInputs): NonNullable<Claim['safe']> {
  const target = inputs.target.ok
    ? inputs.target.value
    : {
        podMtuBytes: podCapacity(sizes, underlay).failBytes - 1,
        underlayBytes: underlay.failBytes - 1,
        overheadBytes: sizes.overheadBytes,
      };
  return [
    lowerPodMtu(say, target, inputs.cni.ok ? inputs.cni.value : null),
    {id: 'mss-clamp', message: say('mss-clamp', {mssBytes: mssBytes(target.podMtuBytes)})},
    {id: 'allow-ptb-icmp', message: say('allow-ptb-icmp')},
    {id: 'pod-plpmtud', message: say('pod-plpmtud')},
  ];
}

function dangerOf({sizes, underlay}: PodJudgement): NonNullable<Claim['danger']> {
  const smallerBytes = underlay.failBytes - 1;
  const outerBytes = 1500 + sizes.overheadBytes;
  return [
    {id: 'pod-1500-on-1500-vxlan', message: say('pod-1500-on-1500-vxlan', {outerBytes})},
    {id: 'nic-above-ceiling', message: say('nic-above-ceiling', {smallerBytes})},
    {id: 'clear-df', message: say('clear-df')},
  ];
}
