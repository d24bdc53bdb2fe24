import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createContext} from '../src/cli/context.ts';
import {fixAndVerify, mendable} from '../src/cli/demo-fix.ts';
import {withDiagnosedLab} from '../src/cli/scenario-lab.ts';
import {loadScenario, type Scenario} from '../src/lab/index.ts';
import type {Plan} from '../src/model/plan.ts';
import type {Verification} from '../src/model/verification.ts';
import {verifyPlan} from '../src/pipeline/verify-stage.ts';
import {planFolder} from '../src/remedy/index.ts';
import {runsFolder} from '../src/store/folder.ts';
import {loadRun} from '../src/store/load.ts';

/** Plan, baseline, change and proof, over real nodes and real packets. */
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-verified-'));
  process.env.SAMESPEC_HOME = home;
});
afterAll(() => rm(home, {recursive: true}));

/** The incident with as few nodes as show it. */
async function smallScenario(): Promise<Scenario> {
  const scenario = await loadScenario('hongkong');
  const {bj, hk} = scenario.regions;
  if (bj === undefined || hk === undefined) throw new Error('no region bj or hk');
  const links = (scenario.links ?? []).filter(({between}) => !between.includes('sg'));
  return {...scenario, name: 'verify', regions: {bj, hk}, links};
}

test('a plan is measured before, applied, measured after, and judged improved; its baseline is then closed', async () => {
  const context = createContext('en', 'test');
  const found: {plan?: Plan; verification?: Verification | null; late?: unknown} = {};
  await withDiagnosedLab(await smallScenario(), true, context, async (document, signal) => {
    const plan = await mendable(document, context);
    if (plan === null) return;
    found.plan = plan;
    found.verification = await fixAndVerify(plan, {context, quiet: true, signal});
    const runs = runsFolder();
    found.late = await verifyPlan({
      ...{plan, runs, arm: 'before', signal, version: 'test'},
      from: await loadRun(runs, plan.run),
      onProgress: () => {},
      onState: () => {},
    }).catch((error: unknown) => error);
  });
  const {plan, verification, late} = found;
  expect(plan?.criterion).toMatchObject({metric: 'service-large', region: 'hk'});
  const [main] = verification?.effects ?? [];
  expect(main).toMatchObject({kind: 'effect', verdict: 'improved', runs: [4, 4]});
  // Before, every large answer stands still for seconds.
  expect(main?.medians[1]).toBeGreaterThan(1000);
  expect(main?.high).toBeLessThan(0.9);
  expect(late).toMatchObject({code: 'verify-in-force'});

  // What was measured can be judged again without the nodes, and not after it was touched.
  const folder = join(planFolder(runsFolder(), plan?.id ?? ''), 'verify');
  const files = (await readdir(folder)).sort();
  expect(files.length).toBeGreaterThanOrEqual(8);
  const first = join(folder, files[0] ?? '');
  await writeFile(first, (await readFile(first, 'utf8')).replace('"before"', '"after"'));
  const edited = await verifyPlan({
    ...{plan: plan as Plan, runs: runsFolder(), arm: 'after', version: 'test'},
    from: await loadRun(runsFolder(), plan?.run ?? ''),
    signal: new AbortController().signal,
    onProgress: () => {},
    onState: () => {},
  }).catch((error: unknown) => error);
  expect(edited).toMatchObject({code: 'verify-file-edited'});
  // A lab of four nodes, and a slow machine.
}, 600_000);
