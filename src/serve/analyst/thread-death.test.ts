import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import {importRun} from '../../store/bundle.ts';
import {createApp} from '../app.ts';
import type {Room} from '../room.ts';
import {type Analyst, openAnalyst} from './index.ts';

/** Real threads that really die; the routes are asked without a socket. */

const MORTAL = new URL('../testing/mortal-worker.ts', import.meta.url);
const HEAP_MIB = 256;

let home: string;
let runs: string;
let recorded: string;
let hired: Worker[];
let mistakes: string[];
let analyst: Analyst;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-analyst-'));
  runs = join(home, 'runs');
  const saved = new URL('../../../fixtures/hongkong.samespec', import.meta.url);
  recorded = await importRun(runs, fileURLToPath(saved));
  const unused = () => {
    throw new Error('not asked for here');
  };
  const room: Room = {
    ...{runs, version: 'test', analysedBy: '', page: unused},
    analyst: {ask: (question) => analyst.ask(question), learn: unused, close: unused},
    judge: {look: unused, open: () => 0, close() {}},
    live: {now: unused, follow: unused, close() {}},
    signal: new AbortController().signal,
  };
  app = createApp(room, {hosts: new Set(['here']), token: null}, unused);
});
afterAll(() => rm(home, {recursive: true}));

beforeEach(() => {
  hired = [];
  mistakes = [];
  analyst = openAnalyst(
    runs,
    (detail) => mistakes.push(detail),
    (workerData) => {
      const resourceLimits = {maxOldGenerationSizeMb: HEAP_MIB};
      const worker = new Worker(MORTAL, {workerData, execArgv: [], resourceLimits});
      hired.push(worker);
      return worker;
    },
  );
});
afterEach(() => analyst.close());

async function asked(run: string): Promise<{status: number; text: string}> {
  const reply = await app.request(`http://here/api/v1/runs/${run}`, {headers: {Host: 'here'}});
  return {status: reply.status, text: await reply.text()};
}

test.each([
  ['throws', 'thrown outside of any question'],
  ['exits', 'ended with 7'],
  ['out-of-memory', 'memory limit'],
])(
  'a thread that dies (%s) answers who waits, and the next question gets another',
  async (run, why) => {
    const {status, text} = await asked(run);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({
      code: 'broke-off',
      message: {en: expect.stringContaining('broke off'), 'zh-CN': expect.stringContaining('中断')},
    });
    expect(mistakes).toEqual([expect.stringContaining(why)]);
    const after = await asked(recorded);
    expect(after.status).toBe(200);
    expect(JSON.parse(after.text)).toMatchObject({run: {id: recorded}});
    expect(hired.length).toBe(2);
  },
  60_000,
);

test('all who wait for a thread that is ended are answered', async () => {
  const waiting = [recorded, recorded, 'no-such-run'].map((run) =>
    analyst.ask({kind: 'document', run}),
  );
  await hired[0]?.terminate();
  for (const one of waiting) await expect(one).rejects.toMatchObject({code: 'broke-off'});
  expect((await asked(recorded)).status).toBe(200);
  expect(hired.length).toBe(2);
}, 60_000);

test('an answer half told when its thread dies ends with an error, also for a slow reader', async () => {
  const reader = (await analyst.ask({kind: 'document', run: recorded})).getReader();
  // The document has several pieces; the thread is gone before it is asked for the last.
  expect((await reader.read()).done).toBe(false);
  const [worker] = hired;
  if (worker === undefined) throw new Error('no thread was started');
  const gone = once(worker, 'exit');
  await worker.terminate();
  await gone;
  const rest = async () => {
    for (;;) if ((await reader.read()).done) return;
  };
  await expect(rest()).rejects.toMatchObject({code: 'broke-off'});
}, 60_000);

test('a server that ends its thread on purpose calls that no mistake', async () => {
  expect((await asked(recorded)).status).toBe(200);
  await analyst.close();
  expect(mistakes).toEqual([]);
}, 60_000);
