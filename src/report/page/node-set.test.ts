import {expect, test} from 'vitest';
import {holds, nodeSet, placesOf, sizeOf} from './node-set.ts';

test('neighbours are kept as one pair, in whatever order they come', () => {
  expect(nodeSet([7, 1, 0, 1])).toEqual([0, 2, 7, 1]);
  expect(nodeSet([])).toEqual([]);
});

test('a set knows its size, its members and its first ones', () => {
  const set = nodeSet([3, 4, 5, 9]);
  expect(sizeOf(set)).toBe(4);
  expect([2, 3, 5, 6, 9].map((place) => holds(set, place))).toEqual([
    false,
    true,
    true,
    false,
    true,
  ]);
  expect(placesOf(set, 2)).toEqual([3, 4]);
  expect(placesOf(set, 99)).toEqual([3, 4, 5, 9]);
});
