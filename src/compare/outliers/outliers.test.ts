import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Outliers} from '../../model/explanation.ts';
import {randomFrom} from '../stats/random.ts';
import {findOutliers, type MeasuredNode} from './index.ts';
import {judgeGroup} from './judge-group.ts';
import {peersOf} from './scale.ts';
import {scoresOf} from './scores.ts';
import {thresholdAt} from './threshold-at.ts';
import {SCORE_THRESHOLDS} from './thresholds.ts';

const worse = fc.double({min: -5, max: 5, noNaN: true});
const group = fc.array(
  fc.record({worse, standardError: fc.double({min: 0, max: 1, noNaN: true})}),
  {
    minLength: 2,
    maxLength: 40,
  },
);

test('the order of nodes changes no score', () => {
  fc.assert(
    fc.property(group, (nodes) => {
      expect(scoresOf([...nodes].reverse()).reverse()).toEqual(scoresOf(nodes));
    }),
  );
});

test('sharing peers along a stretch gives the scores of leaving each one out', () => {
  const many = fc.array(fc.integer({min: 0, max: 60}), {minLength: 21, maxLength: 70});
  fc.assert(
    fc.property(many, (values) => {
      const nodes = values.map((value) => ({worse: value / 10, standardError: 0}));
      const scores = scoresOf(nodes);
      nodes.forEach((node, i) => {
        const others = nodes.filter((_, k) => k !== i).map((one) => one.worse);
        const peers = peersOf(
          others.sort((a, b) => a - b),
          0,
        );
        const away = node.worse - peers.centre;
        expect(scores[i]?.score).toBeCloseTo(away / (away > 0 ? peers.above : peers.below), 9);
      });
    }),
  );
});

test('equal nodes score 0, without NaN or infinity', () => {
  for (const size of [1, 2, 3, 5, 21, 1200]) {
    const scores = scoresOf(Array.from({length: size}, () => ({worse: 3, standardError: 0})));
    expect(scores.every(({score}) => score === 0)).toBe(true);
  }
});

test('larger uncertainty never raises a score', () => {
  fc.assert(
    fc.property(group, fc.nat(), fc.double({min: 0, max: 2, noNaN: true}), (nodes, which, more) => {
      const at = which % nodes.length;
      const unsure = nodes.map((node, i) =>
        i === at ? {...node, standardError: node.standardError + more} : node,
      );
      const before = Math.abs(scoresOf(nodes)[at]?.score ?? 0);
      expect(Math.abs(scoresOf(unsure)[at]?.score ?? 0)).toBeLessThanOrEqual(before + 1e-9);
    }),
  );
});

test('a node that moves further out is never let off', () => {
  fc.assert(
    fc.property(fc.array(worse, {minLength: 7, maxLength: 30}), fc.nat(50), (values, more) => {
      const nodes = (last: number) =>
        [...values, last].map((value) => ({worse: value, standardError: 0}));
      const isCalled = (last: number) => scoresOf(nodes(last)).at(-1)?.score ?? 0;
      expect(isCalled(6 + more)).toBeGreaterThanOrEqual(isCalled(6) - 1e-9);
    }),
  );
});

test('multiplying a metric changes no score and no verdict', () => {
  const nodes = fleet([50, 51, 49, 52, 50, 48, 51, 200]);
  const scaled = nodes.map((node) => ({...node, runs: node.runs.map((run) => run * 1000)}));
  const [before, after] = [judged(nodes), judged(scaled)];
  expect(after.slowNodes).toEqual(['n7']);
  expect(after.slowNodes).toEqual(before.slowNodes);
  expect(after.nodes.map(({score}) => score)).toEqual(before.nodes.map(({score}) => score));
});

test('clean nodes are called in one fleet of twenty at most', () => {
  const random = randomFrom(11);
  for (const size of [4, 5, 6, 8, 12, 20, 21, 45, 150]) {
    const fleets = 600;
    let called = 0;
    for (let i = 0; i < fleets; i++) {
      const nodes = Array.from({length: size}, () => ({worse: random.normal(), standardError: 0}));
      if (judgeGroup(nodes, 0.05, 0.05).called.some((one) => one !== 'typical')) called++;
    }
    // Three standard errors of 600 fleets.
    expect(called / fleets, `of ${size}`).toBeLessThanOrEqual(
      0.05 + 3 * Math.sqrt((0.05 * 0.95) / fleets),
    );
  }
});

test('of one or two nothing is named, whatever they measured', () => {
  const run = fc.oneof(
    fc.double({min: 1, max: 1e4, noNaN: true}),
    fc.constant(Number.POSITIVE_INFINITY),
  );
  const runs = fc.array(run, {minLength: 0, maxLength: 12});
  fc.assert(
    fc.property(fc.array(runs, {minLength: 1, maxLength: 2}), (given) => {
      const nodes = given.map((own, i) => ({node: `n${i}`, region: 'r', runs: own}));
      const {slowNodes, slowRegions, groups} = judged(nodes);
      expect([...slowNodes, ...slowRegions, ...groups.flatMap(({slow}) => slow)]).toEqual([]);
    }),
  );
});

test('two that differ are said to differ, and a third is asked for', () => {
  expect(judged(fleet([50, 200])).groups).toMatchObject([
    {verdict: 'differs', slow: [], reason: {id: 'outliers/two-nodes'}},
  ]);
});

test('of three the odd one is named when the other two are shown alike', () => {
  expect(judged(fleet([50, 50.2, 150]))).toMatchObject({
    slowNodes: ['n2'],
    groups: [{verdict: 'odd-one-out'}],
  });
  expect(judged(fleet([50, 90, 150])).groups).toMatchObject([{verdict: 'no-consensus'}]);
});

test('three nodes with four runs each are too few runs, and it says how many are enough', () => {
  const nodes = fleet([50, 50, 150]).map((node) => ({...node, runs: node.runs.slice(0, 4)}));
  expect(judged(nodes).groups).toMatchObject([
    {verdict: 'insufficient', reason: {params: {runs: 4, needed: 5}}},
  ]);
});

test('nodes of regions too small for it are compared with all, and it says how many they are', () => {
  const nodes = fleet([50, 51, 52, 50, 51, 52]).map((node, i) => ({
    ...node,
    region: i < 4 ? 'large' : 'small',
  }));
  expect(judged(nodes).groups.find(({level}) => level === 'cohort')).toMatchObject({
    size: 6,
    reason: {id: 'outliers/few-peers', params: {count: 2, wanted: 4}},
  });
});

test('a slow half is found, which no centre can see', () => {
  const values = Array.from({length: 12}, (_, i) => (i < 6 ? 50 + i / 5 : 150 + i / 5));
  const {groups, slowNodes} = judged(fleet(values));
  expect(groups).toMatchObject([{verdict: 'slow-group', method: 'two-groups'}]);
  expect(slowNodes).toEqual(['n10', 'n11', 'n6', 'n7', 'n8', 'n9']);
});

test('a slow region among five is the region’s problem, not that of its nodes', () => {
  const nodes = Array.from({length: 30}, (_, i) => {
    const base = i % 5 === 2 ? 150 : 50 + (i % 7) / 5;
    return {node: `n${i}`, region: `r${i % 5}`, runs: runsAround(base)};
  });
  expect(judged(nodes)).toMatchObject({slowNodes: [], slowRegions: ['r2']});
});

test('a slow node in a slower region is found beside its own peers', () => {
  const nodes = Array.from({length: 24}, (_, i) => {
    const base = (i % 2 === 0 ? 50 : 80) * (1 + (i % 7) / 200) * (i === 13 ? 2 : 1);
    return {node: `n${i}`, region: `r${i % 2}`, runs: runsAround(base)};
  });
  expect(judged(nodes).slowNodes).toEqual(['n13']);
});

test('time-outs, NaN and nodes without runs give a verdict and valid output', () => {
  const nodes: MeasuredNode[] = [
    ...fleet([50, 51, 49, 50, 52, 51, 50]),
    {node: 'dead', region: 'r', runs: Array(10).fill(Number.POSITIVE_INFINITY)},
    {node: 'none', region: 'r', runs: [Number.NaN]},
    {node: 'empty', region: 'r', runs: []},
  ];
  const outliers = judged(nodes);
  expect(outliers).toMatchObject({slowNodes: ['dead'], unmeasured: ['empty', 'none']});
  expect(Outliers.parse(JSON.parse(JSON.stringify(outliers)))).toEqual(outliers);
});

test('any runs at all give valid output', () => {
  const run = fc.oneof(fc.double(), fc.constant(Number.POSITIVE_INFINITY), fc.constant(0));
  const node = fc.record({
    region: fc.constantFrom('a', 'b', 'c'),
    runs: fc.array(run, {maxLength: 6}),
  });
  fc.assert(
    fc.property(fc.array(node, {maxLength: 14}), (given) => {
      const nodes = given.map((one, i) => ({...one, node: `n${String(i).padStart(2, '0')}`}));
      const outliers = judged(nodes);
      expect(Outliers.safeParse(outliers).success).toBe(true);
      expect(JSON.stringify(judged(nodes.toReversed()))).toBe(JSON.stringify(outliers));
    }),
  );
});

test('thresholds are tabulated for every size up to 20, rise as the level falls, and refuse below 4', () => {
  expect(SCORE_THRESHOLDS.slice(0, 17).map(([size]) => size)).toEqual(
    Array.from({length: 17}, (_, i) => i + 4),
  );
  expect(thresholdAt(SCORE_THRESHOLDS, 3, 0.05)).toBe(Number.POSITIVE_INFINITY);
  for (const size of [4, 7, 20, 37, 5000]) {
    const at = (level: number) => thresholdAt(SCORE_THRESHOLDS, size, level);
    expect(at(0.003)).toBeGreaterThan(at(0.03));
    expect(at(0.0001)).toBeGreaterThan(at(0.001));
  }
});

function fleet(values: readonly number[]): MeasuredNode[] {
  return values.map((value, i) => ({node: `n${i}`, region: 'r', runs: runsAround(value)}));
}

function runsAround(value: number): number[] {
  return [-3, -2, -1, 0, 0, 1, 1, 2, 3, 4].map((away) => value * (1 + away / 200));
}

function judged(nodes: readonly MeasuredNode[]): Outliers {
  const [outliers] = findOutliers([{metric: 'm', scale: 'log', largerIsWorse: true, nodes}]);
  if (outliers === undefined) throw new Error('one metric gives one result');
  return outliers;
}
