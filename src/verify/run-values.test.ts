import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {samplesOf} from '../compare/region-samples.ts';
import {round} from '../compare/round.ts';
import {symptomsOf} from '../compare/symptoms.ts';
import type {ServiceResult} from '../model/path.ts';
import {importRun} from '../store/bundle.ts';
import {loadRun, type SavedRun} from '../store/load.ts';
import {whyRejected} from './rejection.ts';
import {valuesOf} from './run-values.ts';
import {criterion} from './testing.ts';

let folder: string;
let run: SavedRun;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samespec-values-'));
  const recorded = fileURLToPath(new URL('../../fixtures/hongkong.samespec', import.meta.url));
  run = await loadRun(folder, await importRun(folder, recorded));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

describe('the values of a run', () => {
  test('are those of the symptom, distance removed, in the recorded run', () => {
    const {nodes} = run.manifest.inventory;
    const [symptom] = symptomsOf(samplesOf(run.paths, nodes));
    const {values, spectrum} = valuesOf(run.paths, nodes, criterion());
    const own = values.find(({region}) => region === symptom?.region);
    expect(symptom?.id).toBe('service-large@hk');
    expect(round(own?.value ?? 0)).toBe(symptom?.value);
    expect(own?.samples).toBe(symptom?.runs);
    expect(spectrum).toHaveLength(10);
    expect(values.map(({region}) => region)).toEqual(['hk', 'bj', 'sg']);
  });

  test('a request that never ended makes the p95 unbounded, and the median not', () => {
    const {nodes} = run.manifest.inventory;
    const paths = run.paths.map((path) =>
      isLarge(path) && path.source === 'hk-1' ? {...path, samples: failOne(path)} : path,
    );
    const p95 = valuesOf(paths, nodes, criterion()).values[0];
    const median = valuesOf(paths, nodes, criterion({statistic: 'median'})).values[0];
    expect(p95).toMatchObject({region: 'hk', value: null, errors: 1});
    expect(median?.value).toBeGreaterThan(6000);
  });

  test('round trips are taken within a region, path MTUs to every other node', () => {
    const {nodes} = run.manifest.inventory;
    const trip = valuesOf(run.paths, nodes, criterion({metric: 'round-trip'})).values;
    expect(trip.find(({region}) => region === 'hk')?.value).toBeLessThan(10);
    const mtu = valuesOf(run.paths, nodes, criterion({metric: 'path-mtu'})).values;
    expect(mtu.find(({region}) => region === 'hk')).toMatchObject({unit: 'bytes', value: 1450});
  });
});

describe('a run takes no part', () => {
  test('never, when it is like the recorded one', () => {
    expect(whyRejected(run.paths, run.manifest.inventory.nodes, criterion())).toBeNull();
  });

  test('when a node of the criterion gave nothing', () => {
    const gone = changed('sg-2', (path) => ({...path, state: 'unknown', samples: []}));
    expect(gone).toMatchObject({id: 'verify/run-not-measured', params: {node: 'sg-2'}});
  });

  test('when the measuring program was late', () => {
    const late = changed('bj-1', (path) => ({...path, withheld: 6}));
    expect(late).toMatchObject({id: 'verify/run-prober-late', params: {withheld: 6, samples: 11}});
  });

  test('when fewer requests were sent than planned', () => {
    const slow = changed('hk-1', (path) => ({...path, achievedPerSecond: 1.5}));
    expect(slow).toMatchObject({id: 'verify/run-rate-not-reached'});
  });

  test('when the level changed midway, and not for two nodes of unequal speed', () => {
    const many = (path: ServiceResult, levelMs: (i: number) => number): ServiceResult => {
      const [first] = path.samples;
      if (first === undefined) throw new Error('no sample');
      const samples = Array.from({length: 20}, (_, i) => ({
        ...first,
        intendedMs: i * 500,
        totalMs: levelMs(i) + (i % 3),
      }));
      return {...path, samples};
    };
    const step = run.paths.map((path) =>
      isLarge(path) && path.source.startsWith('hk')
        ? many(path, (i) => (i < 10 ? 100 : 900))
        : path,
    );
    expect(whyRejected(step, run.manifest.inventory.nodes, criterion())).toMatchObject({
      id: 'verify/run-changed',
    });
    const unequal = run.paths.map((path) => {
      if (!isLarge(path) || !path.source.startsWith('hk')) return path;
      const at = path.source === 'hk-1' ? '2026-01-01T00:00:00Z' : '2026-01-01T00:01:00Z';
      return {...many(path, () => (path.source === 'hk-1' ? 100 : 900)), at};
    });
    expect(whyRejected(unequal, run.manifest.inventory.nodes, criterion())).toBeNull();
  });
});

function changed(node: string, change: (path: ServiceResult) => ServiceResult) {
  const paths = run.paths.map((path) =>
    isLarge(path) && path.source === node ? change(path) : path,
  );
  return whyRejected(paths, run.manifest.inventory.nodes, criterion());
}

function isLarge(path: SavedRun['paths'][number]): path is ServiceResult {
  return path.probe === 'service' && path.body === 'large';
}

function failOne({samples}: ServiceResult): ServiceResult['samples'] {
  return samples.map((sample, i) => (i === 0 ? {...sample, error: 'timeout'} : sample));
}
