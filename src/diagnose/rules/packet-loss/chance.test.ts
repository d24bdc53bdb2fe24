import {expect, test} from 'vitest';
import {chanceInside, chanceOf, gain} from './chance.ts';

test('Fisher’s exact test, by hand: 3 of 4 losses among 4 of 8 packets', () => {
  // (C(4,3)·C(4,1) + C(4,4)·C(4,0)) / C(8,4) = 17 / 70
  expect(chanceInside({sent: 4, lost: 3}, {sent: 4, lost: 1})).toBeCloseTo(17 / 70, 12);
});

test('binomial, by hand: at least 2 of 3 at one half', () => {
  expect(chanceOf({sent: 3, lost: 2}, 0.5)).toBeCloseTo(0.5, 12);
  expect(chanceOf({sent: 3, lost: 0}, 0.5)).toBeCloseTo(1, 12);
});

test('equal shares gain nothing, unequal ones do', () => {
  expect(gain({sent: 10, lost: 1}, {sent: 100, lost: 10})).toBeCloseTo(0, 9);
  expect(gain({sent: 10, lost: 5}, {sent: 100, lost: 0})).toBeGreaterThan(10);
});
