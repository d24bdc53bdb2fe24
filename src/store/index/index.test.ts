import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {INDEX} from '../layout.ts';
import {removeRun} from '../load.ts';
import {openRun} from '../save.ts';
import {CLEAN, manifestOf, saveManifest} from '../testing.ts';
import {listEntries, listSeries, readTrend, rememberVerdict, stateOfRun} from './index.ts';

let runs: string;
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'samespec-index-'));
});
afterEach(() => rm(runs, {recursive: true}));

const MARK = 'rules-of-today';
const A = '2026-11-01T00-00-00-fleet';
const B = '2026-11-02T00-00-00-fleet';

async function judge(id: string, median: number): Promise<void> {
  const fingerprint = stateOfRun(runs, id);
  const metric = {metric: 'service-large', region: 'hk', unit: 'ms', runs: 10, errors: 0};
  const metrics = [{...metric, median, p95: median * 2}];
  await rememberVerdict(runs, {id, fingerprint, analysedBy: MARK, verdict: CLEAN, metrics});
}

async function told(): Promise<[string, string | undefined][]> {
  const entries = await listEntries(runs, MARK);
  return entries.map(({id, verdict}) => [id, verdict?.conclusion]);
}

const file = () => join(runs, INDEX, 'runs.sqlite');

test('runs are listed newest first, with what was found in them', async () => {
  await saveManifest(runs, A);
  await saveManifest(runs, B);
  await judge(A, 100);
  expect(await told()).toEqual([
    [B, undefined],
    [A, 'clean'],
  ]);
  const [newest] = await listEntries(runs, MARK);
  expect(newest).toMatchObject({
    state: 'finished',
    problem: null,
    outline: {nodes: 3, regions: ['bj', 'hk', 'sg'], startedAt: '2026-11-02T00:00:00.000Z'},
  });
  expect(newest?.bytes).toBeGreaterThan(100);
});

test('nothing is made where there are no runs', async () => {
  const none = join(runs, 'none');
  expect(await listEntries(none, MARK)).toEqual([]);
  await expect(stat(none)).rejects.toMatchObject({code: 'ENOENT'});
});

test('the index is for its owner only', async () => {
  await saveManifest(runs, A);
  await told();
  expect((await stat(join(runs, INDEX))).mode & 0o777).toBe(0o700);
});

test('a verdict does not outlive a change of the run, nor of the rules', async () => {
  await saveManifest(runs, A);
  await judge(A, 100);
  expect((await listEntries(runs, 'other-rules'))[0]?.verdict).toBeNull();
  expect(await listSeries(runs, 'other-rules')).toEqual([]);
  await (await openRun(runs, A)).raw('hk-1', 'all', Buffer.from('more'));
  expect(await told()).toEqual([[A, undefined]]);
  expect(await listSeries(runs, MARK)).toEqual([]);
});

test('a verdict on an older state of a run is not kept', async () => {
  await saveManifest(runs, A);
  const fingerprint = stateOfRun(runs, A);
  await saveManifest(runs, A, {endedAt: null});
  await rememberVerdict(runs, {id: A, fingerprint, analysedBy: MARK, verdict: CLEAN, metrics: []});
  expect(await told()).toEqual([[A, undefined]]);
});

test('a run that is gone leaves list and trends', async () => {
  await saveManifest(runs, A);
  await judge(A, 100);
  await removeRun(runs, A);
  expect(await told()).toEqual([]);
  expect(await listSeries(runs, MARK)).toEqual([]);
});

test('a run that cannot be read and one of a newer samespec are named, the others stay', async () => {
  await saveManifest(runs, A);
  await writeFile(join(await saveManifest(runs, B), 'run.json'), '{"half');
  const newer = '2026-11-03T00-00-00-fleet';
  const text = JSON.stringify({...manifestOf(newer), schemaVersion: 9});
  await writeFile(join(await saveManifest(runs, newer), 'run.json'), text);
  await mkdir(join(runs, '2026-11-04T00-00-00-empty'));
  const entries = await listEntries(runs, MARK);
  expect(entries.map(({problem}) => problem?.id ?? null)).toEqual([
    'error/run-damaged',
    'error/run-newer',
    'error/run-damaged',
    null,
  ]);
});

test('a trend is told oldest first, and fleets are kept apart', async () => {
  const other = '2026-11-03T00-00-00-other';
  for (const [id, median] of [
    [B, 300],
    [A, 100],
    [other, 7],
  ] as const) {
    await saveManifest(runs, id);
    await judge(id, median);
  }
  expect(await listSeries(runs, MARK)).toEqual([
    {fleet: 'fleet', metric: 'service-large', region: 'hk', unit: 'ms', runs: 2},
    {fleet: 'other', metric: 'service-large', region: 'hk', unit: 'ms', runs: 1},
  ]);
  const series = {fleet: 'fleet', metric: 'service-large', region: 'hk'};
  const points = await readTrend(runs, MARK, series, 10);
  expect(points.map(({run, median}) => [run, median])).toEqual([
    [A, 100],
    [B, 300],
  ]);
  expect((await readTrend(runs, MARK, series, 1)).map(({run}) => run)).toEqual([B]);
});

const DAMAGES: Record<string, () => Promise<void>> = {
  'is missing': () => rm(join(runs, INDEX), {recursive: true}),
  'holds garbage': () => writeFile(file(), 'garbage '.repeat(5000)),
  'was cut short': async () => truncate(file(), Math.floor((await stat(file())).size / 2)),
  'is empty': () => truncate(file(), 0),
  'has garbage inside': async () => {
    const {size} = await stat(file());
    await writeFile(file(), Buffer.alloc(size - 4096, 0xa5), {flag: 'r+'});
  },
  'is of another version': async () => new DatabaseSync(file()).exec('PRAGMA user_version = 99'),
  'is no folder': async () => {
    await rm(join(runs, INDEX), {recursive: true});
    await writeFile(join(runs, INDEX), '');
  },
};
test.each(Object.keys(DAMAGES))('an index that %s is made anew from the runs', async (kind) => {
  await saveManifest(runs, A);
  await saveManifest(runs, B);
  await judge(A, 100);
  await DAMAGES[kind]?.();
  expect((await told()).map(([id]) => id)).toEqual([B, A]);
  await judge(A, 100);
  expect(await told()).toEqual([
    [B, undefined],
    [A, 'clean'],
  ]);
  expect((await readdir(runs)).sort()).toEqual([INDEX, A, B]);
  expect((await stat(file())).isFile()).toBe(true);
});

test('a row that is no row is read again from its run', async () => {
  await saveManifest(runs, A);
  await judge(A, 100);
  const index = new DatabaseSync(file());
  index.exec(`UPDATE runs SET outline = '{"nodes":'`);
  index.close();
  expect((await listEntries(runs, MARK))[0]?.outline?.nodes).toBe(3);
});

test('an index that another process holds delays nobody for long: the runs are read without it', async () => {
  await saveManifest(runs, A);
  await told();
  const holder = new DatabaseSync(file());
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  try {
    expect(await told()).toEqual([[A, undefined]]);
  } finally {
    holder.close();
  }
});

test('a place where no index can be kept is listed all the same', async () => {
  await saveManifest(runs, A);
  // Root may write anywhere, so the place is taken by a link that leads nowhere.
  const {symlink} = await import('node:fs/promises');
  await symlink('/nonexistent/nowhere', join(runs, INDEX));
  expect(await told()).toEqual([[A, undefined]]);
  await judge(A, 100);
  expect(await told()).toEqual([[A, 'clean']]);
});

test('two processes that write at once lose nothing', async () => {
  const program = fileURLToPath(new URL('testing-writer.ts', import.meta.url));
  const each = 20;
  const writers = ['one', 'two'].map((name) =>
    spawn(process.execPath, [program, runs, name, String(each), MARK], {stdio: 'inherit'}),
  );
  const statuses = await Promise.all(writers.map((writer) => once(writer, 'exit')));
  expect(statuses.map(([status]) => status)).toEqual([0, 0]);
  const entries = await listEntries(runs, MARK);
  expect(entries).toHaveLength(2 * each);
  expect(entries.filter(({verdict}) => verdict === null)).toEqual([]);
});
