import fc from 'fast-check';
import {expect, test} from 'vitest';
import {bucketed} from './tolerance.ts';

test('values within the tolerance of the smallest speak with the commonest of them', () => {
  const buckets = bucketed(
    [
      {value: 263841, count: 1},
      {value: 263845, count: 3},
      {value: 300000, count: 1},
    ],
    {relative: 0.02},
  );
  expect([...buckets]).toEqual([
    [263841, 263845],
    [263845, 263845],
    [300000, 300000],
  ]);
});

test('a slope of small steps is not one bucket', () => {
  const slope = [100, 101, 102, 103, 104].map((value) => ({value, count: 1}));
  const buckets = bucketed(slope, {absolute: 2});
  expect(new Set(buckets.values()).size).toBe(2);
});

test('buckets do not depend on the order of values', () => {
  const values = fc.uniqueArray(fc.integer({min: -1000, max: 1000}), {maxLength: 20});
  fc.assert(
    fc.property(values, fc.integer({min: 0, max: 50}), (given, absolute) => {
      const counted = given.map((value) => ({value, count: 1}));
      const backwards = [...counted].reverse();
      expect(bucketed(backwards, {absolute})).toEqual(bucketed(counted, {absolute}));
    }),
  );
});

test('a speaker is never further than the tolerance from whom it speaks for', () => {
  const values = fc.uniqueArray(fc.integer({min: 0, max: 1000}), {maxLength: 20});
  fc.assert(
    fc.property(values, fc.integer({min: 0, max: 50}), (given, absolute) => {
      const buckets = bucketed(
        given.map((value) => ({value, count: 1})),
        {absolute},
      );
      for (const [value, speaker] of buckets) {
        expect(Math.abs(value - speaker)).toBeLessThanOrEqual(absolute);
      }
    }),
  );
});
