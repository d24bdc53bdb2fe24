import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {isAppError} from '../model/error.ts';
import type {JournalEntry, Plan, PlanBody} from '../model/plan.ts';
import {openJournal, planFolder} from '../remedy/index.ts';
import {importRun} from '../store/bundle.ts';
import {loadRun, type SavedRun} from '../store/load.ts';
import {runsOfPlan, saveRun} from '../verify/run-files.ts';
import {criterion, planWith, runContent, stateLine} from '../verify/testing.ts';
import {errorSpeaker} from './catalogue.ts';
import {verifyPlan} from './verify-stage.ts';
import type {VerifyWork} from './verify-work.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const say = errorSpeaker('en');

let folder: string;
let runs: string;
let from: SavedRun;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samespec-verify-'));
  runs = join(folder, 'runs');
  const recorded = fileURLToPath(new URL('../../fixtures/hongkong.samespec', import.meta.url));
  from = await loadRun(runs, await importRun(runs, recorded));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** A plan for `hk` of the recorded fleet. */
function planOf(changes: Partial<PlanBody> = {}): Plan {
  const nodes = from.manifest.inventory.nodes.filter(({id}) => id.startsWith('hk'));
  return planWith(nodes, hash, changes);
}

async function journal(plan: Plan, lines: readonly JournalEntry[]): Promise<void> {
  const home = planFolder(runs, plan.id);
  await mkdir(home, {recursive: true});
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeFile(join(home, 'journal.jsonl'), text);
}

function committed(
  plan: Plan,
  nodes = plan.rollout.order,
  at = '2026-11-23T00:00:00.000Z',
): JournalEntry[] {
  return nodes.map((node) => stateLine(plan, at, node, 'committed'));
}

function asked(plan: Plan, changes: Partial<VerifyWork> = {}) {
  return verifyPlan({
    ...{plan, runs, from, arm: 'after', version: 'test', signal: new AbortController().signal},
    ...{onProgress: () => {}, onState: () => {}},
    ...changes,
  });
}

/** The sentence a user would read; it must end before any node is asked. */
async function refusal(plan: Plan, changes: Partial<VerifyWork> = {}): Promise<string> {
  try {
    await asked(plan, changes);
  } catch (error) {
    if (isAppError(error)) return say(error.userMessage);
    throw error;
  }
  throw new Error('not refused');
}

describe('a verification is refused in one sentence', () => {
  test('when two runs are asked for, with the number that is needed', async () => {
    expect(await refusal(planOf(), {count: 2})).toBe(
      '2 runs per side are too few: at least 4 are needed, as fewer cannot exclude chance at 5 %.',
    );
  });

  test('when the plan was never applied', async () => {
    expect(await refusal(planOf({finding: 'never'}))).toContain('not in force: nothing to verify');
  });

  test('when a baseline is asked for while the plan is in force', async () => {
    const plan = planOf({finding: 'in-force'});
    await journal(plan, committed(plan));
    expect(await refusal(plan, {arm: 'before'})).toContain('already in force');
  });

  test('when only some of the nodes were changed', async () => {
    const plan = planOf({finding: 'half'});
    await journal(plan, committed(plan, ['hk-1']));
    expect(await refusal(plan)).toContain('on some of its nodes only');
    expect(await refusal(plan, {arm: 'before'})).toContain('on some of its nodes only');
  });

  test('when the finding has no region that answers slower', async () => {
    expect(await refusal(planOf({criterion: null}))).toContain('no region that answers slower');
  });

  test('when it was made for other nodes, also of the same name', async () => {
    const [node] = planOf().targets;
    if (node === undefined) throw new Error('no target');
    const moved = planWith([{...node.node, address: '192.0.2.9'}], hash);
    expect(await refusal(moved)).toContain('a plan for other nodes');
  });

  test('when the change is to be flipped and the plan says it is made once', async () => {
    expect(await refusal(planOf(), {arm: 'interleave'})).toContain('--interleave is refused');
  });

  test('when nothing of the region was measured in the run', async () => {
    const plan = planOf({criterion: criterion({region: 'mars'})});
    expect(await refusal(plan)).toContain('no node of mars was measured');
  });
});

test('a plan in doubt is told of, not judged', async () => {
  const plan = planOf({finding: 'doubt'});
  await journal(plan, [stateLine(plan, '2026-11-23T00:00:00.000Z', 'hk-1', 'in-doubt')]);
  expect(await asked(plan)).toEqual({kind: 'in-doubt'});
});

test('runs that were saved are counted, so nothing is measured twice', async () => {
  const plan = planOf({finding: 'resumed'});
  const home = runsOfPlan(planFolder(runs, plan.id));
  const value = {metric: 'service-large', region: 'hk', unit: 'ms', samples: 6, errors: 0} as const;
  const save = (arm: 'before' | 'after', index: number, minute: number, ms: number) => {
    const content = runContent(plan, arm, index, minute);
    return saveRun(home, {...content, run: {...content.run, values: [{...value, value: ms}]}});
  };
  for (let i = 0; i < 4; i++) await save('before', i, i, 6000 + i);
  const before = await asked(plan, {arm: 'before', count: 4});
  expect(before).toMatchObject({kind: 'measured', verification: null, stopped: null});

  await journal(plan, committed(plan, plan.rollout.order, '2026-11-23T00:10:00.000Z'));
  for (let i = 4; i < 8; i++) await save('after', i, 10 + i, 100 + i);
  const after = await asked(plan, {count: 4});
  expect(after).toMatchObject({verification: {verdict: 'improved'}, stopped: null});
});

test('two at once are refused: the second one would disturb the first', async () => {
  const plan = planOf({finding: 'busy'});
  const first = await openJournal(planFolder(runs, plan.id), plan);
  try {
    expect(await refusal(plan, {arm: 'before'})).toContain('Wait until it has ended');
  } finally {
    await first.close();
  }
});

test('no run is begun once the time given is up', async () => {
  const end = await asked(planOf({finding: 'late'}), {arm: 'before', maxDurationMs: 0});
  if (end.kind !== 'measured' || end.stopped === null) throw new Error('not stopped');
  expect(say(end.stopped)).toContain('The time given is up after 0 of 6 runs');
});

test('nodes that are gone end it after two runs, and the sentence names the node', async () => {
  const plan = planOf({finding: 'gone'});
  const nodes = from.manifest.inventory.nodes.map((node) => ({
    ...node,
    // A port on which nothing listens.
    reach: {kind: 'ssh' as const, host: '127.0.0.1', port: 1},
  }));
  const targets = nodes.filter(({id}) => id.startsWith('hk'));
  const gone = planWith(targets, hash, {finding: plan.finding});
  const inventory = {...from.manifest.inventory, nodes};
  const end = await asked(gone, {
    arm: 'before',
    from: {...from, manifest: {...from.manifest, inventory}},
    requests: 1,
  });
  if (end.kind !== 'measured') throw new Error('in doubt');
  expect(end.runs.map(({rejected}) => rejected?.id)).toEqual([
    'verify/run-not-measured-because',
    'verify/run-not-measured-because',
  ]);
  expect(end.stopped === null ? '' : say(end.stopped)).toContain('hk-1 gave nothing');
}, 120_000);
