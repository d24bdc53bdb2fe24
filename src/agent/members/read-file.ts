import {readFile, stat} from 'node:fs/promises';
import {type Member, MemberListError, memberList, type RawMember} from './member.ts';

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Members of a file: lines `NAME ADDRESS [REGION [ZONE]]` with `#` comments, or YAML (a list under `members`, or alone)
 * of `name`, `address`, `region`, `zone`, `port`. An empty list is a list. Throws `MemberListError`.
 */
export async function readMembersFile(file: string, defaultRegion: string): Promise<Member[]> {
  const {size} = await stat(file);
  if (size > MAX_BYTES) throw new MemberListError(`${file}: larger than ${MAX_BYTES} bytes`);
  const text = await readFile(file, 'utf8');
  const raw = isYaml(text) ? await readYaml(text, file) : readLines(text, file);
  return memberList(raw, defaultRegion);
}

/** A YAML list begins with a dash, a document with three of them, a mapping with a key. */
function isYaml(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  return first !== undefined && /^\s*(?:-|\[|\{|members\s*:)/.test(first);
}

function readLines(text: string, file: string): (RawMember & {place: string})[] {
  return text.split('\n').flatMap((line, index) => {
    const words = line.replace(/#.*/, '').trim().split(/\s+/);
    const [name = '', address = '', region, zone] = words;
    if (name === '') return [];
    const place = `${file}:${index + 1}`;
    if (words.length < 2 || words.length > 4)
      throw new MemberListError(`${place}: write NAME ADDRESS [REGION [ZONE]]`);
    return [
      {
        name,
        address,
        ...(region === undefined ? {} : {region}),
        ...(zone === undefined ? {} : {zone}),
        place,
      },
    ];
  });
}

async function readYaml(text: string, file: string): Promise<(RawMember & {place: string})[]> {
  const {parse} = await import('yaml');
  let document: unknown;
  try {
    document = parse(text, {maxAliasCount: 10});
  } catch (cause) {
    const detail = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new MemberListError(`${file}: ${detail}`);
  }
  const list = isRecord(document) ? document.members : document;
  if (!Array.isArray(list)) throw new MemberListError(`${file}: “members” must be a list`);
  return list.map((item: unknown, index) => {
    const place = `${file}: member ${index + 1}`;
    if (!isRecord(item)) throw new MemberListError(`${place}: give name and address`);
    const {name, address, region, zone, port} = item;
    if (typeof name !== 'string' || typeof address !== 'string')
      throw new MemberListError(`${place}: “name” and “address” must be text`);
    return {
      name,
      address,
      ...(region === undefined || region === null ? {} : {region: String(region)}),
      ...(zone === undefined || zone === null ? {} : {zone: String(zone)}),
      ...(port === undefined || port === null ? {} : {port: Number(port)}),
      place,
    };
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
