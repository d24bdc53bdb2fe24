import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {AcceptedDifferences} from '../model/explanation.ts';
import {readAcceptedFile} from './accepted-yaml.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samespec-accepted-'));
});
afterEach(() => rm(folder, {recursive: true}));

test('differences are read with their reason, nodes and last day', async () => {
  const accepted = await read(`
schemaVersion: 1
accepted:
  - fact: sysctl.vm.swappiness
    nodes: [hk-1, hk-2]
    reason: measured, no effect
    until: 2026-12-31
  - {fact: "cpu.flags.**", reason: new hosts, until: "2027-02-28"}
`);
  expect(accepted).toEqual([
    {
      fact: 'sysctl.vm.swappiness',
      nodes: ['hk-1', 'hk-2'],
      reason: 'measured, no effect',
      until: '2026-12-31',
    },
    {fact: 'cpu.flags.**', reason: 'new hosts', until: '2027-02-28'},
  ]);
  expect(AcceptedDifferences.parse({accepted})).toEqual({accepted});
});

test('what is wrong is told with file and line', async () => {
  const cases: [text: string, code: string, line: number][] = [
    ['accepted:\n  - fact: a\n    reason: b\n', 'inventory-wrong-type', 2],
    ['accepted:\n  - fact: a\n    reason: b\n    until: 2026-02-30\n', 'inventory-wrong-type', 4],
    ['accepted:\n  - fact: a\n    reason: b\n    until: soon\n', 'inventory-wrong-type', 4],
    [
      'accepted:\n  - fact: a\n    reason: b\n    until: 2026-12-31\n    nodes: []\n',
      'inventory-syntax',
      5,
    ],
    ['accepted:\n  - fact: a\n    raeson: b\n', 'inventory-did-you-mean', 3],
    ['accept: []\n', 'inventory-did-you-mean', 1],
    ['{}\n', 'inventory-syntax', 1],
  ];
  for (const [text, code, line] of cases) {
    await expect(read(text)).rejects.toMatchObject({
      code,
      params: {place: `${join(folder, 'accepted.yaml')}:${line}`},
    });
  }
});

async function read(text: string) {
  const file = join(folder, 'accepted.yaml');
  await writeFile(file, text);
  return readAcceptedFile(file);
}
