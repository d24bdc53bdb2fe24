import {describe, expect, test} from 'vitest';
import type {PathResult} from '../../../model/path.ts';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {echo, throughput, viewOf} from '../../testing.ts';
import {reordering} from './index.ts';

function given(reordered: number | undefined, more: object = {}) {
  const series = {
    ...echo({from: 'a', to: 'b', sent: 100, received: 100, method: 'two-ended'}),
    ...(reordered === undefined ? {} : {reordered}),
    ...more,
  } as PathResult;
  return run(reordering, viewOf({nodes: {a: {}, b: {}}, paths: [series]}));
}

test.each([
  [3, 'note'],
  [4, 'note'],
  [5, 'contributor'],
])('%i of 100 is a %s', (reordered, verdict) => {
  const {findings} = given(reordered);
  expect(findings[0]).toMatchObject({id: 'reordering', verdict, severity: 'low', confidence: 0.8});
});

describe('passes', () => {
  test.each([
    ['order kept', 0, {}],
    ['two of a hundred', 2, {}],
    ['less than one per cent', 9, {sent: 1000, received: 1000}],
  ])('%s', (_, reordered, more) => {
    const {findings, ruledOut} = given(reordered, more);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });
});

test.each([
  ['loss', {state: 'lossy', received: 90}],
  ['a late prober', {lagMs: 900}],
])('%s is said against it', (_, more) => {
  const {findings} = given(10, more);
  expect(findings[0]?.confidence).toBe(0.5);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['lossy']);
});

test.each([
  [12, 'for', 'datagrams-too', 1],
  [0, 'against', 'datagrams-in-order', 1],
  [0, 'against', 'datagrams-in-order', 900],
] as const)(
  '%i of 100 datagrams out of order speak %s it, unless their sender was late',
  (reordered, side, id, lagMs) => {
    const count = {bytesPerSecond: 1e6, sizeBytes: 1200, sent: 100, received: 100, duplicates: 0};
    const bulk = throughput({from: 'a', to: 'b', datagrams: {...count, reordered, lagMs}});
    const series = {...echo({from: 'a', to: 'b', sent: 100, received: 100}), reordered: 10};
    const view = viewOf({nodes: {a: {}, b: {}}, paths: [series as PathResult, bulk]});
    const [finding] = run(reordering, view).findings;
    const lines = side === 'for' ? finding?.evidenceFor : finding?.evidenceAgainst;
    expect(said(lines ?? []).includes(id)).toBe(lagMs < 100);
  },
);

test('five packets show no order', () => {
  const {results} = given(3, {sent: 5, received: 5});
  expect(outcomeOf(results, 'a:b').outcome).toBe('not-applicable');
});

test.each([
  ['a method that does not count order', undefined, {}],
  ['an unknown result', 3, {state: 'unknown'}],
])('%s: it skips, naming what is missing', (_, reordered, more) => {
  expect(outcomeOf(given(reordered, more).results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: ['order of packets (host)'],
  });
});
