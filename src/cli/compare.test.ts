import {cp, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync, gzipSync} from 'node:zlib';
import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {contrastOf} from '../compare/contrast/index.ts';
import type {Contrast} from '../model/contrast.ts';
import {runProcess} from '../platform/process.ts';
import {importRun} from '../store/bundle.ts';
import {contrastStatus} from './compare.ts';
import {sidesOf} from './compare-sides.ts';
import {createContext} from './context.ts';

const FIXTURE = 'fixtures/hongkong.samespec';
const LATER = '2026-11-30T15-04-27-fleet';

let home: string;
let runs: string;
let first: string;

/** A store with the recorded incident, and a week later the same with one setting of hk-1 changed. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'samespec-compare-'));
  runs = join(home, 'runs');
  vi.stubEnv('SAMESPEC_HOME', home);
  first = await importRun(runs, FIXTURE);
  const folder = join(runs, LATER);
  await cp(join(runs, first), folder, {recursive: true});
  const manifest = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
  manifest.id = LATER;
  manifest.startedAt = manifest.startedAt.replace('-23T', '-30T');
  await writeFile(join(folder, 'run.json'), JSON.stringify(manifest));
  await changeRaw(
    join(folder, 'nodes', 'hk-1.all.raw'),
    '/somaxconn <==\n|4096',
    '/somaxconn <==\n|128 ',
  );
});
afterAll(() => {
  vi.unstubAllEnvs();
  return rm(home, {recursive: true});
});

async function changeRaw(file: string, from: string, to: string): Promise<void> {
  const raw = await readFile(file);
  const start = raw.indexOf(Buffer.from([0x1f, 0x8b]));
  const text = gunzipSync(raw.subarray(start)).toString('latin1');
  expect(text).toContain(from);
  const changed = gzipSync(Buffer.from(text.replace(from, to), 'latin1'));
  await writeFile(file, Buffer.concat([raw.subarray(0, start), changed]));
}

async function samespec(...args: string[]) {
  const {exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, 'src/cli/main.ts', ...args],
    env: {PATH: process.env.PATH ?? '', HOME: home, SAMESPEC_HOME: home, LANG: 'C.UTF-8'},
  });
  return {exit, stdout: stdout.toString(), stderr};
}

function contrast(a: string, b: string, from?: string): Promise<Contrast> {
  const context = createContext('en', '0.0.0');
  const sides = sidesOf(a, b, from === undefined ? undefined : [from], context, true, {});
  return sides.then((both) => contrastOf(...both));
}

test('hk against bj: the MTU and the CPU model lead, the black hole is about hk alone', async () => {
  const told = await contrast('hk', 'bj', first);
  expect(told.facts.slice(0, 5).map(({fact}) => fact)).toEqual(
    expect.arrayContaining(['net.default.mtuBytes', 'cpu.modelName']),
  );
  expect(told.facts.find(({fact}) => fact === 'net.default.mtuBytes')).toMatchObject({
    a: [{reading: {value: 1450}, nodes: 2}],
    b: [{reading: {value: 1500}, nodes: 2}],
  });
  expect(told.findings).toContainEqual(
    expect.objectContaining({id: 'overlay-black-hole', status: 'only-a'}),
  );
  expect(told.metrics.every(({verdict}) => verdict === 'too-few-runs')).toBe(true);
  expect(told.paths.some(({probe, layer}) => probe === 'path-mtu' && layer === 'pod')).toBe(true);
  expect(told.counts.equal).toBeGreaterThan(500);
});

test('two nodes of one region: no difference that matters', async () => {
  const told = await contrast('sg-1', 'sg-2', first);
  expect(told).toMatchObject({conclusion: 'same', facts: [], findings: [], sameCohort: true});
});

test('what changed since last week: the one setting of the one node, and nothing else', async () => {
  for (const [before, after] of [
    ['previous', 'last'],
    [first, join(runs, LATER)],
    [`hk@${first}`, 'hk@last'],
  ] as const) {
    const told = await contrast(before, after);
    expect(told.facts).toMatchObject([
      {
        fact: expect.stringContaining('somaxconn'),
        a: [{reading: {value: '4096'}, nodes: 1}],
        b: [{reading: {value: '128'}, nodes: 1}],
      },
    ]);
    expect(told.patterns).toEqual([{a: [['hk-1']], b: [['hk-1']]}]);
    expect(told).toMatchObject({secondsApart: 7 * 86_400, paths: [], settings: []});
  }
});

test('an exported file is a run, and a run beside itself has no difference', async () => {
  const told = await contrast(FIXTURE, first);
  expect(told).toMatchObject({conclusion: 'same', facts: [], effects: [], findings: []});
  expect((await readdir(runs)).sort()).toEqual([first, LATER]);
});

test.each([
  ['hkk', 'bj', 'compare-did-you-mean', {near: 'hk'}],
  ['nothing-like-it', 'bj', 'compare-unknown', {name: 'nothing-like-it'}],
  ['hk-1', 'bj', 'compare-two-kinds', {node: 'hk-1', region: 'bj'}],
  ['last', 'bj', 'compare-run-and-name', {run: 'last', other: 'bj'}],
  ['hk@nowhere', 'bj', 'run-not-found', {run: 'nowhere'}],
] as const)('%s against %s is refused: %s', async (a, b, code, params) => {
  await expect(contrast(a, b)).rejects.toMatchObject({code, params, exitCode: 2});
});

test('a name that is a node and a region is refused until it says which', async () => {
  const file = join(runs, LATER, 'run.json');
  const before = await readFile(file, 'utf8');
  const manifest = JSON.parse(before);
  manifest.inventory.nodes[0].labels.region = 'sg-1';
  await writeFile(file, JSON.stringify(manifest));
  await expect(contrast('sg-1', 'sg-2')).rejects.toMatchObject({code: 'compare-node-and-region'});
  expect(await contrast('node:sg-1', 'sg-2')).toMatchObject({a: {kind: 'node'}});
  expect(await contrast('region:sg-1', 'sg')).toMatchObject({a: {kind: 'region', nodes: 1}});
  await writeFile(file, before);
});

test('with --fail-on it exits 3 where that holds, 5 where nothing could be compared, else 0', async () => {
  const told = await contrast('hk', 'bj', first);
  expect(contrastStatus(told, 'never')).toBe(0);
  expect(contrastStatus(told, 'difference')).toBe(3);
  // The black hole is about the first, so nothing is new on the second.
  expect(contrastStatus(told, 'finding')).toBe(0);
  expect(contrastStatus(await contrast('bj', 'hk', first), 'finding')).toBe(3);
  expect(contrastStatus({...told, conclusion: 'nothing-compared'}, 'difference')).toBe(5);
});

test('the command prints the screen with status 0, and one sentence with status 2 for a bad name', async () => {
  const good = await samespec('compare', 'hk', 'bj', '--from', first);
  expect(good).toMatchObject({exit: 0, stderr: ''});
  expect(good.stdout).toMatch(/net\.default\.mtuBytes +1450 +1500/);
  expect(await samespec('compare', 'hkk', 'bj')).toMatchObject({
    exit: 2,
    stdout: '',
    stderr: expect.stringContaining('Did you mean “hk”?'),
  });
});
