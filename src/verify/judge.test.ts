import {readFile} from 'node:fs/promises';
import {describe, expect, test} from 'vitest';
import {randomFrom, shuffle} from '../compare/stats/random.ts';
import type {Criterion} from '../model/plan.ts';
import {Verification, type VerifyRun} from '../model/verification.ts';
import {judge} from './judge.ts';

const CRITERION: Criterion = {
  metric: 'service-large',
  region: 'hk',
  direction: 'lower-is-better',
  statistic: 'p95',
  marginShare: 0.1,
  runsPerArm: 6,
  order: 'before-after',
  control: ['bj', 'sg'],
  peers: ['bj', 'sg'],
  guards: [
    {
      metric: 'throughput',
      region: 'hk',
      direction: 'higher-is-better',
      marginShare: 0.2,
      critical: true,
    },
  ],
};

type Level = {hk: number | null; others: number; bulk?: number};

const random = randomFrom(5);

/** Six runs before and six after, with 2 % of noise. */
function runs(before: Level, after: Level, count = 6): VerifyRun[] {
  const noisy = (value: number) => value * Math.exp(0.02 * random.normal());
  const run = (arm: 'before' | 'after', index: number, level: Level): VerifyRun => ({
    arm,
    index,
    startedAt: '2026-11-23T00:00:00.000Z',
    endedAt: '2026-11-23T00:00:05.000Z',
    values: [
      ...(['hk', 'bj', 'sg'] as const).map((region) => ({
        metric: 'service-large' as const,
        region,
        unit: 'ms' as const,
        value: region === 'hk' ? (level.hk === null ? null : noisy(level.hk)) : noisy(level.others),
        samples: 20,
        errors: 0,
      })),
      {
        metric: 'throughput',
        region: 'hk',
        unit: 'bytes-per-second',
        value: noisy(level.bulk ?? 1e8),
        samples: 1,
        errors: 0,
      },
    ],
    spectrum: [],
    rejected: null,
  });
  return [
    ...Array.from({length: count}, (_, i) => run('before', i, before)),
    ...Array.from({length: count}, (_, i) => run('after', count + i, after)),
  ];
}

function verdicts(made: readonly VerifyRun[], criterion = CRITERION) {
  const found = Verification.parse(judge('a'.repeat(64), criterion, made));
  return {
    all: found.verdict,
    each: Object.fromEntries(found.effects.map((one) => [one.kind, one.verdict])),
    found,
  };
}

describe('a change judged by its criterion', () => {
  test('a fix that brings the region back is improved, and at the level of its peers', () => {
    const {all, each, found} = verdicts(runs({hk: 600, others: 180}, {hk: 181, others: 180}));
    expect(all).toBe('improved');
    expect(each).toEqual({effect: 'improved', peers: 'equivalent', guard: 'equivalent'});
    expect(found.effects[0]?.ratio).toBeCloseTo(0.3, 1);
    expect(found.message.id).toBe('verify/improved');
    expect(found.limits).toEqual([]);
  });

  test('what all regions do at the same time is not an effect of the change', () => {
    const calmer = runs({hk: 600, others: 180}, {hk: 300, others: 90});
    expect(verdicts(calmer).all).toBe('equivalent');
    const blind = verdicts(calmer, {...CRITERION, control: []});
    expect(blind.all).toBe('improved');
    expect(blind.found.limits.map(({id}) => id)).toContain('verify/limit-no-control');
  });

  test('requests that never ended before and do now are improved, however many they were', () => {
    const {all, found} = verdicts(runs({hk: null, others: 180}, {hk: 182, others: 180}));
    expect(all).toBe('improved');
    expect(found.effects[0]).toMatchObject({ratio: 0, high: 0});
  });

  test('a critical guard that becomes worse fails the whole, also when the main effect is good', () => {
    const {all, each, found} = verdicts(
      runs({hk: 600, others: 180, bulk: 1e8}, {hk: 180, others: 180, bulk: 5e7}),
    );
    expect(each).toMatchObject({effect: 'improved', guard: 'regressed'});
    expect(all).toBe('regressed');
    expect(found.message.id).toBe('verify/guard-regressed');
  });

  test('two runs are refused with the number that is needed', () => {
    const {all, found} = verdicts(runs({hk: 600, others: 180}, {hk: 180, others: 180}, 2));
    expect(all).toBe('inconclusive');
    expect(found.message).toEqual({id: 'verify/too-few-runs', params: {needed: 4}});
  });

  test('without runs before there is no effect, but the peers can still be reached', () => {
    const after = runs({hk: 600, others: 180}, {hk: 180, others: 180}).filter(
      ({arm}) => arm === 'after',
    );
    const {all, each, found} = verdicts(after);
    expect(all).toBe('inconclusive');
    expect(each.peers).toBe('equivalent');
    expect(found.message).toMatchObject({
      id: 'verify/peers-only',
      params: {back: {id: 'verify/peers-reached'}},
    });
    expect(found.limits.map(({id}) => id)).toContain('verify/limit-no-baseline');
  });

  test('what nobody feels is no regression, however many times it is more', () => {
    const {metric, direction, marginShare} = CRITERION;
    const guards = [{metric, direction, marginShare, region: 'bj', critical: true}];
    const guarded = {...CRITERION, control: [], guards};
    const little = verdicts(runs({hk: 600, others: 2}, {hk: 3, others: 6}), guarded);
    expect(little).toMatchObject({
      all: 'improved',
      each: {guard: 'equivalent', peers: 'equivalent'},
    });
    const much = verdicts(runs({hk: 600, others: 2}, {hk: 3, others: 60}), guarded);
    expect(much).toMatchObject({all: 'regressed', each: {guard: 'regressed'}});
    expect(much.found.effects[0]?.marginShare).toBe(0.1);
  });

  test('a rejected run takes no part and is counted', () => {
    const made = runs({hk: 600, others: 180}, {hk: 180, others: 180});
    const one = made[0];
    if (one === undefined) throw new Error('no run');
    const spoilt = {...one, rejected: {id: 'verify/limit-rejected', params: {count: 1}}};
    const {found} = verdicts([spoilt, ...made.slice(1)]);
    expect(found.effects[0]?.runs).toEqual([6, 5]);
    expect(found.limits.map(({id}) => id)).toContain('verify/limit-rejected');
  });

  test('the order in which runs are given changes nothing', () => {
    const made = runs({hk: 300, others: 180}, {hk: 280, others: 180});
    const shuffled = shuffle([...made], randomFrom(9));
    expect(verdicts(shuffled).found).toEqual(verdicts(made).found);
  });
});

test('the recorded verification of the demo is what its runs give today', async () => {
  const file = new URL('../../fixtures/hongkong.verification.json', import.meta.url);
  const recorded = Verification.parse(JSON.parse(await readFile(file, 'utf8')));
  // Its plan changed every region, so none was control.
  const criterion = {...recorded.criterion, control: []};
  const again = judge(recorded.plan, criterion, recorded.runs);
  expect({...again, criterion: recorded.criterion}).toEqual(recorded);
  expect(recorded.verdict).toBe('improved');
});
