import {describe, expect, test} from 'vitest';
import type {ServiceResult} from '../../../model/path.ts';
import {held} from '../../cpu-hold/testing.ts';
import {outcomeOf, run} from '../../mtu/testing.ts';
import {echo, type NodeSketch, service, viewOf} from '../../testing.ts';
import {slowHandshake} from './index.ts';

type Connect = number | {connectMs: number | null; dnsMs?: number; lateMs?: number};

function asked(connects: readonly Connect[], more: Partial<ServiceResult> = {}): ServiceResult {
  const base = service({from: 'hk-1', to: 'service:hk'});
  const [sample] = base.samples;
  if (sample === undefined) throw new Error('no sample');
  const samples = connects.map((one) => {
    const given = typeof one === 'number' ? {connectMs: one} : one;
    return {...sample, totalMs: (given.connectMs ?? 0) + 5, ...given};
  });
  return {...base, samples, ...more};
}

function given(
  result: ServiceResult | null,
  rttMedianMs: number | null = 0.1,
  sketches: Record<string, NodeSketch> = {},
) {
  const nodes = {
    'hk-1': {region: 'hk', ...sketches['hk-1']},
    'hk-2': {region: 'hk', ...sketches['hk-2']},
    'bj-1': {region: 'bj'},
  };
  const paths = [
    ...(result === null ? [] : [result]),
    echo({from: 'hk-1', to: 'hk-2', rttMedianMs}),
    echo({from: 'hk-1', to: 'bj-1', rttMedianMs: rttMedianMs === null ? null : 40}),
  ];
  const {results, findings, ruledOut} = run(slowHandshake, viewOf({nodes, paths}));
  return {own: outcomeOf(results, 'hk-1'), findings, ruledOut};
}

test('steps of 1 s and 3 s are lost handshakes', () => {
  const {findings} = given(asked([0.2, 1003, 0.3, 3021, 0.2, 0.2]));
  expect(findings[0]).toMatchObject({
    kind: 'lost-handshakes',
    verdict: 'contributor',
    severity: 'medium',
    title: {params: {where: {id: 'where/node', params: {node: 'hk-1'}}}},
    safe: [{id: 'check-queues'}],
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    steps: 2,
    count: 6,
    worstMs: 3021,
  });
});

test('every connection slow is another matter', () => {
  const {findings} = given(asked([180, 200, 190, 220, 185]));
  expect(findings[0]).toMatchObject({kind: 'slow-handshake', severity: 'low', confidence: 0.6});
});

describe('a CPU that is held back', () => {
  const lost = asked([0.2, 1003, 0.3, 3021, 0.2, 0.2]);

  test('on the node that asks is the reason, and nothing is said of the way', () => {
    const {own, findings} = given(lost, 0.1, {'hk-1': held('throttled')});
    expect(findings).toEqual([]);
    expect(own).toMatchObject({outcome: 'not-applicable', message: {id: 'cpu-hold/held'}});
  });

  test('on one of two nodes of the service’s region leaves the other to answer', () => {
    expect(given(lost, 0.1, {'hk-2': held('throttled')}).findings).toHaveLength(1);
  });

  test('does not take away that connections are prompt', () => {
    const prompt = asked([0.2, 0.3, 0.2, 0.2, 0.3]);
    expect(given(prompt, 0.1, {'hk-1': held('stolen')}).own.outcome).toBe('pass');
  });
});

describe('look-alikes pass', () => {
  test.each<[string, ServiceResult, number]>([
    ['prompt connections', asked([0.2, 0.3, 0.2, 0.2, 0.3]), 0.1],
    ['a busy lab: some milliseconds now and then', asked([0.3, 13.4, 9, 0.2, 5.4, 4.8]), 0.05],
    ['one lost handshake', asked([0.2, 1003, 0.2, 0.2, 0.2]), 0.1],
    ['a far service', asked([260, 255, 270, 258, 259]), 250],
    [
      'slow name resolution',
      asked([1, 2, 3, 4, 5].map((i) => ({connectMs: 1000 + i, dnsMs: 1000}))),
      0.1,
    ],
    [
      'requests that started late',
      asked([1, 2, 3, 4, 5].map((i) => ({connectMs: 3000 + i, lateMs: 2999}))),
      0.1,
    ],
    ['pauses that are no steps', asked([0.2, 640, 0.2, 1600, 0.2]), 0.1],
  ])('%s', (_, result, rtt) => {
    const {findings, ruledOut} = given(result, rtt);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });
});

test.each([
  ['four connections', asked([0.2, 1003, 0.3, 3021])],
  ['a prober that was late', asked([0.2, 1003, 0.3, 3021, 0.2], {lagMs: 900})],
])('%s: not judged', (_, result) => {
  expect(given(result).own.outcome).toBe('not-applicable');
});

test.each<[string, ServiceResult | null, number | null, string]>([
  ['any service', null, 0.1, 'service connections'],
  ['an answer', asked([1, 1, 1, 1, 1], {state: 'unknown'}), 0.1, 'service connections'],
  ['a connection', asked([{connectMs: null}, {connectMs: null}]), 0.1, 'service connections'],
  ['a round trip', asked([1, 1, 1, 1, 1]), null, 'echo from the node'],
])('without %s it skips, naming it', (_, result, rtt, name) => {
  expect(given(result, rtt).own).toMatchObject({outcome: 'skipped', missing: [name]});
});
