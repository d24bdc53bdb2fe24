import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makePlan} from '../remedy/index.ts';
import {importRun} from '../store/bundle.ts';
import {runsFolder} from '../store/folder.ts';
import {plansOf} from './page-plans.ts';
import {replay} from './replay.ts';

let home: string;
let run: string;
let file: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-page-plans-'));
  process.env.SAMESPEC_HOME = home;
  const saved = fileURLToPath(new URL('../../fixtures/hongkong.samespec', import.meta.url));
  run = await importRun(runsFolder(), saved);
  const plan = makePlan({
    document: await replay(run),
    finding: 'overlay-black-hole',
    acceptedRisks: [],
    samespecVersion: '0.1.0',
    hostKeys: new Map(),
    maxUnavailable: 1,
    pauseSeconds: 0,
    windowSeconds: 60,
  });
  file = join(home, 'fix.json');
  await writeFile(file, JSON.stringify(plan));
});

afterAll(async () => {
  await rm(home, {recursive: true, force: true});
});

test('a plan of the run is told in words; where nothing was verified there is no effect', async () => {
  const {plans, verifications} = await plansOf(run, [file]);
  expect(plans.map(({finding}) => finding)).toEqual(['overlay-black-hole']);
  expect(plans[0]?.blocks[0]?.kind).toBe('title');
  expect(verifications).toEqual([]);
});

test('a plan of another run is refused by name', async () => {
  await expect(plansOf('another-run', [file])).rejects.toMatchObject({
    code: 'plan-other-run',
    params: {file, made: run, run: 'another-run'},
  });
});
