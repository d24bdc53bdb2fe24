import fc from 'fast-check';
import {expect, test} from 'vitest';
import {logBayesFactor} from './bayes.ts';
import {countBits, countBoth, emptyBits, indexesOf, setBit} from './bitset.ts';
import {betaShare, logChoose, logGamma} from './gamma.ts';
import {harrellDavis} from './harrell-davis.ts';
import {exactP, overlapOf} from './hypergeometric.ts';
import {rankCounts, rankSumP, shiftOf} from './mann-whitney.ts';
import {normalTail} from './normal.ts';
import {randomFrom} from './random.ts';
import {riskRatio, stratifiedRisk} from './risk-ratio.ts';
import {vanElterenP} from './van-elteren.ts';
import {withinRegionShift} from './within-region-shift.ts';

const cell = fc.integer({min: 0, max: 30});
const counts = fc.record({a: cell, b: cell, c: cell, d: cell});
const finite = fc.double({min: -100, max: 100, noNaN: true});

test('bits are counted as a naive set counts them', () => {
  const members = fc.uniqueArray(fc.nat(199));
  fc.assert(
    fc.property(members, members, (x, y) => {
      const [a, b] = [x, y].map((list) => {
        const bits = emptyBits(7);
        for (const one of list) setBit(bits, one);
        return bits;
      });
      if (a === undefined || b === undefined) return;
      expect(countBits(a)).toBe(x.length);
      expect(countBoth(a, b)).toBe(x.filter((one) => y.includes(one)).length);
      expect(indexesOf(a)).toEqual([...x].sort((p, q) => p - q));
    }),
  );
});

test('gamma, beta and normal agree with published values', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 11);
  expect(Math.exp(logChoose(20, 3))).toBeCloseTo(1140, 8);
  expect(betaShare(0.5, 2, 3)).toBeCloseTo(0.6875, 12);
  expect(betaShare(0.3, 20, 20)).toBeCloseTo(1 - betaShare(0.7, 20, 20), 13);
  expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 12);
  expect(normalTail(6) / 9.865876450376981e-10).toBeCloseTo(1, 10);
});

test('the chances of an overlap sum to 1, and mid-p is never above the exact p', () => {
  const stratum = fc
    .tuple(fc.nat(20), fc.nat(20), fc.nat(20))
    .map(([x, y, extra]) => ({total: Math.max(x, y) + extra, slow: x, exposed: y}));
  fc.assert(
    fc.property(fc.array(stratum, {minLength: 1, maxLength: 4}), fc.nat(40), (strata, more) => {
      const overlap = overlapOf(strata);
      expect(overlap.masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 10);
      const {exact, mid} = exactP(overlap, overlap.least + (more % overlap.masses.length));
      expect(mid).toBeLessThanOrEqual(exact);
      expect(exact).toBeLessThanOrEqual(1);
    }),
  );
});

test('a perfect split of k among n has p = 1/C(n,k)', () => {
  for (const [n, k, p] of [
    [3, 1, 0.3333],
    [6, 3, 0.05],
    [20, 3, 0.000877],
  ] as const) {
    const {exact} = exactP(overlapOf([{total: n, slow: k, exposed: k}]), k);
    expect(exact).toBeCloseTo(p, 4);
  }
});

test('the lower bound is never above the risk ratio, and both are finite', () => {
  fc.assert(
    fc.property(fc.array(counts, {minLength: 1, maxLength: 4}), (regions) => {
      const risk = stratifiedRisk(regions);
      if (risk === null) return;
      expect(risk.lower).toBeLessThanOrEqual(risk.ratio);
      expect(Number.isFinite(risk.ratio) && Number.isFinite(risk.lower)).toBe(true);
    }),
  );
});

test('of one region the stratified ratio is the plain one, without zero cells a/n1 : c/n0', () => {
  const positive = fc.integer({min: 1, max: 50});
  const full = fc.record({a: positive, b: positive, c: positive, d: positive});
  fc.assert(
    fc.property(full, ({a, b, c, d}) => {
      const plain = a / (a + b) / (c / (c + d));
      expect(riskRatio({a, b, c, d})?.ratio).toBeCloseTo(plain, 10);
      expect(stratifiedRisk([{a, b, c, d}])).toEqual(riskRatio({a, b, c, d}));
    }),
  );
});

test('a zero cell gets Haldane’s half in all cells', () => {
  expect(riskRatio({a: 3, b: 0, c: 0, d: 17})?.ratio).toBeCloseTo(3.5 / 4 / (0.5 / 18), 10);
});

test('a region where all share one value of the fact changes nothing', () => {
  fc.assert(
    fc.property(fc.array(counts, {minLength: 1, maxLength: 3}), cell, cell, (regions, x, y) => {
      const constant = {a: 0, b: 0, c: x, d: y};
      expect(stratifiedRisk([...regions, constant])).toEqual(stratifiedRisk(regions));
      expect(logBayesFactor([...regions, constant])).toBe(logBayesFactor(regions));
    }),
  );
});

test('Bayes factors of perfect splits are those of the specification', () => {
  for (const [n, k, factor] of [
    [3, 1, 2],
    [10, 2, 18.3],
    [20, 3, 332],
    [40, 2, 273],
  ] as const) {
    const found = Math.exp(logBayesFactor([{a: k, b: 0, c: 0, d: n - k}]));
    expect(found / factor).toBeCloseTo(1, 2);
  }
});

test('orders of ranks sum to C(n+m, n), and the exact test reaches 2/C(2n, n)', () => {
  expect(rankCounts(5, 4).reduce((sum, count) => sum + count, 0)).toBe(126);
  expect(rankSumP([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(2 / 252, 12);
  expect(rankSumP([1, 2, 3], [4, 5, Number.POSITIVE_INFINITY])).toBeCloseTo(0.1, 12);
  expect(rankSumP([1, 1, 1], [1, 1, 1])).toBe(1);
});

test('the rank test and the shift turn with the sides', () => {
  const sample = fc.array(fc.integer({min: 0, max: 20}), {minLength: 2, maxLength: 9});
  fc.assert(
    fc.property(sample, sample, (x, y) => {
      expect(rankSumP(x, y)).toBeCloseTo(rankSumP(y, x), 10);
      expect(shiftOf(x, y, 1)?.centre).toBeCloseTo(-(shiftOf(y, x, 1)?.centre ?? 0), 10);
    }),
  );
});

test('three against three cannot give a 95 % interval', () => {
  expect(shiftOf([1, 2, 3], [4, 5, 6], 0.05)).toBeNull();
  expect(shiftOf([1, 2, 3, 4], [5, 6, 7, 8], 0.05)).toMatchObject({centre: -4});
});

test('Harrell–Davis lies inside the sample and grows with q', () => {
  const sample = fc.array(finite, {minLength: 1, maxLength: 30});
  fc.assert(
    fc.property(sample, fc.double({min: 0.02, max: 0.9, noNaN: true}), (values, q) => {
      const sorted = [...values].sort((a, b) => a - b);
      const {value} = harrellDavis(sorted, q);
      expect(value).toBeGreaterThanOrEqual((sorted[0] as number) - 1e-9);
      expect(value).toBeLessThanOrEqual((sorted.at(-1) as number) + 1e-9);
      expect(harrellDavis(sorted, q + 0.05).value).toBeGreaterThanOrEqual(value - 1e-9);
    }),
  );
});

test('one time-out of five runs is not the median', () => {
  expect(harrellDavis([1, 2, 3, 4, Number.POSITIVE_INFINITY], 0.5).value).toBe(3);
});

test('halving finds the same shift as all differences', () => {
  const random = randomFrom(3);
  const side = (n: number, by: number) => Array.from({length: n}, () => random.normal() + by);
  const large = [{with: side(160, 2), without: side(170, 0)}];
  const [x, y] = [large[0]?.with ?? [], large[0]?.without ?? []];
  const all = x.flatMap((a) => y.map((b) => a - b)).sort((p, q) => p - q);
  const middle = ((all[13_599] as number) + (all[13_600] as number)) / 2;
  expect(withinRegionShift(large)).toBeCloseTo(middle, 3);
});

test('a shift between regions alone is none inside them', () => {
  const regions = [
    {with: [1, 2, 3], without: [1, 2, 3]},
    {with: [], without: [100, 101]},
  ];
  expect(withinRegionShift(regions)).toBe(0);
  expect(vanElterenP(regions)).toBeCloseTo(0.5, 10);
  expect(vanElterenP([{with: [5, 5], without: [5]}])).toBeNull();
});

test('the generator gives the same numbers for the same seed, evenly', () => {
  const first = randomFrom(7);
  const second = randomFrom(7);
  let sum = 0;
  for (let i = 0; i < 10_000; i++) {
    const value = first.next();
    expect(second.next()).toBe(value);
    sum += value;
  }
  expect(sum / 10_000).toBeCloseTo(0.5, 1);
  expect(randomFrom(8).next()).not.toBe(randomFrom(7).next());
});
