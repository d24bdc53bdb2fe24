import type {Events} from '../events.ts';
import type {Metrics} from '../metrics/registry.ts';
import type {PeerReport} from '../prober/child.ts';
import type {Timing} from '../timing.ts';
import type {PathLabels} from './labels.ts';
import {createLossWindow} from './loss-window.ts';
import type {Peer, Proto} from './peer.ts';

/** Five rounds of ping, one a minute. */
const PING_SLOTS = 5;

export type EchoContext = {
  metrics: Metrics;
  events: Events;
  labels: PathLabels;
  layer: string;
  now(): number;
  timing: Timing;
};

/** Takes in what one report says of a peer. True when it fell silent just now. */
export function takeReport(peer: Peer, report: PeerReport, context: EchoContext): boolean {
  const [, lost, withheld, refused, rttsUs] = report;
  const now = context.now();
  const answered = rttsUs.length;
  // What is asked before a first answer, nobody was there to hear.
  const heard = peer.answeredAt !== null && peer.proto === 'udp';
  if (answered > 0) {
    if (peer.proto === 'icmp') changeProto(peer, 'udp', context.timing);
    answers(peer, context);
  }
  count(context, 'answered', answered);
  count(context, 'withheld', withheld);
  count(context, 'not-sent', refused);
  count(context, heard ? 'lost' : 'no-agent', lost);
  if (peer.proto === 'icmp') return false;
  if (heard) peer.loss.push(answered, lost);
  else if (answered > 0) peer.loss.push(answered, 0);
  observe(
    peer,
    rttsUs.map((us) => us / 1e6),
    context,
  );
  // What was withheld says nothing against the peer either.
  if (answered === 0 && withheld > 0) peer.quietFrom = now;
  if (now - Math.max(peer.answeredAt ?? 0, peer.quietFrom) < context.timing.silentMs) return false;
  changeProto(peer, 'icmp', context.timing);
  return true;
}

/** Takes in a round of ping. */
export function takePing(
  peer: Peer,
  {sent, rttsMs}: {sent: number; rttsMs: readonly number[]},
  context: EchoContext,
): void {
  if (rttsMs.length === 0) {
    if (!peer.silent) context.events.tell('peer-silent', {peer: peer.member.name});
    peer.silent = true;
    peer.loss.clear();
    peer.path = null;
    count(context, 'silent', sent);
    return;
  }
  answers(peer, context);
  count(context, 'answered', rttsMs.length);
  count(context, 'lost', Math.max(0, sent - rttsMs.length));
  peer.loss.push(rttsMs.length, Math.max(0, sent - rttsMs.length));
  observe(
    peer,
    rttsMs.map((ms) => ms / 1000),
    context,
  );
}

/** Labels of the histogram of a peer’s round trips. */
export function rttLabels(peer: Peer, proto: Proto, labels: PathLabels) {
  const path = labels.path(peer.member);
  return {...path, proto, scope: path.src_region === path.dst_region ? 'intra' : 'inter'};
}

export function changeProto(peer: Peer, proto: Proto, {lossSlots}: Timing): void {
  peer.proto = proto;
  peer.loss = createLossWindow(proto === 'udp' ? lossSlots : PING_SLOTS);
  peer.path = null;
}

function answers(peer: Peer, {events, now}: EchoContext): void {
  if (peer.silent) events.tell('peer-answers', {peer: peer.member.name});
  peer.silent = false;
  peer.answeredAt = now();
}

function observe(peer: Peer, seconds: readonly number[], {metrics, labels}: EchoContext): void {
  const own = rttLabels(peer, peer.proto, labels);
  for (const one of seconds) metrics.observe('samespec_path_rtt_seconds', own, one);
}

function count({metrics, layer}: EchoContext, result: string, by: number): void {
  if (by > 0) metrics.count('samespec_path_probes_total', {probe: 'echo', layer, result}, by);
}
