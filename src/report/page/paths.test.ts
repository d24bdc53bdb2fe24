import {expect, test} from 'vitest';
import type {EchoResult, PathResult} from '../../model/path.ts';
import {cleanFleet, nodeNamed, orderedPairs, SIX} from '../testing/fleet.ts';
import {blackHoleAt, echo, okAt, pathMtu, throughput} from '../testing/paths.ts';
import {HOSTILE, hongkongSample, hostileSample} from '../testing/sample.ts';
import {matricesOf} from './paths.ts';
import {rowAt, valueAt} from './paths-columns.ts';
import type {Matrix, MatrixData, Metric} from './paths-data.ts';
import {ENDS} from './paths-data.ts';
import {pathKey, placesAt} from './paths-keys.ts';
import {blocksOf, isTooFew, rowOf, tableOf} from './paths-view.ts';

function made(paths: readonly PathResult[], nodes = SIX): MatrixData {
  const base = cleanFleet();
  const run = {...base.run, inventory: {...base.run.inventory, nodes: [...nodes]}};
  return matricesOf({...base, run, paths: [...paths]}, ({id}) => id);
}

function matrixOf(data: MatrixData, metric: Metric, layer = 'host'): Matrix {
  const found = data.matrices.find((one) => one.metric === metric && one.layer === layer);
  if (found === undefined) throw new Error(`no ${metric} on ${layer}`);
  return found;
}

function lookOf(data: MatrixData, matrix: Matrix, from: string, to: string): string {
  const ends = [from, to].map((name) => data.names.indexOf(name));
  const row = rowOf(data, tableOf(data, matrix), ends[0] ?? -1, ends[1] ?? -1);
  return row < 0 ? 'none' : valueAt(matrix.look, row);
}

test('there is one matrix per layer and metric, with what was measured', () => {
  const data = matricesOf(hongkongSample(), ({id}) => id);
  expect(data.matrices.map(({metric, layer}) => `${metric} ${layer}`)).toEqual([
    'path-mtu host',
    'path-mtu pod',
    'rtt host',
    'loss host',
    'throughput host',
  ]);
  expect(data.names).toEqual(['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2']);
  const pod = matrixOf(data, 'path-mtu', 'pod');
  expect(lookOf(data, pod, 'bj-1', 'hk-1')).toBe('critical');
  expect(lookOf(data, pod, 'bj-1', 'sg-1')).toBe('ok');
  const host = matrixOf(data, 'path-mtu');
  // The sender limits itself one way, and the other way vanishes: two halves of one pair.
  expect(lookOf(data, host, 'hk-1', 'bj-1')).toBe('warn');
  expect(lookOf(data, host, 'bj-1', 'hk-1')).toBe('critical');
});

test('a row keeps every figure of its result', () => {
  const one = {...pathMtu('bj-1', 'hk-1', 'host', blackHoleAt(1400)), reportedBy: 'r\u001b[31m1'};
  const data = made([{...one, lostBetween: {afterHop: 2, afterAddress: null, beforeHop: 3}}]);
  const [table] = data.tables;
  if (table?.probe !== 'path-mtu') throw new Error('no path MTU');
  const row = rowAt(table.rows, 0);
  expect(row).toMatchObject({
    passBytes: 1400,
    failBytes: 1401,
    exact: true,
    localBytes: 1500,
    reportedBy: 'r1',
    lostBetween: [2, null, 3],
    packets: 57,
    runs: 1,
  });
  expect(data.evidence[row.evidence[0] ?? -1]?.command).toContain('-s 1372');
});

test('an even clean fleet says so once; a stale result is faded with its age, and nothing is even then', () => {
  const paths = orderedPairs(SIX).map(([a, b]) => pathMtu(a.id, b.id, 'host', okAt(1500)));
  expect(matrixOf(made(paths), 'path-mtu').evenBytes).toBe(1500);
  const [first, ...rest] = paths;
  if (first === undefined) throw new Error('no path');
  const data = made([{...first, at: '2026-11-23T05:01:12.000Z'}, ...rest]);
  const matrix = matrixOf(data, 'path-mtu');
  expect(matrix.evenBytes).toBeNull();
  expect(valueAt(matrix.ageMs, 0)).toBe(40 * 60_000);
  expect(valueAt(matrix.ageMs, 1)).toBeNull();
  expect(blocksOf(data, matrix).get(0)).toMatchObject({old: 1, oldestMs: 40 * 60_000});
});

test('distance is no defect: a round trip is judged beside paths of its own kind', () => {
  const all = orderedPairs(SIX);
  const far = (a: string, b: string) => (a === b ? 0.6 : [a, b].includes('sg') ? 70 : 38);
  const rtt = (a: (typeof SIX)[number], b: (typeof SIX)[number]) =>
    far(a.labels.region ?? '', b.labels.region ?? '');
  const clean = made(all.map(([a, b]) => echo(a.id, b.id, rtt(a, b))));
  expect(matrixOf(clean, 'rtt').look).toEqual({one: 'ok'});
  expect(matrixOf(clean, 'rtt').patterns).toEqual([]);
  const slow = made(
    all.map(([a, b]) => echo(a.id, b.id, a.id === 'hk-1' && b.id === 'hk-2' ? 9 : rtt(a, b))),
  );
  expect(lookOf(slow, matrixOf(slow, 'rtt'), 'hk-1', 'hk-2')).toBe('critical');
  expect(lookOf(slow, matrixOf(slow, 'rtt'), 'hk-2', 'hk-1')).toBe('ok');
});

test('fewer than three of a kind are shown without a judgement', () => {
  const data = made([echo('bj-1', 'hk-1', 38), echo('hk-1', 'bj-1', 400)]);
  expect(matrixOf(data, 'rtt').look).toEqual({one: 'few'});
  expect(matrixOf(data, 'rtt').references).toEqual([]);
  const block = blocksOf(data, matrixOf(data, 'rtt')).get(1);
  expect(block).toMatchObject({median: null, known: 1, missing: 3});
  expect(block === undefined ? null : isTooFew(block)).toBe(true);
});

test('silence is unknown, never loss; loss counts the way there where both ends counted', () => {
  const silent: EchoResult = {
    ...echo('bj-1', 'hk-1', 38),
    state: 'no-echo',
    received: 0,
    rttMedianMs: null,
  };
  const back: EchoResult = {
    ...echo('hk-1', 'bj-1', 38),
    received: 6,
    lostForward: 0,
    lostBackward: 4,
  };
  const there: EchoResult = {
    ...echo('bj-1', 'sg-1', 38),
    received: 6,
    lostForward: 4,
    lostBackward: 0,
  };
  const one: EchoResult = {...echo('bj-2', 'sg-1', 38), received: 9};
  const data = made([silent, back, there, one]);
  const loss = matrixOf(data, 'loss');
  expect(lookOf(data, loss, 'bj-1', 'hk-1')).toBe('unknown');
  expect(lookOf(data, loss, 'hk-1', 'bj-1')).toBe('ok');
  expect(lookOf(data, loss, 'bj-1', 'sg-1')).toBe('critical');
  expect(lookOf(data, loss, 'bj-2', 'sg-1')).toBe('warn');
  expect(lookOf(data, matrixOf(data, 'rtt'), 'bj-1', 'hk-1')).toBe('unknown');
});

test('a stall is marked whatever the rate, a dead transfer is critical', () => {
  const dead = {
    ...throughput('sg-1', 'sg-2', false),
    state: 'dead' as const,
    steadyBytesPerSecond: null,
  };
  const pairs = [
    ['bj-1', 'bj-2'],
    ['bj-2', 'bj-1'],
    ['hk-1', 'hk-2'],
  ] as const;
  const data = made([
    ...pairs.map(([a, b]) => throughput(a, b, false)),
    throughput('hk-2', 'hk-1', true),
    dead,
  ]);
  const matrix = matrixOf(data, 'throughput');
  expect(lookOf(data, matrix, 'hk-2', 'hk-1')).toBe('warn');
  expect(lookOf(data, matrix, 'sg-1', 'sg-2')).toBe('critical');
  expect(lookOf(data, matrix, 'bj-1', 'bj-2')).toBe('ok');
});

test('several runs of a pair give their median, their number, and each value', () => {
  const runs = [30, 90, 40].map((ms) => echo('bj-1', 'hk-1', ms));
  const data = made(runs);
  const [table] = data.tables;
  if (table?.probe !== 'echo') throw new Error('no echo');
  expect(rowAt(table.rows, 0)).toMatchObject({runs: 3, runsMs: [30, 90, 40], medianMs: 40});
  expect(valueAt(matrixOf(data, 'rtt').value, 0)).toBe(40);
});

test('what bad cells have in common is told for every metric, with where to look', () => {
  const lossy = orderedPairs(SIX).map(([a, b]) => ({
    ...echo(a.id, b.id, 5),
    ...(a.id === 'hk-1' ? {received: 4} : {}),
  }));
  const data = matricesOf({...cleanFleet(), paths: lossy}, ({id, params}) =>
    JSON.stringify([id, params]),
  );
  const [pattern] = matrixOf(data, 'loss').patterns;
  expect(pattern).toContain('pattern-node-out');
  expect(pattern).toContain('page-paths/loss');
  expect(pattern).toContain('look-out');
});

test('a thousand nodes with ten thousand paths stay small, and evidence alike but for addresses is shared', () => {
  const nodes = Array.from({length: 1000}, (_, i) => ({
    ...nodeNamed(`node-${i}`, `r${i % 8}`, 1),
    address: `10.${i >> 8}.${i & 255}.7`,
  }));
  const paths = nodes.flatMap((a, i) =>
    Array.from({length: 10}, (_, k) => nodes[(i + k + 1) % 1000] ?? a).map((b) => ({
      ...pathMtu(a.id, b.id, 'host' as const, okAt(1500)),
      evidence: [
        {command: `ping -M do -s 1472 ${b.address}`, output: `PING ${b.address} 1472(1500)`},
      ],
    })),
  );
  const data = made(paths, nodes);
  expect(data.evidence).toEqual([
    {
      command: `ping -M do -s 1472 ${ENDS.destination.address}`,
      output: `PING ${ENDS.destination.address} 1472(1500)`,
    },
  ]);
  expect(JSON.stringify(data).length).toBeLessThan(250_000);
  expect(matrixOf(data, 'path-mtu').look).toEqual({one: 'ok'});
});

test('a link names a pair or a block whatever the names hold, and a strange link names nothing', () => {
  const data = matricesOf(hostileSample(), ({id}) => id);
  for (const from of data.names) {
    for (const to of data.names) {
      const place = placesAt(data, pathKey({kind: 'pair', from, to}));
      expect(place).toEqual({
        kind: 'pair',
        from: data.names.indexOf(from),
        to: data.names.indexOf(to),
      });
    }
  }
  const [region = ''] = data.regions;
  expect(placesAt(data, pathKey({kind: 'block', from: region, to: region}))?.kind).toBe('block');
  for (const key of ['', 'pair:', 'pair:%>%', 'block:nobody>nowhere', `pair:${HOSTILE.html}`]) {
    expect(placesAt(data, key)).toBeNull();
  }
});

test('names that clean to the same stay two', () => {
  const paths = [
    pathMtu('x\u200b', 'y', 'host', okAt(1500)),
    pathMtu('x', 'y', 'host', okAt(1400)),
  ];
  expect(made(paths, []).names).toEqual(['x', 'x (2)', 'y']);
});

test('paths to a service are columns of their own layer only', () => {
  const data = made([
    pathMtu('bj-1', 'hk-1', 'host', okAt(1500)),
    {...pathMtu('bj-1', 'service:hk', 'host', okAt(1500)), layer: 'service'},
  ]);
  const service = data.names.indexOf('service:hk');
  expect(data.regions[data.regionOf[service] ?? -1]).toBe('hk');
  expect(matrixOf(data, 'path-mtu').notColumns).toEqual([service]);
  expect(matrixOf(data, 'path-mtu', 'service').notColumns).not.toContain(service);
  expect(matrixOf(data, 'path-mtu', 'service').notColumns).toHaveLength(6);
});
