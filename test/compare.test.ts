import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {Contrast} from '../src/model/contrast.ts';
import {type SavedNode, saveRun} from '../src/pipeline/testing-saved.ts';
import {runProcess} from '../src/platform/process.ts';

/** `samespec compare` as it is typed, on saved runs: nodes, regions and runs, in every form people and programs read. */

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const BEFORE = '2026-11-16T05-41-07-fleet';
const AFTER = '2026-11-23T05-41-07-fleet';

let home: string;

/** A week apart: then all alike; now hk has another setting and answers nine times slower. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-contrast-'));
  const runs = join(home, 'runs');
  await saveRun(runs, BEFORE, fleetOf('4096', 100));
  await saveRun(runs, AFTER, fleetOf('128', 900));
});
afterAll(() => rm(home, {recursive: true, force: true}));

test.each([
  {kind: 'node', a: 'hk-1', b: 'bj-1', from: ['--from', AFTER], odd: 'a'},
  {kind: 'region', a: 'hk', b: 'bj', from: ['--from', AFTER], odd: 'a'},
  {kind: 'run', a: BEFORE, b: AFTER, from: [], odd: 'b'},
] as const)(
  'two of kind $kind: text, JSON and page tell the same setting and the same slow side',
  async ({kind, a, b, from, odd}) => {
    const compared = (...more: string[]) => samespec('compare', a, b, ...from, ...more);
    const json = await compared('-o', 'json');
    expect(json).toMatchObject({exit: 0, stderr: ''});
    const told = Contrast.parse(JSON.parse(json.stdout));
    expect(told).toMatchObject({conclusion: 'different', a: {kind, name: a}, b: {kind, name: b}});
    expect(told.facts.map(({fact}) => fact)).toEqual(['sysctl.net.core.somaxconn']);
    // Whole runs are compared region by region: only hk became slower.
    const answers = told.metrics.filter(({metric}) => metric === 'service-small');
    const slower = answers.filter(({verdict}) => verdict === `${odd}-worse`);
    expect(slower.map(({region}) => region)).toEqual([kind === 'run' ? 'hk' : null]);
    expect(answers).toHaveLength(kind === 'run' ? 3 : 1);
    const [fact] = told.facts;
    expect(fact?.[odd].map(({reading}) => reading)).toContainEqual(
      expect.objectContaining({value: '128'}),
    );
    expect(fact?.[odd === 'a' ? 'b' : 'a'].map(({reading}) => reading)).not.toContainEqual(
      expect.objectContaining({value: '128'}),
    );
    const text = await compared();
    expect(text).toMatchObject({exit: 0, stderr: ''});
    expect(text.stdout).toMatch(/^ {2}RESULT {2,}1 fact differs/m);
    const columns = odd === 'a' ? / 128 .*4096/ : /4096.* 128/;
    expect(text.stdout).toMatch(new RegExp(`sysctl\\.net\\.core\\.somaxconn.*${columns.source}`));
    const chinese = await compared('--lang', 'zh-CN');
    expect(chinese.stdout).toMatch(/^ {2}结论 {2,}1 项事实不同/m);
    expect(chinese.stdout).toContain('sysctl.net.core.somaxconn');
    const file = join(home, `${kind}.html`);
    expect(await compared('-o', 'html', '--out', file)).toMatchObject({exit: 0, stdout: ''});
    const page = await readFile(file, 'utf8');
    for (const word of [
      `<title>samespec · ${a} / ${b}</title>`,
      'net.core.somaxconn',
      '128',
      '4096',
    ]) {
      expect(page).toContain(word);
    }
    expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="?https?:/);
  },
);

test('Markdown and YAML hold it too, and equal sides are calm in every form', async () => {
  const md = await samespec('compare', 'hk', 'bj', '--from', AFTER, '-o', 'md');
  expect(md.stdout).toMatch(/\| *`?sysctl\.net\.core\.somaxconn`? *\| *`?128`? *\| *`?4096`? *\|/);
  const yaml = await samespec('compare', 'hk', 'bj', '--from', AFTER, '-o', 'yaml');
  expect(yaml.stdout).toMatch(/^conclusion: "?different"?$/m);
  const same = ['compare', 'bj-1', 'sg-1', '--from', AFTER];
  expect(JSON.parse((await samespec(...same, '-o', 'json')).stdout)).toMatchObject({
    conclusion: 'same',
    facts: [],
    findings: [],
  });
  expect((await samespec(...same)).stdout).not.toContain('DIFFERS');
});

test('exit status 3 on a difference that matters where it is asked for, 0 where there is none, 2 for a wrong form', async () => {
  const status = async (...args: string[]) => (await samespec('compare', ...args)).exit;
  expect(await status('previous', 'last', '--fail-on', 'difference')).toBe(3);
  expect(await status('hk@previous', 'hk@last', '--fail-on', 'difference')).toBe(3);
  expect(await status('bj@previous', 'bj@last', '--fail-on', 'difference')).toBe(0);
  expect(await status('hk', 'bj', '-o', 'pdf')).toBe(2);
});

async function samespec(...args: string[]) {
  const {exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, MAIN, ...args],
    env: {PATH: process.env.PATH ?? '', HOME: home, SAMESPEC_HOME: home, LANG: 'C.UTF-8'},
  });
  return {exit, stdout: stdout.toString('utf8'), stderr};
}

function fleetOf(somaxconn: string, ms: number): Record<string, SavedNode> {
  const nodes = ['hk', 'bj', 'sg'].flatMap((region) =>
    [1, 2, 3, 4].map((n): [string, SavedNode] => {
      const isHk = region === 'hk';
      const settings = {'net/core/somaxconn': isHk ? somaxconn : '4096', 'net/ipv4/tcp_sack': '1'};
      const runs = Array.from({length: 6}, (_, i) =>
        [1, 2, 3, 4, 5].map((k) => (isHk ? ms : 100) * (1 + (i + k + n) / 400)),
      );
      return [`${region}-${n}`, {region, settings, runs}];
    }),
  );
  return Object.fromEntries(nodes);
}
