import type {Evidence} from '../../../model/finding.ts';
import type {Observed} from '../../../model/observed.ts';
import type {PathMtuResult} from '../../../model/path.ts';
import type {Claim, Optional_} from '../../define-rule.ts';
import {dropsSilently, limitOf} from '../../mtu/path-limit.ts';
import {mssBytes} from '../../mtu/remedies.ts';
import type {evidenceNeeds} from './evidence-needs.ts';
import {say} from './say.ts';

type Inputs = {path: Extract<Observed<PathMtuResult>, {ok: true}>} & Optional_<
  typeof evidenceNeeds
>;
export type Hole = {passBytes: number; failBytes: number; nicBytes: number};

export function claimOf(hole: Hole, inputs: Inputs): Claim {
  const {passBytes, failBytes, nicBytes} = hole;
  const exact = failBytes === passBytes + 1;
  return {
    verdict: 'cause',
    ...weightOf(inputs),
    facts: ['net.default.mtuBytes', 'net.route.default.mtuBytes'],
    title: exact
      ? say('title', {passBytes, nicBytes})
      : say('title-between', {failBytes, nicBytes}),
    why: say('why'),
    evidenceFor: evidenceFor(hole, inputs),
    evidenceAgainst: evidenceAgainst(hole, inputs),
    safe: [
      {id: 'allow-ptb-icmp', message: say('allow-ptb-icmp')},
      {id: 'route-mtu', message: say('route-mtu', {mtuBytes: passBytes})},
      {id: 'mss-clamp', message: say('mss-clamp', {mssBytes: mssBytes(passBytes)})},
      {id: 'pod-plpmtud', message: say('pod-plpmtud')},
    ],
    danger: [
      {id: 'tcp-mtu-probing-2-everywhere', message: say('tcp-mtu-probing-2-everywhere')},
      {id: 'ip-no-pmtu-disc-everywhere', message: say('ip-no-pmtu-disc-everywhere')},
      {id: 'raise-before-all-hops-verified', message: say('raise-before-all-hops-verified')},
    ],
  };
}

/** The size is measured either way; a TCP test decides whether it hurts. */
function weightOf({bulk}: Inputs): Pick<Claim, 'severity' | 'confidence'> {
  if (!bulk.ok) return {severity: 'critical', confidence: 0.6};
  if (bulk.value.state === 'steady') return {severity: 'low', confidence: 0.9};
  return {severity: 'critical', confidence: 0.9};
}

function evidenceFor(hole: Hole, inputs: Inputs): Evidence[] {
  const {path, echo, bulk, reverse} = inputs;
  const {controlSent, controlReceived} = path.value;
  const lines: (Evidence | null)[] = [
    {
      message: say('lost', {...hole, controlSent, controlReceived}),
      sources: [path.source],
    },
    placeLine(path),
    reverseLine(reverse),
  ];
  if (echo.ok && echo.value.state === 'ok') {
    const {sent, received} = echo.value;
    lines.push({message: say('echo-ok', {sent, received}), sources: [echo.source]});
  }
  if (bulk.ok && bulk.value.state !== 'steady') {
    const message =
      bulk.value.state === 'dead'
        ? say('bulk-dead')
        : say('bulk-stalls', {stalledSeconds: bulk.value.stalledMs / 1000});
    lines.push({message, sources: [bulk.source]});
  }
  lines.push(
    counted(inputs.timeouts, 'timeouts'),
    counted(inputs.lostRetransmits, 'lost-retransmits'),
    counted(inputs.probing, 'probing-active'),
  );
  return lines.filter((line) => line !== null);
}

function evidenceAgainst(hole: Hole, {path, bulk, learned}: Inputs): Evidence[] {
  const lines: Evidence[] = [];
  if (bulk.ok && bulk.value.state === 'steady') {
    lines.push({message: say('bulk-clean'), sources: [bulk.source]});
  }
  if (learned.ok) {
    const {source: node, destination: peer} = path.value;
    const message = say('learned', {node, peer, mtuBytes: learned.value});
    lines.push({message, sources: [learned.source]});
  }
  if (hole.failBytes !== hole.passBytes + 1) {
    lines.push({message: say('not-exact', hole), sources: [path.source]});
  }
  return lines;
}

/** Found with large packets that live only some hops, beside small ones. */
function placeLine({value, source}: Inputs['path']): Evidence | null {
  if (value.lostBetween === undefined) return null;
  const {afterHop, afterAddress, beforeHop} = value.lostBetween;
  const params = {afterHop, afterAddress: afterAddress ?? '-', beforeHop};
  return {message: say('place', params), sources: [source]};
}

function reverseLine(reverse: Observed<PathMtuResult>): Evidence | null {
  if (!reverse.ok) return null;
  const limit = limitOf(reverse.value);
  if (limit === null) return null;
  const {passBytes} = limit;
  if (dropsSilently(reverse.value)) {
    return {message: say('reverse-too', {passBytes}), sources: [reverse.source]};
  }
  const {source: peer, destination: node} = reverse.value;
  return {message: say('reverse-clean', {node, peer, passBytes}), sources: [reverse.source]};
}

function counted(
  count: Observed<number>,
  line: 'timeouts' | 'lost-retransmits' | 'probing-active',
): Evidence | null {
  if (!count.ok || count.value === 0) return null;
  const message = say(line, {count: count.value, node: count.source.node});
  return {message, sources: [count.source]};
}
