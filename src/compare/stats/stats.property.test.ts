import fc from 'fast-check';
import {expect, test} from 'vitest';
import {logChoose} from './gamma.ts';
import {harrellDavis} from './harrell-davis.ts';
import {exactP, overlapOf} from './hypergeometric.ts';
import {rankCounts, rankSumP, shiftOf} from './mann-whitney.ts';
import {type Counts, riskRatio, stratifiedRisk} from './risk-ratio.ts';

const cell = fc.integer({min: 0, max: 30});
const counts = fc.record({a: cell, b: cell, c: cell, d: cell});

test('orders of any m and n ranks sum to C(m+n, n), lie evenly about the middle, and are none of them negative', () => {
  for (let m = 1; m <= 12; m++) {
    for (let n = 1; n <= 12; n++) {
      const ways = [...rankCounts(m, n)];
      const sum = ways.reduce((all, one) => all + one, 0);
      expect(Math.log(sum)).toBeCloseTo(logChoose(m + n, n), 9);
      expect(ways.every((one) => one >= 1)).toBe(true);
      expect(ways.toReversed()).toEqual(ways);
    }
  }
});

test('the chance of the rank test is that of dealing the runs in every way, ties included', () => {
  const few = fc.array(fc.integer({min: 0, max: 6}), {minLength: 1, maxLength: 5});
  fc.assert(
    fc.property(few, few, (x, y) => {
      expect(rankSumP(x, y)).toBeCloseTo(dealtP(x, y), 10);
    }),
    {seed: 1, numRuns: 120},
  );
});

test('an interval exists from the runs on where 2/C(m+n, n) reaches its level, and never before', () => {
  const some = fc.array(fc.double({min: -9, max: 9, noNaN: true}), {minLength: 1, maxLength: 8});
  fc.assert(
    fc.property(some, some, fc.constantFrom(0.01, 0.05, 0.1), (x, y, misrate) => {
      const least = 2 / Math.exp(logChoose(x.length + y.length, y.length));
      expect(shiftOf(x, y, misrate) !== null).toBe(least <= misrate * (1 + 1e-12));
    }),
    {seed: 2, numRuns: 300},
  );
});

test('a perfect split of any k among any n has p = 1/C(n,k)', () => {
  fc.assert(
    fc.property(fc.integer({min: 2, max: 400}), fc.nat(), (n, any) => {
      const k = 1 + (any % Math.min(n - 1, 40));
      const {exact, mid} = exactP(overlapOf([{total: n, slow: k, exposed: k}]), k);
      expect(Math.log(exact)).toBeCloseTo(-logChoose(n, k), 8);
      expect(mid).toBeCloseTo(exact / 2, 12);
    }),
    {seed: 3, numRuns: 300},
  );
  for (const [n, k, p] of [
    [4, 2, 0.167],
    [8, 2, 0.036],
    [10, 3, 0.0083],
    [20, 2, 0.0053],
    [50, 3, 5e-5],
  ] as const) {
    expect(exactP(overlapOf([{total: n, slow: k, exposed: k}]), k).exact / p).toBeCloseTo(1, 1);
  }
});

test('a region where all or none have the value changes nothing in the stratified ratio', () => {
  fc.assert(
    fc.property(
      fc.array(counts, {minLength: 1, maxLength: 4}),
      cell,
      cell,
      fc.boolean(),
      fc.nat(),
      (regions, slow, ok, all, at) => {
        const constant: Counts = all ? {a: slow, b: ok, c: 0, d: 0} : {a: 0, b: 0, c: slow, d: ok};
        const more = regions.toSpliced(at % (regions.length + 1), 0, constant);
        expect(stratifiedRisk(more)).toEqual(stratifiedRisk(regions));
      },
    ),
    {seed: 4, numRuns: 300},
  );
});

test('the stratified ratio of regions without empty cells is the sum of Mantel and Haenszel, and 1 where each region has 1', () => {
  const positive = fc.integer({min: 1, max: 50});
  const full = fc.record({a: positive, b: positive, c: positive, d: positive});
  fc.assert(
    fc.property(fc.array(full, {minLength: 1, maxLength: 5}), (regions) => {
      let [above, below] = [0, 0];
      for (const {a, b, c, d} of regions) {
        above += (a * (c + d)) / (a + b + c + d);
        below += (c * (a + b)) / (a + b + c + d);
      }
      expect(stratifiedRisk(regions)?.ratio).toBeCloseTo(above / below, 9);
    }),
    {seed: 5, numRuns: 200},
  );
  const even = fc.tuple(positive, positive, fc.integer({min: 1, max: 9}));
  fc.assert(
    fc.property(fc.array(even, {minLength: 1, maxLength: 5}), (regions) => {
      // The same share is slow with and without the value, whatever the region’s own share.
      const alike = regions.map(([slow, ok, k]) => ({a: slow, b: ok, c: slow * k, d: ok * k}));
      expect(stratifiedRisk(alike)?.ratio).toBeCloseTo(1, 9);
    }),
    {seed: 6, numRuns: 200},
  );
});

test('the lower bound is never above the ratio nor the upper below it, in one region with empty cells too', () => {
  fc.assert(
    fc.property(counts, (one) => {
      const risk = riskRatio(one);
      if (risk === null) return;
      expect(risk.lower).toBeLessThanOrEqual(risk.ratio);
      expect(risk.upper).toBeGreaterThanOrEqual(risk.ratio);
      expect(risk.lower).toBeGreaterThan(0);
    }),
    {seed: 7, numRuns: 300},
  );
});

test('Harrell–Davis grows over the whole range of q and never leaves the sample, time-outs included', () => {
  const value = fc.oneof(
    {weight: 9, arbitrary: fc.double({min: -1e3, max: 1e3, noNaN: true})},
    {weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY)},
  );
  const share = fc.double({min: 0.001, max: 0.999, noNaN: true});
  fc.assert(
    fc.property(fc.array(value, {minLength: 1, maxLength: 40}), share, share, (values, p, q) => {
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const [low, high] = [Math.min(p, q), Math.max(p, q)].map((at) => harrellDavis(sorted, at));
      expect(low?.value).toBeLessThanOrEqual((high?.value ?? 0) + 1e-9);
      expect(low?.value).toBeGreaterThanOrEqual((sorted[0] as number) - 1e-9);
      expect(high?.value).toBeLessThanOrEqual((sorted.at(-1) as number) + 1e-9);
    }),
    {seed: 8, numRuns: 300},
  );
});

/** Share of all ways to deal the values to both sides whose ranks lie as far from the middle. */
function dealtP(x: readonly number[], y: readonly number[]): number {
  const all = [...x, ...y];
  const rank = (value: number) =>
    all.filter((one) => one < value).length + all.filter((one) => one === value).length / 2;
  const middle = (x.length * all.length) / 2;
  const away = (places: readonly number[]) =>
    Math.abs(places.reduce((sum, i) => sum + rank(all[i] as number), 0) - middle);
  const seen = away(x.map((_, i) => i));
  let [deals, far] = [0, 0];
  for (let mask = 0; mask < 2 ** all.length; mask++) {
    const places = all.flatMap((_, i) => ((mask >> i) & 1 ? [i] : []));
    if (places.length !== x.length) continue;
    deals++;
    if (away(places) >= seen - 1e-9) far++;
  }
  return far / deals;
}
