import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {PathResult} from '../model/path.ts';
import type {RunManifest} from '../model/run.ts';
import {exportRun, importRun} from './bundle.ts';
import {listRuns, loadRun, removeRun} from './load.ts';
import {openRun} from './save.ts';

let runs: string;
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'samespec-store-'));
});
afterEach(() => rm(runs, {recursive: true}));

const manifest: RunManifest = {
  schemaVersion: 1,
  id: '2026-11-23T05-41-07-fleet',
  samespecVersion: '0.1.0',
  startedAt: '2026-11-23T05:41:07.000Z',
  endedAt: null,
  settings: {timeoutMs: 30_000, concurrency: 32, maxBytesPerNode: 1000, sudo: false, measure: true},
  inventory: {
    nodes: [{id: 'hk-1', reach: {kind: 'local'}, labels: {region: 'hk'}, origin: 'fleet.yaml:3'}],
    services: [],
    expectations: [],
  },
  stages: {collect: 'done', measure: 'none'},
  outcomes: [],
  readings: [{node: 'hk-1', reading: 'all', at: '2026-11-23T05:41:08.000Z'}],
  collectorSha256: 'ab',
};

const echo: PathResult = {
  probe: 'echo',
  source: 'hk-1',
  destination: 'bj-1',
  layer: 'host',
  ipVersion: 4,
  method: 'ping',
  evidence: [{command: 'ping 10.1.0.11', output: '…'}],
  at: '2026-11-23T05:41:09.000Z',
  durationMs: 12,
  state: 'ok',
  sent: 5,
  received: 5,
  rttMinMs: 1,
  rttMedianMs: 2,
  rttMaxMs: 3,
};

async function saveSample() {
  const writer = await openRun(runs, manifest.id);
  await writer.manifest(manifest);
  await writer.raw('hk-1', 'all', Buffer.from([0, 255, 10, 13]));
  await Promise.all([writer.path(echo), writer.path({...echo, source: 'hk-2'})]);
  return writer;
}

test('a saved run comes back unchanged, raw bytes included', async () => {
  await saveSample();
  const run = await loadRun(runs, manifest.id);
  expect(run.manifest).toEqual(manifest);
  expect(run.paths.map((path) => path.source)).toEqual(['hk-1', 'hk-2']);
  expect(await run.raw('hk-1', 'all')).toEqual(Buffer.from([0, 255, 10, 13]));
  expect(await run.raw('hk-1', 'again')).toBeUndefined();
});

test('a run is found by the path of its folder as well', async () => {
  const {folder} = await saveSample();
  expect((await loadRun('/nonexistent', folder)).manifest.id).toBe(manifest.id);
});

test('a result that a crash cut short is left out, the others are read', async () => {
  const {folder} = await saveSample();
  await writeFile(join(folder, 'paths.jsonl'), `${JSON.stringify(echo)}\n{"probe":"ec`);
  expect((await loadRun(runs, manifest.id)).paths).toHaveLength(1);
});

test('results longer than one piece of reading come back whole, letters of several bytes too', async () => {
  const {folder} = await saveSample();
  const long = [7, 700_000, 2_500_000, 30].map((length, i) => ({
    ...echo,
    source: `n${i}`,
    evidence: [{command: 'ping', output: '丢包'.repeat(length)}],
  }));
  const lines = long.map((one) => `${JSON.stringify(one)}\n`).join('');
  await writeFile(join(folder, 'paths.jsonl'), lines);
  expect((await loadRun(runs, manifest.id)).paths).toEqual(long);
});

test('a damaged line before the end is named with its line number', async () => {
  const {folder} = await saveSample();
  await writeFile(join(folder, 'paths.jsonl'), `nonsense\n${JSON.stringify(echo)}\n`);
  await expect(loadRun(runs, manifest.id)).rejects.toMatchObject({
    code: 'run-damaged',
    params: {file: expect.stringMatching(/paths\.jsonl:1$/)},
  });
});

test('a run of a newer samespec is refused with both versions', async () => {
  const {folder} = await saveSample();
  await writeFile(join(folder, 'run.json'), JSON.stringify({...manifest, schemaVersion: 7}));
  await expect(loadRun(runs, manifest.id)).rejects.toMatchObject({
    code: 'run-newer',
    params: {found: 7, known: 1},
  });
});

test('an unreadable manifest is damaged, a missing one is not found', async () => {
  const {folder} = await saveSample();
  await writeFile(join(folder, 'run.json'), '{"schemaVersion": 1');
  await expect(loadRun(runs, manifest.id)).rejects.toMatchObject({code: 'run-damaged'});
  await expect(loadRun(runs, 'other')).rejects.toMatchObject({code: 'run-not-found', exitCode: 2});
});

test('the list is newest first and shows a run that cannot be read', async () => {
  await saveSample();
  await mkdir(join(runs, '2027-01-01T00-00-00-broken'));
  const listings = await listRuns(runs);
  expect(listings.map(({id, manifest}) => [id, manifest !== null])).toEqual([
    ['2027-01-01T00-00-00-broken', false],
    [manifest.id, true],
  ]);
  await removeRun(runs, manifest.id);
  expect(await listRuns(runs)).toHaveLength(1);
});

test('an exported run can be imported elsewhere and is the same', async () => {
  const {folder} = await saveSample();
  const file = join(runs, 'run.samespec');
  await (await openRun(runs, manifest.id)).cluster(0, {nodes: []});
  await exportRun(runs, manifest.id, file);
  const elsewhere = join(runs, 'elsewhere');
  expect(await importRun(elsewhere, file)).toBe(manifest.id);
  for (const name of ['run.json', 'paths.jsonl', 'nodes/hk-1.all.raw', 'clusters/0.json']) {
    expect(await readFile(join(elsewhere, manifest.id, name))).toEqual(
      await readFile(join(folder, name)),
    );
  }
});

test.each([
  '../../etc/passwd',
  '/etc/passwd',
  'nodes/../../x.all.raw',
  'nodes/a/b.all.raw',
  'x.sh',
])('importing refuses the entry %s and writes nothing', async (name) => {
  const file = join(runs, 'evil.samespec');
  const entries = [
    {name: 'run.json', base64: Buffer.from(JSON.stringify(manifest)).toString('base64')},
    {name, base64: ''},
  ];
  await writeFile(file, gzipSync(entries.map((entry) => JSON.stringify(entry)).join('\n')));
  const target = join(runs, 'target');
  await expect(importRun(target, file)).rejects.toMatchObject({code: 'import-unsafe'});
  await expect(readdir(target)).rejects.toMatchObject({code: 'ENOENT'});
});

test('importing refuses a manifest whose id would lead outside', async () => {
  const file = join(runs, 'evil.samespec');
  const text = JSON.stringify({...manifest, id: '../outside'});
  const entry = {name: 'run.json', base64: Buffer.from(text).toString('base64')};
  await writeFile(file, gzipSync(JSON.stringify(entry)));
  await expect(importRun(join(runs, 'target'), file)).rejects.toMatchObject({code: 'run-damaged'});
});

test('importing refuses what is not a packed run', async () => {
  const file = join(runs, 'text.samespec');
  await writeFile(file, 'hello');
  await expect(importRun(runs, file)).rejects.toMatchObject({code: 'run-damaged'});
  await expect(importRun(runs, join(runs, 'none'))).rejects.toMatchObject({
    code: 'file-unreadable',
  });
});

test('a folder that cannot be written to is named in the error', async () => {
  await writeFile(join(runs, 'file'), '');
  await expect(openRun(join(runs, 'file'), 'x')).rejects.toMatchObject({
    code: 'store-failed',
    exitCode: 1,
  });
});
