import {expect, test} from 'vitest';
import {z} from 'zod';
import {isAppError} from '../model/error.ts';
import {Scenario} from './scenario.ts';
import {listScenarioNames, listScenarios, loadScenario, parseScenario} from './scenario-file.ts';

const GOOD = `schemaVersion: 1
name: mine
title: {en: Mine, zh-CN: 我的}
summary: {en: Mine, zh-CN: 我的}
regions:
  aa: {nodes: 2}
  bb: {nodes: 1}
links:
  - {between: [aa, bb], mtuBytes: 1400}
expect: {}
`;

/** What is said of a scenario with one line replaced. */
function complaint(from: string, to: string): string {
  try {
    parseScenario(GOOD.replace(from, to), 'mine.yaml');
  } catch (error) {
    if (isAppError(error)) return `${error.code} ${error.params.place}: ${error.params.detail}`;
    throw error;
  }
  return 'fine';
}

test('a correct scenario is read', () => {
  expect(parseScenario(GOOD, 'mine.yaml').links?.[0]?.mtuBytes).toBe(1400);
});

test('every shipped scenario loads and bears the name of its file', async () => {
  const scenarios = await listScenarios();
  expect(scenarios.map(({name}) => name)).toEqual(await listScenarioNames());
  expect(scenarios.length).toBeGreaterThanOrEqual(20);
});

test.each([
  ['  aa: {nodes: 2}', '  aa: {nodes: 2, nick: 5}', 'mine.yaml:6: regions.aa.nick: unknown key'],
  ['nodes: 1', 'nodes: many', 'mine.yaml:7: regions.bb.nodes: Invalid input'],
  ['[aa, bb]', '[aa, cc]', 'mine.yaml:9: links[0].between: no region cc; there are aa, bb'],
  ['[aa, bb]', '[aa, aa]', 'mine.yaml:9: links[0].between: a link joins two different regions'],
  [
    'mtuBytes: 1400',
    'toward: {cc: {}}',
    'mine.yaml:9: links[0].toward.cc: this link joins aa and bb only',
  ],
  ['mtuBytes: 1400', 'mtuBytes: 100', 'mine.yaml:9: links[0].mtuBytes: Too small'],
  ['schemaVersion: 1', 'schemaVersion: 2', 'mine.yaml:1: schemaVersion: Invalid input'],
  ['name: mine', 'name: Mine!', 'mine.yaml:2: name: is a lower-case word with hyphens'],
  ['expect: {}', 'expect: {unreachable: [zz-1]}', 'mine.yaml:10: expect.unreachable: no zz-1'],
  [
    'expect: {}',
    'expect: {}\nnodeOverrides: {bb-2: {ssh: false}}',
    'mine.yaml:11: nodeOverrides.bb-2: no such node',
  ],
  ['  bb: {nodes: 1}', '  bb: {nodes: 1', 'mine.yaml:'],
  [
    '  bb: {nodes: 1}',
    '  bb: {nodes: 1, hiddenPrograms: [python3]}',
    'mine.yaml:7: regions.bb.hiddenPrograms: bb-1 runs a part of the service',
  ],
  ['name: mine', 'name: mine\nipVersion: 5', 'mine.yaml:3: ipVersion: Invalid input'],
  [
    '  bb: {nodes: 1}',
    '  bb: {nodes: 1, sysctls: {kernel.pid_max: 1}}',
    'mine.yaml:7: regions.bb.sysctls',
  ],
  ['  bb: {nodes: 1}', '  bb: {nodes: 1, files: {relative: x}}', 'mine.yaml:7: regions.bb.files'],
  [
    '  bb: {nodes: 1}',
    '  bb: {nodes: 1, guest: {cpu: max}}',
    'mine.yaml:7: regions.bb: bb-1 is a guest and cannot run the service',
  ],
  [
    'expect: {}',
    'service: null\nexpect: {}\nnodeOverrides: {bb-1: {guest: {cpu: max}, cpuQuotaCpus: 1}}',
    'mine.yaml:7: regions.bb: bb-1 is a guest and has no cpuQuotaCpus',
  ],
  [
    'expect: {}',
    'service: null\nexpect: {}\nnodeOverrides: {bb-1: {guest: {cpu: max}, files: {/proc/cpuinfo: x}}}',
    'mine.yaml:7: regions.bb: bb-1 is a guest; /proc/cpuinfo is its own kernel’s',
  ],
  [
    '  bb: {nodes: 1}',
    '  bb: {nodes: 1, guest: {cpu: "max,accel=kvm"}}',
    'mine.yaml:7: regions.bb.guest.cpu: is a CPU model of QEMU with flags',
  ],
  ['  bb: {nodes: 1}', '  bb: {nodes: 1, cpuQuotaCpus: 0}', 'mine.yaml:7: regions.bb.cpuQuotaCpus'],
])('%s → %s is refused with file and line', (from, to, said) => {
  expect(complaint(from, to)).toContain(`scenario-invalid ${said}`);
});

test('an unknown name and an unreadable file are told apart', async () => {
  await expect(loadScenario('no-such')).rejects.toMatchObject({code: 'scenario-unknown'});
  await expect(loadScenario('./no-such.yaml')).rejects.toMatchObject({code: 'file-unreadable'});
});

test('a JSON Schema can be made of the scenario format', () => {
  const schema = z.toJSONSchema(Scenario, {io: 'input'});
  expect(Object.keys(schema.properties ?? {})).toContain('regions');
});
