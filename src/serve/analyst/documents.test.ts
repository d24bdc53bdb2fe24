import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {saveManifest} from '../../store/testing.ts';
import {documentsOf} from './documents.ts';

let runs: string;
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'samespec-documents-'));
  for (const id of IDS) await saveManifest(runs, id);
});
afterEach(() => rm(runs, {recursive: true}));

const IDS = [1, 2, 3].map((day) => `2026-11-0${day}T00-00-00-fleet`);
const [FIRST = '', SECOND = '', THIRD = ''] = IDS;
const ROOM = {most: 2, mostBytes: 1e9};

test('a run that has not changed is analysed once', async () => {
  const documents = documentsOf(runs, ROOM);
  expect(await documents.open(FIRST)).toBe(await documents.open(FIRST));
});

test('a run that has changed is analysed anew', async () => {
  const documents = documentsOf(runs, ROOM);
  const before = await documents.open(FIRST);
  await saveManifest(runs, FIRST, {endedAt: null});
  const after = await documents.open(FIRST);
  expect([before.run.endedAt, after.run.endedAt]).toEqual(['2026-11-01T00:00:00.000Z', null]);
});

test('no more are kept than there is room for, and those asked for last stay', async () => {
  const documents = documentsOf(runs, ROOM);
  const [first, second] = [await documents.open(FIRST), await documents.open(SECOND)];
  await documents.open(FIRST);
  await documents.open(THIRD);
  expect(documents.size()).toBe(2);
  expect(await documents.open(FIRST)).toBe(first);
  expect(await documents.open(SECOND)).not.toBe(second);
});

test('runs larger than the room together are not kept together, one is', async () => {
  const documents = documentsOf(runs, {most: 9, mostBytes: 1});
  await documents.open(FIRST);
  const second = await documents.open(SECOND);
  expect(documents.size()).toBe(1);
  expect(await documents.open(SECOND)).toBe(second);
});

test('a folder elsewhere is no run of this store', async () => {
  const documents = documentsOf(join(runs, 'none'), ROOM);
  await expect(documents.open(FIRST)).rejects.toMatchObject({code: 'run-not-found'});
});
