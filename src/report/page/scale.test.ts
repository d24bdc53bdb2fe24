import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fraction, scaleFor} from './scale.ts';

test('values of like size stand on an axis from zero, so lengths are ratios', () => {
  const scale = scaleFor([168, 178, 612]);
  expect(scale).toEqual({log: false, low: 0, high: 800, ticks: [0, 200, 400, 600, 800]});
  expect(fraction(scale, 400)).toBe(0.5);
});

test('values far apart stand on a logarithmic axis', () => {
  const scale = scaleFor([9, 30_000]);
  expect(scale).toEqual({
    log: true,
    low: 1,
    high: 100_000,
    ticks: [1, 10, 100, 1000, 10_000, 100_000],
  });
  expect(fraction(scale, 1000)).toBeCloseTo(0.6);
});

test('only zeros still give an axis', () => {
  expect(scaleFor([0, 0]).ticks).toEqual([0, 1]);
});

test('every value has its place between the first and the last tick', () => {
  const value = fc.double({min: 0, max: 1e200, noNaN: true});
  fc.assert(
    fc.property(fc.array(value, {minLength: 1, maxLength: 50}), (values) => {
      const scale = scaleFor(values);
      expect(scale.ticks.length).toBeLessThanOrEqual(8);
      for (const one of values) {
        expect(fraction(scale, one)).toBeGreaterThanOrEqual(0);
        expect(fraction(scale, one)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
