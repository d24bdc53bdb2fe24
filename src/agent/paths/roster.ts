import type {Member} from '../members/member.ts';
import {createPeer, type Peer} from './peer.ts';

/** The assigned peers, by name. */
export type Roster = {
  /** Takes over a new assignment; returns the peers that are no longer in it, or now have another address. */
  assign(members: readonly Member[], now: number): Peer[];
  get(name: string): Peer | undefined;
  all(): Peer[];
};

export function createRoster(lossSlots: number): Roster {
  const peers = new Map<string, Peer>();
  return {
    assign(members, now) {
      const wanted = new Map(members.map((member) => [member.name, member]));
      const gone: Peer[] = [];
      for (const [name, peer] of peers) {
        const member = wanted.get(name);
        if (member !== undefined && samePlace(member, peer.member)) continue;
        peers.delete(name);
        gone.push(peer);
      }
      for (const [name, member] of wanted)
        if (!peers.has(name)) peers.set(name, createPeer(member, now, lossSlots));
      return gone;
    },
    get: (name) => peers.get(name),
    all: () => [...peers.values()],
  };
}

function samePlace(a: Member, b: Member): boolean {
  return a.address === b.address && a.region === b.region && a.port === b.port;
}
