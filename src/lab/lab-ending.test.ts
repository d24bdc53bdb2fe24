import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {cpuHierarchy, labDown, labStatus, labUp, loadScenario} from './index.ts';
import {processesInside} from './processes.ts';
import {readState} from './state.ts';
import {isRoot, leftovers, NOTHING, onNode} from './testing.ts';

const canLimitCpu = isRoot && (await cpuHierarchy()) !== null;
const unique = `t${process.pid}`;

describe.runIf(isRoot)('ending a lab', () => {
  test('down leaves nothing behind, also not a daemon started on a node', async () => {
    const name = `${unique}-down`;
    const lab = await labUp(await loadScenario('hongkong'), {name});
    await onNode(lab, 'hk-1', 'setsid sleep 1000 >/dev/null 2>&1 & true');
    const before = await processesInside(lab.namespaces);
    // An sshd, a pod, a waiting process and more on each of six nodes.
    expect(before.length).toBeGreaterThan(24);
    expect(await labDown(name)).toEqual([name]);
    expect(await leftovers(name, lab.index, before)).toEqual(NOTHING);
    await expect(labDown(name)).rejects.toMatchObject({code: 'lab-not-up'});
  });

  test.each([
    ['prepare', 5],
    ['network', 3],
    ['network', 15],
    ['network', 40],
    ['nodes', 20],
    ['ready', 40],
  ])(
    'a builder killed in the step %s after %i ms leaves nothing that down does not find',
    async (step, afterMs) => {
      const name = `${unique}-killed-${step}-${afterMs}`;
      await buildAndKill(name, 'hongkong', step, afterMs);
      const state = await readState(name);
      const before = await processesInside(state?.namespaces ?? []);
      await labDown(name);
      // Time for an orphan to go on building, if there were one.
      await sleep(700);
      expect(await leftovers(name, state?.index ?? -1, before)).toEqual(NOTHING);
    },
  );

  test.runIf(canLimitCpu)('a builder killed when quotas are set leaves no cgroup', async () => {
    const name = `${unique}-killed-cgroups`;
    await buildAndKill(name, 'cpu-throttled', 'ready', 40);
    const state = await readState(name);
    const made = state?.cgroups.map((folder) => existsSync(folder));
    expect(made).toEqual([true, true]);
    const before = await processesInside(state?.namespaces ?? []);
    await labDown(name);
    expect(await leftovers(name, state?.index ?? -1, before)).toEqual(NOTHING);
  });

  test('an abort in the middle removes what was made and rejects with its reason', async () => {
    const name = `${unique}-abort`;
    const controller = new AbortController();
    const reason = new Error('enough');
    const building = labUp(await loadScenario('clean'), {
      name,
      signal: controller.signal,
      onStep: (step) => step === 'nodes' && controller.abort(reason),
    });
    await expect(building).rejects.toBe(reason);
    expect((await labStatus()).map((lab) => lab.name)).not.toContain(name);
  });

  test('a node that cannot start is told with its reason, and all is removed', async () => {
    const name = `${unique}-refused`;
    const scenario = await loadScenario('clean');
    const sysctls = {'net.ipv4.no_such_setting': '1'};
    const broken = {...scenario, node: {...scenario.node, sysctls}};
    await expect(labUp(broken, {name})).rejects.toMatchObject({
      code: 'lab-failed',
      params: {step: 'ready', detail: expect.stringContaining('no_such_setting')},
    });
    expect((await labStatus()).map((lab) => lab.name)).not.toContain(name);
  });
});

/** Runs labUp in a process of its own, which kills itself so long after a step has begun. */
async function buildAndKill(
  name: string,
  scenario: string,
  step: string,
  afterMs: number,
): Promise<void> {
  const index = fileURLToPath(new URL('index.ts', import.meta.url));
  const program = `
    const {labUp, loadScenario} = await import(${JSON.stringify(index)});
    const die = () => process.kill(process.pid, 'SIGKILL');
    const onStep = (step) => step === ${JSON.stringify(step)} && setTimeout(die, ${afterMs});
    await labUp(await loadScenario(${JSON.stringify(scenario)}), {name: ${JSON.stringify(name)}, onStep});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {stdio: 'ignore'});
  const signal = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}
