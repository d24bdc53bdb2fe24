import {expect, test} from 'vitest';
import {chanceOfTop, rankScore} from './rank-chance.ts';

test('the three largest of thirty fall on ten given ones by luck in 120 of 4060 draws', () => {
  expect(chanceOfTop(3, 10, 20)).toBeCloseTo(120 / 4060, 12);
  expect(chanceOfTop(0, 10, 20)).toBe(1);
  expect(chanceOfTop(11, 10, 20)).toBe(0);
});

test('a complete separation of 4 from 8 scores U = 32 against 16 expected', () => {
  const score = rankScore([9, 10, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(score).toBeCloseTo(16 / Math.sqrt((4 * 8 * 13) / 12), 12);
});

test('the same values on both sides, all tied, score nothing', () => {
  expect(rankScore([5, 5, 5], [5, 5, 5, 5])).toBe(0);
  expect(rankScore([], [1])).toBe(0);
});
