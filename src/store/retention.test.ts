import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {INDEX} from './layout.ts';
import {markPlan} from './plan-marks.ts';
import {ownMark} from './process-mark.ts';
import {type RunProgress, writeProgress} from './progress-file.ts';
import {pruneRuns, type Retention} from './retention.ts';
import {saveManifest} from './testing.ts';

let home: string;
let runs: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-prune-'));
  runs = join(home, 'runs');
  for (const id of IDS) await saveManifest(runs, id);
});
afterEach(() => rm(home, {recursive: true}));

const IDS = [1, 2, 3, 4].map((day) => `2026-11-0${day}T00-00-00-fleet`);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = IDS;
const DAY_MS = 86_400_000;
const now = Date.parse('2026-11-05T00:00:00.000Z');

async function prune(retention: Retention, dryRun = false) {
  const {removed, spared} = await pruneRuns(runs, retention, {now, dryRun});
  return {
    removed: removed.map(({id}) => id),
    spared: Object.fromEntries(spared.map((one) => [one.id, one.reason])),
  };
}

async function left(): Promise<string[]> {
  return (await readdir(runs)).filter((name) => name !== INDEX).sort();
}

const progress = async (changes: Partial<RunProgress> = {}): Promise<RunProgress> => ({
  ...{schemaVersion: 1, process: await ownMark(), at: new Date().toISOString()},
  ...{stages: [], stage: 0, done: 0, total: 0, doing: null, told: []},
  ...changes,
});

test('the newest stay, however old they are', async () => {
  expect(await prune({keep: 3})).toEqual({removed: [FIRST], spared: {}});
  expect(await left()).toEqual([SECOND, THIRD, FOURTH]);
});

test('young runs stay, however many there are', async () => {
  expect((await prune({olderThanMs: 3 * DAY_MS})).removed).toEqual([SECOND, FIRST]);
});

test('with both, what either keeps stays', async () => {
  expect((await prune({keep: 3, olderThanMs: 2 * DAY_MS})).removed).toEqual([FIRST]);
  expect((await prune({keep: 1, olderThanMs: 3 * DAY_MS})).removed).toEqual([SECOND]);
});

test('a dry run names the same runs and removes none', async () => {
  expect((await prune({keep: 1}, true)).removed).toEqual([THIRD, SECOND, FIRST]);
  expect(await left()).toEqual(IDS);
});

test('a run that is being written stays, one whose writer is gone may go', async () => {
  await writeProgress(join(runs, FIRST), await progress());
  const mark = {...(await ownMark()), pid: 2 ** 22 + 1};
  await writeProgress(join(runs, SECOND), await progress({process: mark}));
  expect(await prune({keep: 1})).toEqual({removed: [THIRD, SECOND], spared: {[FIRST]: 'running'}});
});

test('a writer whose number was given to another process is gone', async () => {
  const mark = {...(await ownMark()), start: '1'};
  await writeProgress(join(runs, FIRST), await progress({process: mark}));
  expect((await prune({keep: 3})).removed).toEqual([FIRST]);
});

test('a writer on another host counts as alive as long as it gives signs of life', async () => {
  const mark = {...(await ownMark()), host: 'elsewhere.example'};
  const silent = new Date(Date.now() - 3_600_000).toISOString();
  await writeProgress(join(runs, FIRST), await progress({process: mark}));
  await writeProgress(join(runs, SECOND), await progress({process: mark, at: silent}));
  expect(await prune({keep: 2})).toEqual({removed: [SECOND], spared: {[FIRST]: 'running'}});
});

test('a run that a plan was made from stays', async () => {
  await markPlan(runs, {id: 'ab'.repeat(32), run: FIRST});
  expect(await prune({keep: 1})).toEqual({removed: [THIRD, SECOND], spared: {[FIRST]: 'planned'}});
  expect((await stat(join(home, 'plans'))).mode & 0o777).toBe(0o700);
});

test('a run that cannot be read stays, for nobody knows what it is', async () => {
  await writeFile(join(runs, FIRST, 'run.json'), '{"half');
  expect(await prune({keep: 1})).toEqual({
    removed: [THIRD, SECOND],
    spared: {[FIRST]: 'unreadable'},
  });
});
