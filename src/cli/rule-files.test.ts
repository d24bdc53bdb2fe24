import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {runProcess} from '../platform/process.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-rules-'));
});
afterAll(() => rm(home, {recursive: true}));

async function samespec(...args: string[]) {
  const {exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, 'src/cli/main.ts', ...args],
    env: {PATH: process.env.PATH ?? '', HOME: home, SAMESPEC_HOME: home, LANG: 'C.UTF-8'},
  });
  return {exit, stdout: stdout.toString(), stderr};
}

const EXAMPLE = 'docs/examples/our-rules.yaml';

test('rules of one’s own are listed and described beside the built-in ones', async () => {
  const list = await samespec('rules', '--rules', EXAMPLE);
  expect(list).toMatchObject({exit: 0});
  expect(list.stdout).toMatch(/^software-emulation .*\n/m);
  expect(list.stdout).toMatch(/^user\/mtu-is-1450 +Does the card/m);
  const one = await samespec('rules', 'user/mtu-is-1450', '--rules', EXAMPLE, '--lang', 'zh-CN');
  expect(one.stdout).toContain("check: facts['net.default.mtuBytes'] == 1450");
  expect(one.stdout).toContain('所需输入: net.default.mtuBytes');
});

test('a saved run is asked again with a rule file, and is as it was without one', async () => {
  const file = join(home, 'own.yaml');
  await writeFile(
    file,
    `schemaVersion: 1
rules:
  - id: never
    scope: node
    check: facts['os.id'] == 'plan9'
    title: {en: this is another system, zh-CN: 系统不同}
    why: we want plan 9
`,
  );
  const live = await samespec('diagnose', '--no-measure', '--quiet', '-o', 'json', '--rules', file);
  const {run, diagnosis} = JSON.parse(live.stdout);
  const own = ({rule}: {rule: string}) => rule.startsWith('user/');
  expect(diagnosis.findings.filter(own)).toHaveLength(1);
  expect((await samespec('report', run.id, '--rules', file, '-o', 'json')).stdout).toBe(
    live.stdout,
  );
  const plain = JSON.parse((await samespec('report', run.id, '-o', 'json')).stdout);
  expect(plain.diagnosis.findings.filter(own)).toEqual([]);
  const text = await samespec('report', run.id, '--rules', file, '--verbose', '--lang', 'zh-CN');
  expect(text.stdout).toContain('系统不同');
  expect(text.stdout).toContain('we want plan 9');
});

test('a faulty rule file ends with status 2 before anything is collected', async () => {
  const file = join(home, 'bad.yaml');
  await writeFile(
    file,
    'schemaVersion: 1\nrules:\n  - {id: a, scope: node, check: facts.a, title: t, why: w}\n',
  );
  const {exit, stdout, stderr} = await samespec('diagnose', '--rules', file, '--rules', EXAMPLE);
  expect({exit, stdout}).toEqual({exit: 2, stdout: ''});
  expect(stderr).toContain('bad.yaml:3:');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(await samespec('report', 'x', '--rules', join(home, 'none.yaml'))).toMatchObject({
    exit: 2,
  });
});
