import {describe, expect, it} from 'vitest';
import {intervalsOf} from './count.ts';

const counts = (bytes: number[], endedMs: number | null = null) =>
  intervalsOf({event: 'bulk-received', peer: 1, intervalMs: 100, endedMs, bytes});

describe('counts of the receiver', () => {
  it('are put together to half seconds', () => {
    expect(counts([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([
      {ms: 500, bytes: 15},
      {ms: 500, bytes: 40},
    ]);
  });

  it('end where the transfer ended', () => {
    expect(counts([1, 1, 1, 1, 1, 1, 1], 660)).toEqual([
      {ms: 500, bytes: 5},
      {ms: 160, bytes: 2},
    ]);
  });

  it('may be none', () => {
    expect(counts([])).toEqual([]);
  });
});
