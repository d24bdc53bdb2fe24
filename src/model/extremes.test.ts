import {expect, test} from 'vitest';
import {leastOf, mostOf} from './extremes.ts';

test('more values than a call takes arguments, as of all requests of a large region', () => {
  const values = Array.from({length: 1_000_000}, (_, i) => (i * 7919) % 1_000_003);
  expect(leastOf(values)).toBe(0);
  expect(mostOf(values)).toBe(values.toSorted((a, b) => a - b).at(-1));
});

test('of no values there is neither', () => {
  expect([leastOf([]), mostOf([])]).toEqual([Infinity, -Infinity]);
});
