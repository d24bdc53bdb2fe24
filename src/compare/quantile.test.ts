import {expect, test} from 'vitest';
import {ascending, median, quantile} from './quantile.ts';

test('a quantile is a value that was seen', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect([0, 0.25, 0.5, 0.9, 0.95, 1].map((q) => quantile(ten, q))).toEqual([1, 3, 5, 9, 10, 10]);
});

test('the median of an even number is the mean of the middle two', () => {
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([1, 2, 10])).toBe(2);
});

test('of nothing there is neither', () => {
  expect(median([])).toBeNull();
  expect(quantile([], 0.95)).toBeNull();
});

test('numbers are ordered as numbers', () => {
  expect(ascending([10, 9, 100])).toEqual([9, 10, 100]);
});
