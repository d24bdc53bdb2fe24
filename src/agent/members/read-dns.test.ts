import {createSocket, type Socket} from 'node:dgram';
import {Resolver} from 'node:dns/promises';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {readMembersDns} from './read-dns.ts';

const TYPES = {A: 1, AAAA: 28, SRV: 33} as const;
const REFUSED = 5;
const NAME_ERROR = 3;

/** A name server of a few records, in the words of RFC 1035 and RFC 2782; `broken.` it refuses to answer. */
let socket: Socket;
let resolver: Resolver;

const RECORDS: Record<string, Partial<Record<keyof typeof TYPES, Buffer[]>>> = {
  'agents.test': {
    A: [Buffer.from([10, 0, 0, 2]), Buffer.from([10, 0, 0, 1])],
    AAAA: [Buffer.from('fd000000000000000000000000000001', 'hex')],
  },
  '_samespec._udp.test': {SRV: [service('n1.test', 7001), service('left.test', 7002)]},
  'n1.test': {A: [Buffer.from([10, 0, 1, 1])]},
};

beforeAll(async () => {
  socket = createSocket('udp4', (question, from) => {
    socket.send(answerTo(question), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  resolver = new Resolver({timeout: 2_000, tries: 1});
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
});
afterAll(() => new Promise<void>((resolve) => socket.close(() => resolve())));

function named(name: string): Buffer {
  const labels = name
    .split('.')
    .flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]);
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function service(target: string, port: number): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 0, 0, port >> 8, port & 255]), named(target)]);
}

function answerTo(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const name = labels.join('.').toLowerCase();
  const type = question.readUInt16BE(at + 1);
  const records = RECORDS[name];
  const [word] = Object.entries(TYPES).find(([, value]) => value === type) ?? [];
  const found = records?.[word as keyof typeof TYPES] ?? [];
  const code = name === 'broken.test' ? REFUSED : records === undefined ? NAME_ERROR : 0;
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found.length, 6);
  const answers = found.flatMap((data) => {
    const start = Buffer.from([0xc0, 12, type >> 8, type & 255, 0, 1, 0, 0, 0, 1, 0, data.length]);
    return [start, data];
  });
  return Buffer.concat([header, question.subarray(12, at + 5), ...answers]);
}

async function read(...names: {region: string; name: string}[]) {
  const members = await readMembersDns(names, 'home', resolver);
  return members
    .map(({name, address, region, port}) => [name, address, region, port])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

test('each address of a name is a member of the region it was given with', async () => {
  expect(await read({region: 'hk', name: 'agents.test'})).toEqual([
    ['10.0.0.1', '10.0.0.1', 'hk', null],
    ['10.0.0.2', '10.0.0.2', 'hk', null],
    ['fd00::1', 'fd00::1', 'hk', null],
  ]);
});

test('targets of SRV records are members with their ports, but for one that has no address', async () => {
  expect(await read({region: '', name: '_samespec._udp.test'})).toEqual([
    ['n1.test', '10.0.1.1', 'home', 7001],
  ]);
});

test('a name without records is an empty list; a server in trouble is an error', async () => {
  expect(await read({region: '', name: 'nobody.test'})).toEqual([]);
  await expect(read({region: '', name: 'broken.test'})).rejects.toThrow('broken.test: ');
});
