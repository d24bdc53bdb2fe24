import fc from 'fast-check';
import {expect, test} from 'vitest';
import {quantile} from '../compare/quantile.ts';
import {randomFrom, shuffle} from '../compare/stats/random.ts';
import type {Node} from '../model/node.ts';
import type {ServiceResult} from '../model/path.ts';
import {Verification, type VerifyRun} from '../model/verification.ts';
import {effectOf} from './effect.ts';
import {judge} from './judge.ts';
import {valuesOf} from './run-values.ts';
import {criterion} from './testing.ts';

const MIRROR: Record<string, string> = {improved: 'regressed', regressed: 'improved'};
const speed = fc.double({min: 1e3, max: 1e9, noNaN: true});
/** Runs of one arm around one level, whole numbers, so that all four verdicts come up and scaling keeps ties. */
const arm = (fewest: number, most: number) =>
  fc
    .record({
      level: fc.constantFrom(1e6, 1.02e6, 1.07e6, 1.5e6, 4e6),
      spread: fc.constantFrom(0.03, 0.3),
      noise: fc.array(fc.double({min: -1, max: 1, noNaN: true}), {
        minLength: fewest,
        maxLength: most,
      }),
    })
    .map(({level, spread, noise}) => noise.map((one) => Math.round(level * (1 + spread * one))));
const arms = fc.tuple(arm(4, 9), arm(4, 9));

test('before and after changing places inverts ratio and interval and turns improved into regressed', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(arms, fc.boolean(), ([before, after], higher) => {
      const direction = higher ? ('higher-is-better' as const) : ('lower-is-better' as const);
      const there = judged(before, after, direction);
      const back = judged(after, before, direction);
      expect(back.verdict).toBe(MIRROR[there.verdict] ?? there.verdict);
      const [x, y] = [there.effects[0], back.effects[0]];
      expect((x?.ratio ?? 0) * (y?.ratio ?? 0)).toBeCloseTo(1, 9);
      expect((x?.low ?? 0) * (y?.high ?? 0)).toBeCloseTo(1, 9);
      expect((x?.high ?? 0) * (y?.low ?? 0)).toBeCloseTo(1, 9);
      expect(x?.cliffDelta).toBeCloseTo(-(y?.cliffDelta ?? 0), 12);
      expect(x?.runs).toEqual(y?.runs.toReversed());
      seen.add(there.verdict);
    }),
    {seed: 1, numRuns: 200},
  );
  expect([...seen].sort()).toEqual(['equivalent', 'improved', 'inconclusive', 'regressed']);
});

test('the same metric in another unit is judged the same', () => {
  fc.assert(
    fc.property(arms, fc.integer({min: 2, max: 1000}), ([before, after], k) => {
      const times = (runs: readonly number[]) => runs.map((run) => run * k);
      const plain = judged(before, after);
      const scaled = judged(times(before), times(after));
      expect(scaled.verdict).toBe(plain.verdict);
      expect(scaled.message).toEqual(plain.message);
      for (const field of ['ratio', 'low', 'high'] as const) {
        expect((scaled.effects[0]?.[field] ?? 0) / (plain.effects[0]?.[field] ?? 1)).toBeCloseTo(
          1,
          9,
        );
      }
      const {p, cliffDelta} = plain.effects[0] ?? {};
      expect(scaled.effects[0]).toMatchObject({p, cliffDelta});
    }),
    {seed: 2, numRuns: 150},
  );
});

test('arms of the same runs are never improved and never regressed, whatever they are', () => {
  const run = fc.oneof(
    {weight: 6, arbitrary: speed},
    {weight: 1, arbitrary: fc.constantFrom(0, null)},
  );
  fc.assert(
    fc.property(fc.array(run, {minLength: 0, maxLength: 10}), fc.boolean(), (same, higher) => {
      const direction = higher ? ('higher-is-better' as const) : ('lower-is-better' as const);
      const {verdict, effects} = judged(same, same, direction);
      expect(['equivalent', 'inconclusive']).toContain(verdict);
      expect(effects.every((one) => !(one.verdict in MIRROR))).toBe(true);
    }),
    {seed: 3, numRuns: 200},
  );
});

test('fewer runs than give an interval are always refused, and it says how many are needed', () => {
  const few = fc.array(speed, {minLength: 0, maxLength: 3});
  fc.assert(
    fc.property(few, few, (before, after) => {
      const {verdict, effects, message} = judged(before, after);
      expect(verdict).toBe('inconclusive');
      expect(effects[0]).toMatchObject({ratio: null, low: null, high: null, p: null});
      expect(effects[0]?.furtherRuns).toBeGreaterThan(0);
      expect(message).toEqual({id: 'verify/too-few-runs', params: {needed: 4}});
      expect(effectOf(after, before)).toBeNull();
    }),
    {seed: 4, numRuns: 100},
  );
});

test('runs are judged the same in any order, to the byte', () => {
  fc.assert(
    fc.property(arms, fc.nat(), ([before, after], seed) => {
      const made = runsOf(before, after);
      const [plain, shuffled] = [made, shuffle([...made], randomFrom(seed + 1))].map((runs) =>
        JSON.stringify(judge('a'.repeat(64), throughputCriterion('higher-is-better'), runs)),
      );
      expect(shuffled).toBe(plain);
    }),
    {seed: 5, numRuns: 100},
  );
});

test('a percentile of several nodes together lies between those of the nodes, and is a value that was seen', () => {
  const sample = fc.array(fc.double({min: 1, max: 1e4, noNaN: true}), {
    minLength: 1,
    maxLength: 40,
  });
  const parts = fc.array(sample, {minLength: 1, maxLength: 5});
  fc.assert(
    fc.property(parts, fc.double({min: 0.01, max: 1, noNaN: true}), (given, q) => {
      const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
      const own = given.map((values) => quantile(ascending(values), q) ?? Number.NaN);
      const merged = quantile(ascending(given.flat()), q) ?? Number.NaN;
      expect(given.flat()).toContain(merged);
      expect(merged).toBeGreaterThanOrEqual(Math.min(...own));
      expect(merged).toBeLessThanOrEqual(Math.max(...own));
    }),
    {seed: 6, numRuns: 200},
  );
  fc.assert(
    fc.property(sample, sample, fc.constantFrom('p95', 'median'), (first, second, statistic) => {
      const [one, other] = [answers('hk-1', first), answers('hk-2', second)];
      const value = (paths: ServiceResult[]) =>
        valuesOf(
          paths,
          NODES,
          criterion({statistic, metric: 'service-small', control: [], peers: []}),
        ).values[0]?.value ?? Number.NaN;
      const [x, y] = [value([one]), value([other])];
      // Percentiles are never averaged: those of the region come from all of its requests.
      const region = value([one, other]);
      expect(region).toBeGreaterThanOrEqual(Math.min(x, y) - 1e-9);
      expect(region).toBeLessThanOrEqual(Math.max(x, y) + 1e-9);
    }),
    {seed: 7, numRuns: 150},
  );
});

const NODES = ['hk-1', 'hk-2'].map((id): Node => {
  return {id, reach: {kind: 'local'}, labels: {region: 'hk'}, origin: 'test'};
});

/** Throughput has no smallest difference that is felt, so only ratios decide. */
function throughputCriterion(direction: 'higher-is-better' | 'lower-is-better') {
  return criterion({metric: 'throughput', direction, runsPerArm: 4, control: [], peers: []});
}

function judged(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
  direction: 'higher-is-better' | 'lower-is-better' = 'higher-is-better',
): Verification {
  const told = judge('a'.repeat(64), throughputCriterion(direction), runsOf(before, after));
  expect(Verification.parse(JSON.parse(JSON.stringify(told)))).toEqual(told);
  return told;
}

function runsOf(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): VerifyRun[] {
  const run = (side: 'before' | 'after', index: number, value: number | null): VerifyRun => ({
    arm: side,
    index,
    startedAt: '2026-11-23T00:00:00.000Z',
    endedAt: '2026-11-23T00:00:05.000Z',
    values: [
      {metric: 'throughput', region: 'hk', unit: 'bytes-per-second', value, samples: 1, errors: 0},
    ],
    spectrum: [],
    rejected: null,
  });
  return [
    ...before.map((value, i) => run('before', i, value)),
    ...after.map((value, i) => run('after', before.length + i, value)),
  ];
}

function answers(source: string, totalMs: readonly number[]): ServiceResult {
  return {
    probe: 'service',
    source,
    destination: 'service:hk',
    layer: 'service',
    ipVersion: 4,
    method: 'curl',
    evidence: [],
    at: '2026-11-23T05:41:07.000Z',
    durationMs: 1000,
    state: 'ok',
    url: 'http://x/',
    body: 'small',
    samples: totalMs.map((total) => ({
      dnsMs: 0,
      connectMs: 0,
      tlsMs: null,
      firstByteMs: total,
      totalMs: total,
      bytes: 200,
      status: 200,
      error: null,
    })),
  };
}
