import {describe, expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {type Unread, unread, viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts} from '../../virtualization/testing.ts';
import {isBurstable} from './burstable.ts';
import {cpuSteal} from './index.ts';

type Load = {
  /** Percent of all CPU time. */
  steal?: number;
  busy?: number;
  seconds?: number;
  instanceType?: string;
  guest?: GuestFacts;
  before?: Readonly<Record<string, number | Unread>>;
  after?: Readonly<Record<string, number | Unread>> | null;
};

function look({
  steal = 0,
  busy = 80,
  seconds = 60,
  instanceType,
  guest = GUESTS.kvmNoNesting,
  before,
  after,
}: Load) {
  const first = {...guest, 'cpu.stealTicks': 0, 'cpu.totalTicks': 0, 'cpu.idleTicks': 0};
  const second = {
    'cpu.stealTicks': steal * 10,
    'cpu.totalTicks': 1000,
    'cpu.idleTicks': 1000 - busy * 10,
  };
  const labels = instanceType === undefined ? {} : {labels: {instanceType}};
  const view = viewOf({
    nodes: {
      a: {
        ...labels,
        facts: {...first, ...before},
        ...(after === null ? {} : {after: {...second, ...after}}),
      },
    },
  });
  const later = view.factsAfter.get('a');
  const start = Date.parse(view.facts.get('a')?.at ?? '');
  const at = new Date(start + seconds * 1000).toISOString();
  const factsAfter = new Map(later === undefined ? [] : [['a', {...later, at}] as const]);
  return run(cpuSteal, {...view, factsAfter});
}

describe('steal under load', () => {
  test.each([
    [2, 60, 'medium', 0.6],
    [9.9, 60, 'medium', 0.6],
    [10, 60, 'high', 0.9],
    [5, 10, 'medium', 0.4],
    [30, 59, 'high', 0.7],
  ])('%i %% over %i s is %s, %f', (steal, seconds, severity, confidence) => {
    const {findings} = look({steal, seconds});
    expect(findings[0]).toMatchObject({
      id: 'cpu-steal',
      verdict: 'contributor',
      severity,
      confidence,
    });
  });

  test('a short window is said', () => {
    const {findings} = look({steal: 5, seconds: 30});
    expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({seconds: 30, steal: 0.05});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['short-window']);
    expect(look({steal: 5, seconds: 60}).findings[0]?.evidenceAgainst).toEqual([]);
  });

  test('a burstable type is told to look at its credits first', () => {
    const {findings} = look({steal: 40, instanceType: 't3.large'});
    expect(findings[0]?.safe[0]?.id).toBe('check-credits');
    expect(look({steal: 40, instanceType: 'm5.large'}).findings[0]?.safe[0]?.id).toBe('other-host');
  });
});

test('little steal under load is ruled out with the numbers', () => {
  const {findings, ruledOut} = look({steal: 1.9, busy: 90});
  expect(findings).toEqual([]);
  expect(ruledOut[0]?.evidenceFor[0]?.message.params).toMatchObject({steal: 0.019, busy: 0.9});
});

describe('neither told nor ruled out', () => {
  test.each([
    ['an idle node', {busy: 3}, 'not-under-load'],
    ['an idle node with some steal', {busy: 50, steal: 20}, 'not-under-load'],
    ['readings a moment apart', {steal: 30, seconds: 9}, 'too-short'],
    ['Hyper-V, which reports none', {guest: GUESTS.azure}, 'not-reported'],
    ['bare metal', {guest: GUESTS.bareMetal}, 'not-reported'],
  ])('%s', (_, load, message) => {
    const {findings, ruledOut, results} = look(load);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(outcomeOf(results, 'a')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: `cpu-steal/${message}`},
    });
  });
});

test('zero steal of a KVM guest by its clock alone is an answer', () => {
  expect(look({guest: GUESTS.ec2}).ruledOut).toHaveLength(1);
});

describe('missing inputs', () => {
  test.each([
    ['no second reading', {after: null}, ['cpu.stealShare', 'seconds between readings']],
    ['no column steal', {before: {'cpu.stealTicks': unread('unparsed')}}, ['cpu.stealShare']],
    ['idle unread', {after: {'cpu.idleTicks': unread('timeout')}}, ['cpu.stealShare']],
    ['total unread', {after: {'cpu.totalTicks': unread('denied')}}, ['cpu.stealShare']],
  ])('%s: skipped', (_, load, missing) => {
    expect(outcomeOf(look(load).results, 'a')).toMatchObject({outcome: 'skipped', missing});
  });

  test('without any sign of the hypervisor, steal is still steal', () => {
    expect(look({guest: {}, steal: 12}).findings).toHaveLength(1);
  });
});

test.each([
  ['t3.large', true],
  ['t4g.micro', true],
  ['e2-medium', true],
  ['Standard_B2s', true],
  ['ecs.t6-c1m1.large', true],
  ['m5.large', false],
  ['e2-standard-4', false],
  ['Standard_D4s_v5', false],
  ['trn1.2xlarge', false],
])('%s is burstable: %s', (type, expected) => {
  expect(isBurstable(type)).toBe(expected);
});
