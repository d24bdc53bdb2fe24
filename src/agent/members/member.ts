import {createHash} from 'node:crypto';
import {isIP} from 'node:net';

/** One agent of the fleet, as every other agent knows it. */
export type Member = {
  name: string;
  address: string;
  region: string;
  zone: string;
  /** Where it answers probes, if not where this agent does. */
  port: number | null;
  /** Position on the ring. */
  hash: string;
};

export const MAX_MEMBERS = 20_000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/;
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N}._:/-]{0,62}$/u;

export type RawMember = {
  name: string;
  address: string;
  region?: string;
  zone?: string;
  port?: number;
};

/** A list that cannot be used, with the place and the mend. */
export class MemberListError extends Error {}

/**
 * Members of a list in the order of their positions on the ring, so that every agent has the same whatever the order
 * it was read in. Throws `MemberListError` for what cannot be used and for two members of one name.
 */
export function memberList(
  raw: readonly (RawMember & {place: string})[],
  defaultRegion: string,
): Member[] {
  if (raw.length > MAX_MEMBERS) throw new MemberListError(`more than ${MAX_MEMBERS} members`);
  const places = new Map<string, string>();
  const members = raw.map(({name, address, region = defaultRegion, zone = '', port, place}) => {
    if (!NAME.test(name)) throw new MemberListError(`${place}: “${shown(name)}” is not a name`);
    if (isIP(address) === 0)
      throw new MemberListError(`${place}: “${shown(address)}” is not an IP address`);
    if (region !== '-' && !LABEL.test(region))
      throw new MemberListError(`${place}: “${shown(region)}” is not a region`);
    if (zone !== '' && !LABEL.test(zone))
      throw new MemberListError(`${place}: “${shown(zone)}” is not a zone`);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new MemberListError(`${place}: “${port}” is not a port`);
    const first = places.get(name);
    if (first !== undefined)
      throw new MemberListError(`${place}: member “${name}” is already named at ${first}`);
    places.set(name, place);
    const hash = createHash('sha256').update(name).digest('hex');
    return {name, address, region, zone, port: port ?? null, hash};
  });
  return members.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

function shown(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P} ]/gu, '?').slice(0, 60);
}
