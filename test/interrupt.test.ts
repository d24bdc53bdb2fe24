import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type LabState, labDown, labUp, loadScenario} from '../src/lab/index.ts';
import {runProcess, startProcess} from '../src/platform/process.ts';

let home: string;
let lab: LabState;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-interrupt-'));
  lab = await labUp(await loadScenario('clean'), {name: `interrupt-${process.pid}`});
});
afterAll(async () => {
  await labDown(lab.name);
  await rm(home, {recursive: true});
});

const environment = () => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  SAMESPEC_HOME: home,
  LANG: 'C.UTF-8',
});
const command = (...args: string[]) =>
  [process.execPath, 'src/cli/main.ts', ...args] as [string, ...string[]];

test('Ctrl-C while measuring saves what came in, ends what runs on the nodes, and the run can be gone on with', async () => {
  const before = await processesOfNodes();
  const running = startProcess({
    argv: command('diagnose', '-i', lab.fleetFile),
    env: environment(),
  });
  await until(async () => (await pathLines()) > 0);
  process.kill(running.pid ?? 0, 'SIGINT');
  const {exit, stderr} = await running.done;
  expect(exit).toBe(130);
  const [, id = ''] = /--into (\S+)/.exec(stderr) ?? [];
  expect(id).toMatch(/^\d{4}-/);

  // sshd sessions and watchdogs get a moment to see that nobody is there any more.
  await until(async () => (await processesOfNodes()) <= before);
  const measured = await pathLines();

  const resumed = await runProcess({
    argv: command('diagnose', '--into', id, '-o', 'json', '--quiet'),
    env: environment(),
  });
  expect([0, 3, 5]).toContain(resumed.exit);
  const document = JSON.parse(resumed.stdout.toString());
  expect(document.run.id).toBe(id);
  expect(document.run.stages).toEqual({collect: 'done', measure: 'done'});
  expect(document.paths.length).toBeGreaterThan(measured);
  expect(new Set(document.paths.map(pathKey)).size).toBe(document.paths.length);
}, 240_000);

type PathLine = {probe: string; layer: string; source: string; destination: string; body?: string};
const pathKey = ({probe, layer, source, destination, body = ''}: PathLine) =>
  [probe, layer, source, destination, body].join(' ');

/** Processes inside the network namespaces of the nodes. */
async function processesOfNodes(): Promise<number> {
  let count = 0;
  for (const {namespace} of lab.nodes) {
    const {stdout} = await runProcess({argv: ['ip', 'netns', 'pids', namespace]});
    count += stdout
      .toString()
      .split('\n')
      .filter((line) => line !== '').length;
  }
  return count;
}

async function pathLines(): Promise<number> {
  const runs = await readdir(join(home, 'runs')).catch(() => []);
  let count = 0;
  for (const run of runs) {
    const {stdout} = await runProcess({argv: ['wc', '-l', join(home, 'runs', run, 'paths.jsonl')]});
    count += Number.parseInt(stdout.toString(), 10) || 0;
  }
  return count;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('waited 30 s in vain');
}
