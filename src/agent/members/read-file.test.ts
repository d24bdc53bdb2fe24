import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {readMembersFile} from './read-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ss-members-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function read(text: string) {
  const file = join(folder, 'members');
  await writeFile(file, text);
  const members = await readMembersFile(file, '-').catch((error: Error) => {
    throw new Error(error.message.replaceAll(file, 'FILE'));
  });
  return members
    .map(({name, address, region, zone, port}) => ({name, address, region, zone, port}))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

test('lines and YAML say the same', async () => {
  const expected = [
    {name: 'a', address: '10.0.0.1', region: 'bj', zone: 'z1', port: null},
    {name: 'b', address: 'fd00::2', region: '-', zone: '', port: null},
  ];
  expect(await read('# fleet\n\na 10.0.0.1 bj z1 # first\nb\tfd00::2\n')).toEqual(expected);
  const yaml =
    '- {name: a, address: 10.0.0.1, region: bj, zone: z1}\n- {name: b, address: "fd00::2"}\n';
  expect(await read(yaml)).toEqual(expected);
  expect(await read(`members:\n${yaml.replaceAll(/^/gm, '  ').trimEnd()}\n`)).toEqual(expected);
});

test('an empty list is a list', async () => {
  expect(await read('')).toEqual([]);
  expect(await read('# none left\n')).toEqual([]);
  expect(await read('members: []\n')).toEqual([]);
});

test('two members of one name are told with both places', async () => {
  await expect(read('a 10.0.0.1\nb 10.0.0.2\na 10.0.0.3\n')).rejects.toThrow(
    'FILE:3: member “a” is already named at FILE:1',
  );
});

test('what is no name, address, region, port or line is told with its place', async () => {
  await expect(read('a\n')).rejects.toThrow('FILE:1: write NAME ADDRESS');
  await expect(read('a 10.0.0.1 bj z1 more\n')).rejects.toThrow('FILE:1: write NAME ADDRESS');
  await expect(read('a example.org\n')).rejects.toThrow('“example.org” is not an IP address');
  await expect(read('a 10.0.0.1 "x"\n')).rejects.toThrow('is not a region');
  await expect(read('\u202ea 10.0.0.1\n')).rejects.toThrow('“?a” is not a name');
  await expect(read('members: {a: 1}\n')).rejects.toThrow('“members” must be a list');
  await expect(read('- {name: a, address: 10.0.0.1, port: 70000}\n')).rejects.toThrow(
    '“70000” is not a port',
  );
  await expect(read('- {name: [}\n')).rejects.toThrow('FILE: ');
});
