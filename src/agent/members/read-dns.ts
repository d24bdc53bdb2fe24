import {Resolver} from 'node:dns/promises';
import {type Member, MemberListError, memberList, type RawMember} from './member.ts';

type Named = RawMember & {place: string};

/**
 * Members by DNS: addresses of a name (A, AAAA), each member named by its address; of a name that begins with `_` the
 * targets of its SRV records, with their ports. A name that has no records is an empty list; one that cannot be asked
 * is an error, so that a resolver that is away does not look like a fleet that is.
 */
export async function readMembersDns(
  names: readonly {region: string; name: string}[],
  defaultRegion: string,
  resolver: Resolver = new Resolver({timeout: 3_000, tries: 2}),
): Promise<Member[]> {
  const found: Named[] = [];
  for (const {region, name} of names) {
    const members = name.startsWith('_')
      ? await targetsOf(resolver, name)
      : (await addressesOf(resolver, name)).map((address) => ({name: address, address}));
    for (const member of members)
      found.push({...member, region: region || defaultRegion, place: name});
  }
  return memberList(found, defaultRegion);
}

async function targetsOf(resolver: Resolver, name: string): Promise<RawMember[]> {
  const records = await asked(name, resolver.resolveSrv(name));
  const members: RawMember[] = [];
  for (const {name: target, port} of records) {
    const [address] = await addressesOf(resolver, target);
    // A target that lost its address is gone; the others are not.
    if (address !== undefined) members.push({name: target.replace(/\.$/, ''), address, port});
  }
  return members;
}

async function addressesOf(resolver: Resolver, name: string): Promise<string[]> {
  const [four, six] = await Promise.all([
    asked(name, resolver.resolve4(name)),
    asked(name, resolver.resolve6(name)),
  ]);
  return [...four, ...six];
}

async function asked<T>(name: string, records: Promise<T[]>): Promise<T[]> {
  try {
    return await records;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENODATA' || code === 'ENOTFOUND') return [];
    throw new MemberListError(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}
