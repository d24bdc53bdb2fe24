import {describe, expect, it} from 'vitest';
import {firstSizes, patience} from './ladder.ts';

describe('first sizes', () => {
  it('are ascending and each only once', () => {
    const sizes = firstSizes([1500, 1500, null]);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    expect(sizes).toContain(1501);
  });

  it('do not grow with senseless hints', () => {
    expect(firstSizes([0, 99_999, 1.5, Number.NaN])).toEqual(firstSizes([]));
  });
});

describe('patience', () => {
  it('is a second at least, four round trips on long paths', () => {
    expect(patience(0.1)).toEqual({deadlineS: 1, pauseS: 0.2});
    expect(patience(300)).toEqual({deadlineS: 2, pauseS: 0.6});
    expect(patience(null).deadlineS).toBe(1);
  });
});
