import {describe, expect, test} from 'vitest';
import {service, throughput, viewOf} from '../diagnose/testing.ts';
import type {Symptom} from '../model/comparison.ts';
import type {PathResult, ServiceResult} from '../model/path.ts';

const nodes = {
  'bj-1': {region: 'bj'},
  'bj-2': {region: 'bj'},
  'hk-1': {region: 'hk'},
  'hk-2': {region: 'hk'},
  'sg-1': {region: 'sg'},
  'sg-2': {region: 'sg'},
};
const quick = [170, 171, 172, 173, 174, 175, 176, 177, 178, 179];

test('a region whose answers all take longer is a symptom, with the numbers', () => {
  expect(symptomsOf(everywhere(quick, {hk: quick.map((ms) => ms * 3)}))).toEqual([
    {
      id: 'service-small@hk',
      metric: 'service-small',
      tags: ['network', 'cpu'],
      unit: 'ms',
      region: 'hk',
      ratio: 3.002,
      value: 536.8,
      reference: 178.8,
      referenceRegions: ['bj', 'sg'],
      quantile: 0.95,
      runs: 20,
      referenceRuns: 40,
      distanceRemoved: true,
      censored: false,
    },
  ]);
});

test('equal regions have none', () => {
  expect(symptomsOf(everywhere(quick))).toEqual([]);
});

test('one slow answer on a noisy machine is none, although it is the p95', () => {
  expect(symptomsOf(everywhere(quick, {hk: [...quick.slice(1), 5000]}))).toEqual([]);
});

test('a tail of a third of the answers, on both nodes, is one', () => {
  const tailed = [...quick.slice(3), 3000, 3100, 3200];
  expect(symptomsOf(everywhere(quick, {hk: tailed})).map((one) => one.region)).toEqual(['hk']);
});

test('the same tail on one node of two is that node’s, not the region’s', () => {
  const tailed = [...quick.slice(4), 3000, 3100, 3200, 3300];
  const paths = everywhere(quick).map((result) =>
    result.source === 'hk-1' ? requests('hk-1', 'hk', tailed) : result,
  );
  expect(symptomsOf(paths)).toEqual([]);
});

test('three times almost nothing is none: nobody feels it', () => {
  const fast = quick.map((ms) => ms / 100);
  expect(symptomsOf(everywhere(fast, {hk: fast.map((ms) => ms * 3)}))).toEqual([]);
});

test('distance is not slowness', () => {
  const far = ['hk-1', 'hk-2'].map((node) =>
    service({from: node, to: 'service:hk', totalMs: quick.map((ms) => ms + 400), connectMs: 200}),
  );
  const paths = everywhere(quick).filter((result) => !result.source.startsWith('hk'));
  expect(symptomsOf([...paths, ...far])).toEqual([]);
});

test('a handshake that had to be repeated is not distance', () => {
  const slow = quick.map((ms) => ms + 1000);
  const paths = everywhere(quick, {hk: slow}).map((result): PathResult => {
    if (!result.source.startsWith('hk')) return result;
    const samples = result.samples.map((sample, i) => ({...sample, connectMs: i === 0 ? 1 : 1001}));
    return {...result, samples};
  });
  expect(symptomsOf(paths).map((one) => one.region)).toEqual(['hk']);
});

test('failed requests stay in as lower bounds', () => {
  const paths = everywhere(quick).map((result): PathResult => {
    if (!result.source.startsWith('hk')) return result;
    const samples = result.samples.map((sample, i) =>
      i < 4 ? {...sample, totalMs: 10_000, error: 'timed out'} : sample,
    );
    return {...result, state: 'errors', samples};
  });
  const [symptom] = symptomsOf(paths);
  expect(symptom).toMatchObject({region: 'hk', value: 9999.8, censored: true});
});

test('a request that was refused at once is not a fast one', () => {
  const paths = everywhere(quick).map((result): PathResult => {
    const samples = result.samples.map((sample, i) =>
      i < 4 ? {...sample, totalMs: 1, error: 'refused'} : sample,
    );
    return result.source.startsWith('hk') ? {...result, samples} : result;
  });
  const {regionSummaries} = viewOf({nodes, paths}).comparison;
  expect(regionSummaries.find(({region}) => region === 'hk')).toMatchObject({
    errors: 8,
    p95: 178.8,
  });
});

test('two runs a side are too few, and one region has no other', () => {
  expect(symptomsOf([requests('hk-1', 'hk', [900, 900]), requests('bj-1', 'bj', quick)])).toEqual(
    [],
  );
  expect(symptomsOf([requests('hk-1', 'hk', quick)])).toEqual([]);
});

test('a service of another region tells nothing about one’s own', () => {
  const abroad = requests(
    'hk-1',
    'sg',
    quick.map((ms) => ms * 9),
  );
  expect(symptomsOf([...everywhere(quick), abroad])).toEqual([]);
});

describe('requests above one MTU', () => {
  const upload = (totalMs: number[], state: 'ok' | 'unknown' = 'ok') => ({
    requestBytes: 4000,
    state,
    samples: requests('-', '-', totalMs).samples,
  });
  const uploads = (hk: number[], state?: 'unknown') =>
    everywhere(quick).map((result) =>
      result.source.startsWith('hk')
        ? {...result, upload: upload(hk, state)}
        : {...result, upload: upload(quick)},
    );

  test('that one region alone is slow to answer are its symptom, and the only one', () => {
    expect(symptomsOf(uploads(quick.map((ms) => ms + 3000)))).toMatchObject([
      {id: 'service-upload@hk', unit: 'ms', region: 'hk', distanceRemoved: true},
    ]);
  });

  test('that are as fast everywhere, or of which nothing is known, are none', () => {
    expect(symptomsOf(uploads(quick))).toEqual([]);
    expect(symptomsOf(uploads([9000, 9000, 9000], 'unknown'))).toEqual([]);
  });

  test('that a server refuses are no failing service', () => {
    const refused = uploads(quick).map((result) =>
      result.source.startsWith('hk')
        ? {
            ...result,
            upload: {
              ...result.upload,
              samples: result.upload.samples.map((one) => ({...one, status: 414, error: '414'})),
            },
          }
        : result,
    );
    expect(symptomsOf(refused).map(({metric}) => metric)).not.toContain('service-errors');
  });
});

test('throughput inside a region that is a fraction of the others’ is a symptom', () => {
  const paths = Object.entries({bj: 1e8, hk: 1e7, sg: 1.1e8}).flatMap(([region, rate]) =>
    [1, 1.01, 0.99, 1].map((part) =>
      throughput({from: `${region}-1`, to: `${region}-2`, steadyBytesPerSecond: rate * part}),
    ),
  );
  expect(symptomsOf(paths)).toMatchObject([
    {metric: 'throughput', region: 'hk', ratio: 10.5, value: 1e7, quantile: 0.5},
  ]);
});

test('slow transfer between regions is distance until shown otherwise, so it is none', () => {
  const paths = ['bj-1', 'bj-2', 'sg-1', 'sg-2'].flatMap((other) => [
    throughput({from: 'hk-1', to: other, steadyBytesPerSecond: 1e5}),
    throughput({from: other, to: 'hk-1', steadyBytesPerSecond: 1e5}),
  ]);
  expect(symptomsOf(paths)).toEqual([]);
});

test('regions are summarised also where nothing is wrong, and an unknown result is no sample', () => {
  const paths = [
    requests('bj-1', 'bj', [10, 20, 30]),
    {...requests('hk-1', 'hk', [1]), state: 'unknown' as const},
  ];
  expect(viewOf({nodes, paths}).comparison.regionSummaries).toEqual([
    {
      region: 'bj',
      metric: 'service-small',
      unit: 'ms',
      runs: 3,
      errors: 0,
      median: 19.8,
      p95: 29.8,
    },
  ]);
});

function everywhere(totalMs: number[], other: Record<string, number[]> = {}): ServiceResult[] {
  return Object.entries(nodes).map(([id, {region}]) =>
    requests(id, region, other[region] ?? totalMs),
  );
}

function requests(from: string, region: string, totalMs: number[]): ServiceResult {
  return service({from, to: `service:${region}`, totalMs: totalMs.map((ms) => ms), connectMs: 0.1});
}

function symptomsOf(paths: readonly PathResult[]): Symptom[] {
  return viewOf({nodes, paths}).comparison.symptoms;
}
