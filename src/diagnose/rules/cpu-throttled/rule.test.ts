import {describe, expect, test} from 'vitest';
import {outcomeOf, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {cpuThrottled} from './index.ts';

const POD = 'cgroup.throttle["/kubepods.slice/x"]';

function look(
  periods: number,
  throttled: number,
  more: Record<string, string | number> = {},
  at = POD,
) {
  const before = {
    'cgroup.own.path': '/user.slice',
    [`${at}.periods`]: 1000,
    [`${at}.throttledPeriods`]: 500,
    [`${at}.throttledMs`]: 9000,
    ...more,
  };
  const after = {
    [`${at}.periods`]: 1000 + periods,
    [`${at}.throttledPeriods`]: 500 + throttled,
    [`${at}.throttledMs`]: 9000 + throttled * 40,
  };
  return nodeOf(cpuThrottled, before, after);
}

describe('held back', () => {
  test.each([
    [100, 6, 'medium'],
    [100, 24, 'medium'],
    [100, 25, 'high'],
    [20, 20, 'high'],
  ])('in %i periods %i times is %s', (periods, throttled, severity) => {
    expect(look(periods, throttled).findings[0]).toMatchObject({
      id: 'cpu-throttled',
      verdict: 'contributor',
      severity,
      confidence: 0.6,
    });
  });

  test('the cgroup and the numbers of the run are told, and that it may be on purpose', () => {
    const [finding] = look(100, 30).findings;
    expect(finding?.evidenceFor[0]?.message.params).toMatchObject({
      path: '/kubepods.slice/x',
      periods: 100,
      throttled: 30,
      ms: 1200,
    });
    expect(said(finding?.evidenceAgainst ?? [])).toEqual(['which-workload']);
  });

  test.each([
    ['cgroup.throttle["/"]', '/'],
    ['cgroup.throttle["/user.slice"]', '/user.slice/session-1.scope'],
  ])('a quota at %s above the own cgroup %s holds back everything', (at, own) => {
    const [finding] = look(100, 30, {'cgroup.own.path': own}, at).findings;
    expect(finding?.confidence).toBe(0.95);
    expect(finding?.evidenceAgainst).toEqual([]);
  });

  test('CPU pressure supports it', () => {
    const [finding] = look(100, 30, {'pressure.cpu.someAvg60': 0.4}).findings;
    expect(said(finding?.evidenceFor ?? [])).toEqual(['held-back', 'pressure']);
  });
});

describe('silent', () => {
  test.each([
    ['five in a hundred', 100, 5],
    ['much throttled before the run, not during it', 100, 0],
    ['too few periods to say, and seldom in them', 19, 5],
    ['idle', 0, 0],
  ])('%s', (_, periods, throttled) => {
    const {findings, ruledOut} = look(periods, throttled);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test('a cgroup of a like name is not above the own one', () => {
    const more = {'cgroup.own.path': '/user.slice-2/x'};
    expect(look(100, 30, more, 'cgroup.throttle["/user.slice"]').findings[0]?.confidence).toBe(0.6);
  });
});

test('a node without quotas is not applicable', () => {
  const none = {'cgroup.throttle': unread('absent')};
  const {results} = nodeOf(cpuThrottled, none, none);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'cpu-throttled/no-quota'},
  });
});

const at = (periods: number, throttled: number) => ({
  [`${POD}.periods`]: periods,
  [`${POD}.throttledPeriods`]: throttled,
  [`${POD}.throttledMs`]: throttled * 50,
});

test('a cgroup that ran under its quota for the first time during the run counts from zero', () => {
  const {findings} = nodeOf(cpuThrottled, {'cgroup.throttle': unread('absent')}, at(50, 40));
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({periods: 50, throttled: 40});
});

describe('readings that are close together', () => {
  test('a cgroup that is always held back is told with less confidence', () => {
    const [finding] = nodeOf(cpuThrottled, at(100, 90), at(105, 95), 0.5).findings;
    expect(finding?.confidence).toBe(0.5);
    expect(said(finding?.evidenceAgainst ?? [])).toEqual(['few-periods', 'which-workload']);
  });

  test.each([
    ['it never was before', at(1000, 0), at(1005, 5)],
    ['it is young', at(2, 2), at(7, 7)],
    ['it no longer is', at(100, 90), at(105, 91)],
    ['nothing ran', at(100, 90), at(100, 90)],
  ])('%s: not applicable', (_, before, after) => {
    const {results} = nodeOf(cpuThrottled, before, after, 0.5);
    expect(outcomeOf(results, 'hk-1')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'cpu-throttled/too-short'},
    });
  });
});

test('a cgroup that was made anew counts from zero', () => {
  const {findings} = nodeOf(cpuThrottled, at(500, 400), at(30, 29));
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({periods: 30, throttled: 29});
});

test.each([
  ['nothing was told', {}, {}],
  ['denied', {'cgroup.throttle': unread('denied')}, {}],
  ['no second reading', at(1, 1), undefined],
  ['the second reading could not tell', at(1, 1), {'cgroup.throttle': unread('timeout')}],
  ['nothing from the node', null, undefined],
])('%s: skipped', (_, before, after) => {
  const {results} = nodeOf(cpuThrottled, before, after);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['growth of cgroup.throttle'],
  });
});
