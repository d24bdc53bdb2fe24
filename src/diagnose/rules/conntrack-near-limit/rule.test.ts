import {expect, test} from 'vitest';
import {outcomeOf, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {conntrackNearLimit} from './index.ts';

const zero = {'conntrack.count': 0, 'conntrack.max': 1000, 'conntrack.dropped': 5};
const look = (count: number, dropped = 0) =>
  nodeOf(conntrackNearLimit, zero, {
    ...zero,
    'conntrack.count': count,
    'conntrack.dropped': 5 + dropped,
  });

test.each([
  [800, 0, 'medium', 0.5],
  [949, 0, 'medium', 0.5],
  [950, 0, 'high', 0.9],
  [820, 3, 'high', 0.9],
])('%i of 1000 with %i drops is %s', (count, dropped, severity, confidence) => {
  expect(look(count, dropped).findings[0]).toMatchObject({
    id: 'conntrack-near-limit',
    verdict: 'contributor',
    severity,
    confidence,
  });
});

test('what was lost is told; where nothing was, that speaks against it', () => {
  expect(said(look(820, 3).findings[0]?.evidenceFor ?? [])).toEqual(['seen', 'lost']);
  expect(said(look(820).findings[0]?.evidenceAgainst ?? [])).toEqual(['room-left']);
});

test.each([
  ['a table with room', 799, 0],
  ['look-alike: drops of a table that is far from full', 10, 500],
])('%s is ruled out', (_, count, dropped) => {
  const {findings, ruledOut} = look(count, dropped);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('one reading is enough for the count', () => {
  const {findings} = nodeOf(conntrackNearLimit, {...zero, 'conntrack.count': 900});
  expect(findings).toHaveLength(1);
});

test('a table without a limit is not applicable', () => {
  const {results} = nodeOf(conntrackNearLimit, {...zero, 'conntrack.max': 0});
  expect(outcomeOf(results, 'hk-1').outcome).toBe('not-applicable');
});

test.each([
  ['not loaded', {}, ['conntrack.count', 'conntrack.max']],
  ['denied', {...zero, 'conntrack.max': unread('denied')}, ['conntrack.max']],
  ['nothing from the node', null, ['conntrack.count', 'conntrack.max']],
])('%s: skipped', (_, facts, missing) => {
  const {results} = nodeOf(conntrackNearLimit, facts);
  expect(outcomeOf(results, 'hk-1')).toMatchObject({outcome: 'skipped', missing});
});
