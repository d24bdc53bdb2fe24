import {expect, test} from 'vitest';
import {cleanFleet} from '../testing/fleet.ts';
import {blackHoleAt, okAt, pathMtu} from '../testing/paths.ts';
import {hongkongSample, nodeDownSample} from '../testing/sample.ts';
import {
  alikeGroups,
  blockOf,
  isEven,
  isTooFew,
  lookOf,
  type MtuGrid,
  oldMs,
  pathMtuGrids,
  sizeText,
  uniformBytes,
  withoutUnreached,
  worstOf,
} from './path-mtu.ts';

function gridsOf(document: Parameters<typeof pathMtuGrids>[0]): [host: MtuGrid, pod: MtuGrid] {
  const [host, pod] = pathMtuGrids(document);
  if (host === undefined || pod === undefined) throw new Error('two layers expected');
  return [host, pod];
}

test('one value on every path is uniform; one missing path is enough to lose that', () => {
  const document = cleanFleet();
  expect(gridsOf(document).map(uniformBytes)).toEqual([1500, 1450]);
  document.paths = document.paths.filter(
    (path) => path.source !== 'bj-1' || path.destination !== 'sg-2',
  );
  expect(gridsOf(document).map(uniformBytes)).toEqual([null, null]);
});

test('an unknown path never counts as uniform', () => {
  const [, pod] = gridsOf(nodeDownSample());
  expect(uniformBytes(withoutUnreached(pod, nodeDownSample()))).toBe(null);
});

test('a node that was not reached leaves the table only while nothing is known of it', () => {
  const document = nodeDownSample();
  const [host] = gridsOf(document);
  expect(withoutUnreached(host, document).nodes.map(({id}) => id)).not.toContain('sg-2');
  document.paths.push(pathMtu('bj-1', 'sg-2', 'host', okAt(1500)));
  const [again] = gridsOf(document);
  expect(withoutUnreached(again, document).nodes.map(({id}) => id)).toContain('sg-2');
});

test('a block holds the paths between two regions, and counts those not measured', () => {
  const [host] = gridsOf(nodeDownSample());
  expect(blockOf(host, 'bj', 'sg').results).toHaveLength(2);
  expect(blockOf(host, 'bj', 'sg').missing).toBe(2);
  expect(isEven(blockOf(host, 'bj', 'sg'))).toBe(false);
  expect(blockOf(host, 'sg', 'sg')).toEqual({results: [], missing: 2});
  expect(isEven(blockOf(host, 'bj', 'hk'))).toBe(true);
});

test('the last result of a pair counts', () => {
  const document = cleanFleet();
  document.paths.push(pathMtu('bj-1', 'hk-1', 'host', blackHoleAt(1400)));
  const [host] = gridsOf(document);
  expect(worstOf(blockOf(host, 'bj', 'hk').results)?.state).toBe('black-hole');
  expect(host.results.size).toBe(30);
});

test('groups begin with the odd ones', () => {
  const [host] = gridsOf(hongkongSample());
  expect(alikeGroups(host).map(({sample, count}) => [sample.state, count])).toEqual([
    ['black-hole', 8],
    ['local-emsgsize', 10],
    ['ok', 12],
  ]);
});

test('the size says when the limit is only known to lie between', () => {
  const result = pathMtu('a', 'b', 'host', blackHoleAt(1400));
  expect(sizeText(result)).toBe('1400');
  expect(sizeText({...result, exact: false, failBytes: 1472})).toBe('1400..1471');
  expect(sizeText({...result, passBytes: null, exact: false})).toBe('<1401');
  expect(sizeText({...result, passBytes: null, failBytes: null})).toBe('');
});

test('a result is old when another path was measured more than ten minutes later', () => {
  const document = cleanFleet();
  const old = document.paths.find((path) => path.probe === 'path-mtu' && path.source === 'hk-1');
  if (old === undefined) throw new Error('a path expected');
  old.at = '2026-11-23T05:31:12.000Z';
  expect(
    gridsOf(document).flatMap((grid) =>
      [...grid.results.values()].flatMap((one) => oldMs(grid, one) ?? []),
    ),
  ).toEqual([]);
  old.at = '2026-11-23T05:31:11.000Z';
  const [host] = gridsOf(document);
  expect([...host.results.values()].flatMap((one) => oldMs(host, one) ?? [])).toEqual([601_000]);
  expect(uniformBytes(host)).toBe(null);
  old.at = 'yesterday';
  expect(
    [...gridsOf(document)[0].results.values()].flatMap((one) => oldMs(host, one) ?? []),
  ).toEqual([]);
});

test('two of many paths are too few for one word, two of two are not', () => {
  const document = cleanFleet();
  const [whole] = gridsOf(document);
  expect(isTooFew(blockOf(whole, 'hk', 'hk'))).toBe(false);
  document.paths = document.paths.filter(
    ({source, destination}) => source !== 'bj-1' || !destination.startsWith('hk'),
  );
  expect(isTooFew(blockOf(gridsOf(document)[0], 'bj', 'hk'))).toBe(true);
  expect(isTooFew({results: [], missing: 4})).toBe(false);
});

test('unknown has a look of its own', () => {
  expect(lookOf('unknown')).toBe('unknown');
  expect(lookOf('ok')).toBe('ok');
  expect(lookOf('general-loss')).toBe('critical');
});
