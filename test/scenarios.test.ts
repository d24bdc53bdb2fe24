import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createContext} from '../src/cli/context.ts';
import {diagnoseScenario} from '../src/cli/scenario-run.ts';
import {
  checkExpectations,
  cpuHierarchy,
  listScenarioNames,
  loadScenario,
} from '../src/lab/index.ts';

/** Every scenario for real: built on this machine, reached over SSH, diagnosed, held against what it expects. */
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-scenarios-'));
  process.env.SAMESPEC_HOME = home;
});
afterAll(() => rm(home, {recursive: true}));

/**
 * Their symptom is a rate or a share of lost packets, which other work on the machine changes as well:
 * they are run by `samespec lab check`, on a machine that does nothing else.
 */
const NEED_A_QUIET_MACHINE = [
  'icmp-echo-filtered',
  'packet-loss',
  'rate-limited-region',
  'two-faults',
];
/** Where no cgroup can be made, as in most containers, there is no quota to be held back by. */
const impossible = (await cpuHierarchy()) === null ? ['cpu-throttled'] : [];
const left = [...NEED_A_QUIET_MACHINE, ...impossible];
const names = (await listScenarioNames()).filter((name) => !left.includes(name));

test.each(names)(
  'scenario %s: the diagnosis says what it expects, and nothing it forbids',
  async (name) => {
    const scenario = await loadScenario(name);
    const document = await diagnoseScenario(scenario, true, createContext('en', 'test'));
    expect(document).not.toBeNull();
    if (document !== null) expect(checkExpectations(document, scenario.expect)).toEqual([]);
  },
  // A guest boots within it on a slow machine.
  600_000,
);
