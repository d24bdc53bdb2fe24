import {expect, test} from 'vitest';
import {outcomeOf, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {swapActive} from './index.ts';

const IN = 'memory.paging.swapInPages';
const OUT = 'memory.paging.swapOutPages';
/** The readings are ten seconds apart. */
const look = (pages: number, more: Record<string, number> = {}) =>
  nodeOf(
    swapActive,
    {[IN]: 5, [OUT]: 5, 'memory.totalBytes': 4e9},
    {[IN]: 5 + pages, [OUT]: 9, ...more},
  );

test.each([
  [100, 'medium', 0.5],
  [4999, 'medium', 0.5],
  [5000, 'high', 0.7],
])('%i pages in ten seconds is %s', (pages, severity, confidence) => {
  expect(look(pages).findings[0]).toMatchObject({
    id: 'swap-active',
    verdict: 'contributor',
    severity,
    confidence,
  });
});

test('memory pressure makes it sure, and what is left is told', () => {
  const more = {
    'pressure.memory.someAvg60': 0.3,
    'memory.availableBytes': 1e8,
    'memory.swapUsedBytes': 1e9,
  };
  const [finding] = look(200, more).findings;
  expect(finding?.confidence).toBe(0.8);
  expect(said(finding?.evidenceFor ?? [])).toEqual(['moved', 'available', 'used', 'pressure']);
  expect(finding?.evidenceAgainst).toEqual([]);
});

test.each([
  ['nothing moves', 0, {}],
  ['look-alike: much swap in use that nobody reads', 0, {'memory.swapUsedBytes': 8e9}],
  ['a few pages', 99, {}],
])('%s: ruled out', (_, pages, more) => {
  const {findings, ruledOut} = look(pages, more);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['absent', {[OUT]: 1}, {[OUT]: 1}, [`growth of ${IN}`]],
  ['denied', {[IN]: 1, [OUT]: unread('denied')}, {[IN]: 1, [OUT]: 1}, [`growth of ${OUT}`]],
  [
    'no second reading',
    {[IN]: 1, [OUT]: 1},
    undefined,
    [`growth of ${IN}`, `growth of ${OUT}`, 'seconds between readings'],
  ],
])('%s: skipped', (_, before, after, missing) => {
  const {results} = nodeOf(swapActive, before, after);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({outcome: 'skipped', missing});
});
