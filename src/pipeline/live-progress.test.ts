import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readdir, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {listEntries} from '../store/index/index.ts';
import {readUnderWay} from '../store/progress-file.ts';
import {endSession, type Session, startSession} from './session.ts';
import {stagesOf} from './stages.ts';

let runs: string;
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'samespec-live-'));
});
afterEach(() => rm(runs, {recursive: true}));

function begin(): Promise<Session> {
  return startSession({
    ...{runs, version: 'test', label: 'live', startedAt: new Date('2026-11-23T00:00:00Z')},
    inventory: {
      nodes: [{id: 'here', reach: {kind: 'local'}, labels: {region: 'a'}, origin: '--host'}],
      services: [],
      expectations: [],
    },
    settings: {
      timeoutMs: 30_000,
      concurrency: 2,
      maxBytesPerNode: 1e6,
      sudo: false,
      measure: false,
    },
    signal: new AbortController().signal,
  });
}

const seen = (session: Session) => readUnderWay(session.writer.folder, Date.now());

test('a run can be watched from its first moment to its last, and leaves no trace of that', async () => {
  const session = await begin();
  expect(await seen(session)).toMatchObject({state: 'running', progress: {stages: []}});
  const [collect] = stagesOf(session, {collect: true, measure: false});
  const heard: string[] = [];
  await collect?.run({
    update: (done, total) => heard.push(`${done}/${total}`),
    tell: () => {},
  });
  expect(heard).toEqual(['0/1', '1/1']);
  await expect
    .poll(() => seen(session), {timeout: 20_000})
    .toMatchObject({
      state: 'running',
      progress: {stages: [{id: 'stages/collect'}], stage: 0, done: 1, total: 1, doing: 'here'},
    });
  await endSession(session, new Date('2026-11-23T00:01:00Z'));
  expect(await seen(session)).toBeNull();
  expect((await readdir(session.writer.folder)).sort()).toEqual(['nodes', 'run.json']);
});

test('what is written for those who watch is for the owner only', async () => {
  const session = await begin();
  try {
    const {mode} = await stat(join(session.writer.folder, 'progress.json'));
    expect(mode & 0o777).toBe(0o600);
    expect((await stat(session.writer.folder)).mode & 0o777).toBe(0o700);
  } finally {
    await endSession(session, new Date());
  }
});

test('many updates at once become few writes, of which the last is what is so', async () => {
  const session = await begin();
  try {
    const [stage] = session.live.follow([
      {
        title: {id: 'stages/measure'},
        run: async ({update}) => {
          for (let i = 0; i <= 5000; i++) update(i, 5000);
        },
      },
    ]);
    await stage?.run({update: () => {}, tell: () => {}});
    await expect
      .poll(() => seen(session), {timeout: 20_000})
      .toMatchObject({progress: {done: 5000}});
  } finally {
    await endSession(session, new Date());
  }
});

test('a run whose process was killed is told as stopped, and not as running for ever', async () => {
  const program = `
    const {startSession} = await import(${JSON.stringify(new URL('session.ts', import.meta.url).href)});
    await startSession({
      runs: ${JSON.stringify(runs)}, version: 'test', label: 'killed', startedAt: new Date(0),
      inventory: {
        nodes: [{id: 'here', reach: {kind: 'local'}, labels: {}, origin: '--host'}],
        services: [], expectations: [],
      },
      settings: {timeoutMs: 1, concurrency: 1, maxBytesPerNode: 1, sudo: false, measure: false},
      signal: new AbortController().signal,
    });
    console.log('begun');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const states = async () => (await listEntries(runs, '')).map(({state}) => state);
  expect(await states()).toEqual(['running']);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  expect(await states()).toEqual(['stopped']);
});
