import type {Member} from './members/member.ts';

/** Peers in the own region, and in every other one; all where there are fewer. */
export const OWN_REGION_PEERS = 10;
export const OTHER_REGION_PEERS = 5;

/**
 * Whom `name` probes: the next members of the ring, in its own region and in every other. The ring is the order of
 * `members` (by hash of the name), so every agent computes the same without asking anybody, and a member that goes
 * concerns only those before it. In a region everyone is probed by as many as it probes.
 */
export function peersOf(name: string, members: readonly Member[]): Member[] {
  const self = members.find((member) => member.name === name);
  if (self === undefined) return [];
  const peers: Member[] = [];
  for (const [region, ring] of ringsOf(members)) {
    const wanted = region === self.region ? OWN_REGION_PEERS : OTHER_REGION_PEERS;
    peers.push(...successors(self, ring, wanted));
  }
  return peers;
}

/** How many members have `name` among their peers. */
export function probedBy(name: string, members: readonly Member[]): number {
  const self = members.find((member) => member.name === name);
  if (self === undefined) return 0;
  const rings = ringsOf(members);
  const own = rings.get(self.region) ?? [];
  return members.filter((other) => {
    if (other === self) return false;
    const wanted = other.region === self.region ? OWN_REGION_PEERS : OTHER_REGION_PEERS;
    return successors(other, own, wanted).includes(self);
  }).length;
}

function ringsOf(members: readonly Member[]): Map<string, Member[]> {
  const rings = new Map<string, Member[]>();
  for (const member of members) {
    const ring = rings.get(member.region);
    if (ring === undefined) rings.set(member.region, [member]);
    else ring.push(member);
  }
  return rings;
}

/** The next `wanted` members after the position of `self`, once around at most. */
function successors(self: Member, ring: readonly Member[], wanted: number): Member[] {
  const start = firstAfter(self.hash, ring);
  const found: Member[] = [];
  for (let step = 0; step < ring.length && found.length < wanted; step++) {
    const member = ring[(start + step) % ring.length];
    if (member !== undefined && member.name !== self.name) found.push(member);
  }
  return found;
}

function firstAfter(hash: string, ring: readonly Member[]): number {
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ring[middle]?.hash ?? '') <= hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
