import type {Member} from '../members/member.ts';
import {createLossWindow, type LossWindow} from './loss-window.ts';
import type {PathState} from './path-state.ts';

/** How a peer is asked: its agent by UDP, or its kernel by ICMP echo where no agent answers. */
export type Proto = 'udp' | 'icmp';

/** One assigned peer and what is known of the path to it. Times are of the monotonic clock, in ms. */
export type Peer = {
  member: Member;
  proto: Proto;
  since: number;
  /** From when on its silence counts. */
  quietFrom: number;
  answeredAt: number | null;
  /** It answered neither agent nor ping. */
  silent: boolean;
  loss: LossWindow;
  path: PathState | null;
  pathAt: number;
  searchedAt: number;
  /** Its path was searched once, with whatever result. */
  tried: boolean;
};

export function createPeer(member: Member, now: number, lossSlots: number): Peer {
  return {
    member,
    proto: 'udp',
    since: now,
    quietFrom: now,
    answeredAt: null,
    silent: false,
    loss: createLossWindow(lossSlots),
    path: null,
    pathAt: Number.NEGATIVE_INFINITY,
    searchedAt: Number.NEGATIVE_INFINITY,
    tried: false,
  };
}

/** `unknown` until it was asked for long enough. */
export function stateOf(peer: Peer): 'answering' | 'silent' | 'unknown' {
  if (peer.silent) return 'silent';
  return peer.answeredAt === null ? 'unknown' : 'answering';
}
