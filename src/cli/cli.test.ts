import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {runProcess} from '../platform/process.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-cli-'));
});
afterEach(() => rm(home, {recursive: true}));

async function samespec(...args: string[]) {
  const {exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, 'src/cli/main.ts', ...args],
    env: {PATH: process.env.PATH ?? '', HOME: home, SAMESPEC_HOME: home, LANG: 'C.UTF-8'},
  });
  return {exit, stdout: stdout.toString(), stderr};
}

test('prints its version', async () => {
  expect(await samespec('--version')).toMatchObject({
    exit: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test('help names every command with an example, in the language asked for', async () => {
  const english = await samespec('--help');
  for (const word of [
    'diagnose',
    'collect',
    'measure',
    'report',
    'runs',
    'rules',
    'lab',
    'demo',
    'doctor',
    'Examples:',
  ]) {
    expect(english.stdout).toContain(word);
  }
  const chinese = await samespec('diagnose', '--help', '--lang', 'zh-CN');
  expect(chinese.exit).toBe(0);
  expect(chinese.stdout).toContain('用法');
  expect(chinese.stdout).toContain('示例');
});

test('an unknown command and an unknown flag are wrong usage: exit 2, nothing on standard output', async () => {
  expect(await samespec('diagnos')).toMatchObject({
    exit: 2,
    stdout: '',
    stderr: expect.stringContaining('diagnose'),
  });
  expect(await samespec('diagnose', '--nope')).toMatchObject({exit: 2, stdout: ''});
  expect(await samespec('diagnose', '--timeout', 'soon')).toMatchObject({exit: 2, stdout: ''});
});

test('this machine alone is diagnosed without a false finding', async () => {
  const {exit, stdout} = await samespec('diagnose', '-o', 'json', '--quiet');
  expect([0, 5]).toContain(exit);
  const document = JSON.parse(stdout);
  expect(document.run.inventory.nodes).toHaveLength(1);
  expect(document.facts).toHaveLength(1);
  const loud = document.diagnosis.findings.filter(({verdict}: {verdict: string}) =>
    ['cause', 'contributor'].includes(verdict),
  );
  expect(loud).toEqual([]);
});

test('a saved run is listed, shown and replayed to the byte, and moves to another store in one file', async () => {
  const live = await samespec('diagnose', '-o', 'json', '--quiet', '--no-measure');
  const {id} = JSON.parse(live.stdout).run;
  expect((await samespec('runs', 'list')).stdout).toContain(id);
  expect((await samespec('runs', 'show', id)).stdout).toContain('collect done');
  expect((await samespec('report', id, '-o', 'json')).stdout).toBe(live.stdout);
  expect((await samespec('diagnose', '--from', id, '-o', 'json')).stdout).toBe(live.stdout);

  const file = join(home, 'run.samespec');
  expect(await samespec('runs', 'export', id, file)).toMatchObject({exit: 0});
  expect(await samespec('runs', 'rm', id)).toMatchObject({exit: 0});
  expect(await samespec('report', id)).toMatchObject({exit: 2, stdout: ''});
  expect((await samespec('runs', 'import', file)).stdout.trim()).toBe(id);
  expect((await samespec('report', id, '-o', 'json')).stdout).toBe(live.stdout);
});

test.each(['md', 'yaml', 'html', 'text'])(
  'writes %s to a file and keeps standard output empty',
  async (format) => {
    const file = join(home, `report.${format}`);
    const {exit, stdout} = await samespec(
      'diagnose',
      '-o',
      format,
      '--out',
      file,
      '--quiet',
      '--no-measure',
    );
    expect([0, 5]).toContain(exit);
    expect(stdout).toBe('');
    const {size} = await import('node:fs').then((fs) => fs.statSync(file));
    expect(size).toBeGreaterThan(200);
  },
);

test('a result that cannot be written says so, and exits with 1', async () => {
  const {exit, stderr} = await samespec(
    'diagnose',
    '--no-measure',
    '--quiet',
    '--out',
    '/proc/nowhere/report',
  );
  expect(exit).toBe(1);
  expect(stderr).toContain('/proc/nowhere/report');
});

test.each([
  ['an unknown key', 'schemaVersion: 1\nregion: {}\n', /fleet\.yaml:2.*region/],
  ['a wrong type', 'schemaVersion: 1\nregions: 3\n', /fleet\.yaml:2/],
  ['no nodes', 'schemaVersion: 1\nregions: {}\n', /fleet\.yaml.*no nodes/],
  [
    'a bad URL',
    'schemaVersion: 1\nregions:\n  hk:\n    service: {url: ftp://x}\n    nodes: {hk-1: 10.0.0.1}\n',
    /fleet\.yaml:4.*ftp/,
  ],
  ['broken YAML', 'schemaVersion: 1\nregions: {\n', /fleet\.yaml:\d/],
])(
  'an inventory with %s is refused in one sentence with file and line',
  async (_, text, sentence) => {
    const file = join(home, 'fleet.yaml');
    await writeFile(file, text);
    const {exit, stdout, stderr} = await samespec('diagnose', '-i', file);
    expect({exit, stdout}).toEqual({exit: 2, stdout: ''});
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect((await samespec('runs', 'list')).stdout).toBe('');
  },
);

test('an inventory that is not there, and an unknown run, rule and scenario, exit with 2', async () => {
  expect(await samespec('diagnose', '-i', join(home, 'none.yaml'))).toMatchObject({exit: 2});
  expect(await samespec('report', 'none')).toMatchObject({exit: 2});
  expect(await samespec('rules', 'none')).toMatchObject({exit: 2});
  expect(await samespec('lab', 'up', 'none')).toMatchObject({exit: 2});
});

test('every rule is listed and explained in both languages', async () => {
  const list = await samespec('rules');
  const ids = list.stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0] ?? '');
  expect(ids).toContain('pod-mtu-exceeds-underlay');
  const [first = ''] = ids;
  expect((await samespec('rules', first, '--lang', 'zh-CN')).stdout).toContain(first);
});

test('what would run on the nodes can be read, with its checksum', async () => {
  const {stdout, stderr} = await samespec('collect', '--show-script');
  expect(stdout).toContain('samespec-collector/1');
  expect(stderr).toMatch(/sha256 [0-9a-f]{64}/);
});

test('errors speak Chinese when the user does', async () => {
  const {exit, stderr} = await samespec('report', 'none', '--lang', 'zh-CN');
  expect(exit).toBe(2);
  expect(stderr).toContain('没有');
});
