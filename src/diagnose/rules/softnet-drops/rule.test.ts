import {expect, test} from 'vitest';
import {outcomeOf, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {softnetDrops} from './index.ts';

function look(dropped: number, processed: number, more: Record<string, number> = {}) {
  const before = {'softnet.dropped': 7, 'softnet.processed': 70, 'softnet.squeezed': 1, ...more};
  const after = {
    'softnet.dropped': 7 + dropped,
    'softnet.processed': 70 + processed,
    'softnet.squeezed': 3,
  };
  return nodeOf(softnetDrops, before, after);
}

test.each([
  [10, 50_000, 'medium', 0.6],
  [50, 49_950, 'high', 0.8],
  [1000, 0, 'high', 0.8],
])('%i dropped beside %i is %s', (dropped, processed, severity, confidence) => {
  expect(look(dropped, processed).findings[0]).toMatchObject({
    id: 'softnet-drops',
    verdict: 'contributor',
    severity,
    confidence,
  });
});

test('one queue for many CPUs supports it', () => {
  const one = look(100, 1000, {'nic.rxQueues': 1, 'cpu.count': 8}).findings[0];
  expect(said(one?.evidenceFor ?? [])).toEqual(['counts', 'squeezed', 'one-queue']);
  const few = look(100, 1000, {'nic.rxQueues': 1, 'cpu.count': 2}).findings[0];
  expect(said(few?.evidenceFor ?? [])).toEqual(['counts', 'squeezed']);
});

test.each([
  ['none', 0, 1_000_000],
  ['a handful', 9, 9],
  ['many among very many', 90, 1_000_000],
  ['squeezed alone', 0, 100],
])('%s is ruled out', (_, dropped, processed) => {
  const {findings, ruledOut} = look(dropped, processed);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('drops of a moment are drops; none in a moment are no answer', () => {
  const before = {'softnet.dropped': 0, 'softnet.processed': 0};
  const dropped = {'softnet.dropped': 90, 'softnet.processed': 90};
  expect(nodeOf(softnetDrops, before, dropped, 0.5).findings).toHaveLength(1);
  const {results} = nodeOf(softnetDrops, before, before, 0.5);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'softnet-drops/too-short', params: {seconds: 0.5, wanted: 1}},
  });
});

const ok = {'softnet.dropped': 1, 'softnet.processed': 1};

test.each([
  ['absent', {}, ok, ['growth of softnet.dropped', 'growth of softnet.processed']],
  ['denied', {...ok, 'softnet.dropped': unread('denied')}, ok, ['growth of softnet.dropped']],
  [
    'no second reading',
    ok,
    undefined,
    ['growth of softnet.dropped', 'growth of softnet.processed'],
  ],
  ['wrapped', {...ok, 'softnet.processed': 9}, ok, ['growth of softnet.processed']],
])('%s: skipped', (_, before, after, missing) => {
  const {results} = nodeOf(softnetDrops, before, after);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({outcome: 'skipped', missing});
});
