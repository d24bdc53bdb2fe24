import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Outliers} from '../../model/explanation.ts';
import {randomFrom} from '../stats/random.ts';
import {callMany} from './empirical-null.ts';
import {findOutliers, type MeasuredNode} from './index.ts';
import {judgeGroup} from './judge-group.ts';
import {pooledScores} from './pooled-scores.ts';
import {scoresOf} from './scores.ts';
import {SCORE_THRESHOLDS} from './thresholds.ts';

const runTime = fc.double({min: 1, max: 1e4, noNaN: true});
const fleet = fc
  .array(
    fc.record({
      region: fc.constantFrom('a', 'b', 'c'),
      runs: fc.array(runTime, {minLength: 1, maxLength: 8}),
    }),
    {minLength: 1, maxLength: 30},
  )
  .map((given) => given.map((one, i): MeasuredNode => ({...one, node: nameOf(i)})));

test('multiplying all runs by any number above 0 changes no verdict, and no score but by rounding', () => {
  fc.assert(
    fc.property(fleet, fc.double({min: 0.001, max: 1000, noNaN: true}), (nodes, k) => {
      const scaled = nodes.map((node) => ({...node, runs: node.runs.map((run) => run * k)}));
      const [before, after] = [judged(nodes), judged(scaled)];
      expect(after.groups.map(tellingOf)).toEqual(before.groups.map(tellingOf));
      expect([after.slowNodes, after.slowRegions]).toEqual([before.slowNodes, before.slowRegions]);
      before.nodes.forEach(({node, score, ratio, verdict}, i) => {
        const there = after.nodes[i];
        expect(there).toMatchObject({node, verdict});
        expect(there?.score ?? 0).toBeCloseTo(score ?? 0, 2);
        // Told to three places: a last one may turn.
        expect(Math.abs((there?.ratio ?? 1) - (ratio ?? 1))).toBeLessThan(0.0015);
      });
    }),
    {seed: 1, numRuns: 150},
  );
});

test('nodes that all measured the same are none of them called, and no number is NaN or infinite', () => {
  const value = fc.oneof(
    fc.double({min: -1e6, max: 1e9, noNaN: true}),
    fc.constantFrom(0, Number.MIN_VALUE, Number.MAX_VALUE, Number.POSITIVE_INFINITY),
  );
  const scale = fc.constantFrom('log' as const, 'logit' as const);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c'), {minLength: 1, maxLength: 40}),
      value,
      fc.integer({min: 1, max: 9}),
      scale,
      fc.boolean(),
      (regions, same, runs, working, largerIsWorse) => {
        const nodes = regions.map((region, i) => {
          return {node: nameOf(i), region, runs: Array<number>(runs).fill(same)};
        });
        const [told] = findOutliers([{metric: 'm', scale: working, largerIsWorse, nodes}]);
        expect(told).toMatchObject({slowNodes: [], slowRegions: [], unmeasured: []});
        expect(told?.nodes.every(({score, verdict}) => !score && verdict === 'typical')).toBe(true);
        expect(
          told?.groups.every(({verdict}) => ['none-odd', 'insufficient'].includes(verdict)),
        ).toBe(true);
        // JSON turns NaN and infinities to null: what comes back unchanged had none.
        expect(Outliers.parse(JSON.parse(JSON.stringify(told)))).toEqual(told);
      },
    ),
    {seed: 2, numRuns: 300},
  );
});

test('larger uncertainty of a node never raises its score, in small regions judged together either', () => {
  const node = fc.record({
    worse: fc.double({min: -5, max: 5, noNaN: true}),
    standardError: fc.double({min: 0, max: 1, noNaN: true}),
  });
  const region = fc.array(node, {minLength: 4, maxLength: 8});
  const regions = fc.array(region, {minLength: 2, maxLength: 4});
  fc.assert(
    fc.property(
      regions,
      fc.nat(),
      fc.double({min: 0, max: 2, noNaN: true}),
      (given, which, more) => {
        const r = which % given.length;
        const i = which % (given[r]?.length ?? 1);
        const unsure = given.map((own, s) =>
          own.map((one, k) =>
            s === r && k === i ? {...one, standardError: one.standardError + more} : one,
          ),
        );
        const scoreIn = (all: typeof given) => Math.abs(pooledScores(all)[r]?.[i]?.score ?? 0);
        expect(scoreIn(unsure)).toBeLessThanOrEqual(scoreIn(given) + 1e-9);
      },
    ),
    {seed: 3, numRuns: 300},
  );
});

test('a node that is called slow alone is still called when it moves further out', () => {
  let called = 0;
  fc.assert(
    fc.property(
      fc.array(fc.double({min: -0.2, max: 0.2, noNaN: true}), {minLength: 4, maxLength: 60}),
      fc.double({min: 0.1, max: 3, noNaN: true}),
      fc.double({min: 0, max: 20, noNaN: true}),
      (others, out, more) => {
        const verdictAt = (worse: number) => {
          const nodes = [...others, worse].map((one) => ({worse: one, standardError: 0}));
          return judgeGroup(nodes, 0.05, 0.05).called.at(-1);
        };
        if (verdictAt(out) !== 'slow') return;
        called++;
        expect(verdictAt(out + more)).toBe('slow');
        expect(verdictAt(Number.POSITIVE_INFINITY)).toBe('slow');
      },
    ),
    {seed: 4, numRuns: 400},
  );
  expect(called).toBeGreaterThan(100);
});

test('of clean nodes any is called in one fleet of twenty at most, for every size of the table', () => {
  const random = randomFrom(23);
  const fleets = 250;
  const sizes = SCORE_THRESHOLDS.map(([size]) => size).filter((size) => size <= 100);
  expect(sizes.length).toBeGreaterThan(20);
  for (const size of sizes) {
    let called = 0;
    for (let i = 0; i < fleets; i++) {
      const nodes = Array.from({length: size}, () => ({worse: random.normal(), standardError: 0}));
      if (judgeGroup(nodes, 0.05, 0.05).called.some((one) => one !== 'typical')) called++;
    }
    expect(called / fleets, `of ${size}`).toBeLessThanOrEqual(allowed(fleets));
  }
});

test('of clean regions, small or large, a node or a region is called in one fleet of twenty at most', () => {
  const random = randomFrom(29);
  const fleets = 200;
  for (const sizes of [
    [4, 4, 4],
    [2, 3, 9],
    [6, 6, 6, 6, 6],
    [22, 23],
    [30, 5, 5, 1],
  ]) {
    let called = 0;
    for (let i = 0; i < fleets; i++) {
      const nodes = sizes.flatMap((size, r) =>
        Array.from({length: size}, (_, k): MeasuredNode => {
          const own = 0.1 * random.normal();
          const runs = Array.from({length: 6}, () => 50 * Math.exp(own + 0.1 * random.normal()));
          return {node: `r${r}-${nameOf(k)}`, region: `r${r}`, runs};
        }),
      );
      const {slowNodes, slowRegions, nodes: told} = judged(nodes);
      const odd = told.some(({verdict}) => verdict !== 'typical');
      if (odd || slowNodes.length + slowRegions.length > 0) called++;
    }
    expect(called / fleets, sizes.join(' + ')).toBeLessThanOrEqual(allowed(fleets));
  }
});

test('of a clean thousand any is called in one fleet of twenty at most', () => {
  const random = randomFrom(31);
  const fleets = 200;
  let called = 0;
  for (let i = 0; i < fleets; i++) {
    const nodes = Array.from({length: 1000}, () => ({worse: random.normal(), standardError: 0}));
    if (callMany(scoresOf(nodes), 0.05).called.includes(true)) called++;
  }
  expect(called / fleets).toBeLessThanOrEqual(allowed(fleets));
});

/** The level and three standard errors of so many fleets. */
function allowed(fleets: number): number {
  return 0.05 + 3 * Math.sqrt((0.05 * 0.95) / fleets);
}

function tellingOf({level, group, verdict, slow}: Outliers['groups'][number]) {
  return {level, group, verdict, slow};
}

function nameOf(i: number): string {
  return `n${String(i).padStart(2, '0')}`;
}

function judged(nodes: readonly MeasuredNode[]): Outliers {
  const [outliers] = findOutliers([{metric: 'm', scale: 'log', largerIsWorse: true, nodes}]);
  if (outliers === undefined) throw new Error('one metric gives one result');
  return outliers;
}
