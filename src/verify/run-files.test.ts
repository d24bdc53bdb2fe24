import {createHash} from 'node:crypto';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {Node} from '../model/node.ts';
import type {JournalEntry} from '../model/plan.ts';
import {forceOf} from './in-force.ts';
import {loadRuns, saveRun} from './run-files.ts';
import {planWith, runContent, stateLine} from './testing.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const node = (id: string): Node => ({
  ...{id, address: '192.0.2.1', labels: {region: 'hk'}, origin: 'test'},
  reach: {kind: 'local'},
});
const plan = planWith([node('hk-1'), node('hk-2')], hash);
const other = planWith([node('sg-1')], hash);
const minute = (at: number) => new Date(Date.UTC(2026, 10, 23, 0, at, 0)).toISOString();
/** In force from minute 10 on. */
const applied: JournalEntry[] = [
  stateLine(plan, minute(9), 'hk-1', 'armed'),
  stateLine(plan, minute(9), 'hk-1', 'committed'),
  stateLine(plan, minute(10), 'hk-2', 'committed'),
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samespec-runs-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

describe('saved runs of a verification', () => {
  test('are read back in the order they were made, so an interrupted one goes on', async () => {
    await saveRun(folder, runContent(plan, 'after', 1, 20));
    await saveRun(folder, runContent(plan, 'before', 0, 1));
    const files = await loadRuns(folder, plan, applied);
    expect(files.map(({run}) => [run.arm, run.index])).toEqual([
      ['before', 0],
      ['after', 1],
    ]);
    expect(await loadRuns(join(folder, 'none'), plan, applied)).toEqual([]);
  });

  test('one that was edited is refused by its name', async () => {
    await saveRun(folder, runContent(plan, 'before', 0, 1));
    const file = join(folder, 'run-0000.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"requests":5', '"requests":6'));
    await expect(loadRuns(folder, plan, applied)).rejects.toMatchObject({
      code: 'verify-file-edited',
      params: {file},
    });
    await writeFile(file, text.slice(0, 20));
    await expect(loadRuns(folder, plan, applied)).rejects.toMatchObject({
      code: 'verify-file-unreadable',
    });
  });

  test('one of another plan is refused', async () => {
    await saveRun(folder, runContent(other, 'before', 0, 1));
    await expect(loadRuns(folder, plan, applied)).rejects.toMatchObject({
      code: 'verify-file-foreign',
    });
  });

  test.each([
    ['before', 9, 'a baseline measured while the plan was being applied'],
    ['before', 20, 'a baseline measured while the plan was in force'],
    ['after', 1, 'an “after” measured before the plan was applied'],
  ] as const)('%s at minute %i is stale: %s', async (arm, at, _) => {
    await saveRun(folder, runContent(plan, arm, 0, at));
    await expect(loadRuns(folder, plan, applied)).rejects.toMatchObject({
      code: 'verify-file-stale',
      params: {arm},
    });
  });

  test('a rejected run is kept whenever it was made', async () => {
    const content = runContent(plan, 'before', 0, 20);
    const rejected = {id: 'verify/run-plan-changed'};
    await saveRun(folder, {...content, run: {...content.run, rejected}});
    expect(await loadRuns(folder, plan, applied)).toHaveLength(1);
  });
});

describe('whether a plan is in force, by its journal', () => {
  test('on all nodes, on some, on none any more, or in doubt', () => {
    expect(forceOf(plan, [])).toBe('never');
    expect(forceOf(plan, applied.slice(0, 2))).toBe('part');
    expect(forceOf(plan, applied)).toBe('yes');
    const back = (state: 'rolled-back' | 'in-doubt') => [
      ...applied,
      stateLine(plan, minute(30), 'hk-2', state),
      stateLine(plan, minute(31), 'hk-1', 'rolled-back'),
    ];
    expect(forceOf(plan, back('rolled-back'))).toBe('no');
    expect(forceOf(plan, back('in-doubt'))).toBe('in-doubt');
  });
});
