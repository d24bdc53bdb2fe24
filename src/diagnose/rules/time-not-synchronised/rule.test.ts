import {expect, test} from 'vitest';
import {outcomeOf, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {timeNotSynchronised} from './index.ts';

test.each([
  ['chronyd', 'low', 0.9, []],
  ['timesyncd', 'low', 0.9, []],
  ['kernel', 'info', 0.5, ['guest-tools']],
])('%s says no: a note, %s', (keeper, severity, confidence, against) => {
  const facts = {'time.synchronised': false, 'time.keeper': keeper};
  const [finding] = nodeOf(timeNotSynchronised, facts).findings;
  expect(finding).toMatchObject({
    id: 'time-not-synchronised',
    verdict: 'note',
    severity,
    confidence,
  });
  expect(said(finding?.evidenceAgainst ?? [])).toEqual(against);
});

test.each([
  [1000, true],
  [-3600_000, false],
])('a clock that is off by %i ms contributes, synchronised or not', (ms, synchronised) => {
  const facts = {'time.synchronised': synchronised, 'time.offsetMs': ms, 'time.keeper': 'chronyd'};
  expect(nodeOf(timeNotSynchronised, facts).findings[0]).toMatchObject({
    kind: 'clock-far-off',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
  });
});

test.each([0, 12.5, -999])('synchronised and off by %f ms is ruled out', (ms) => {
  const facts = {'time.synchronised': true, 'time.offsetMs': ms};
  const {findings, ruledOut} = nodeOf(timeNotSynchronised, facts);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['absent', {}],
  ['denied', {'time.synchronised': unread('denied')}],
  ['nothing from the node', null],
])('%s: skipped', (_, facts) => {
  expect(outcomeOf(nodeOf(timeNotSynchronised, facts).results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['time.synchronised'],
  });
});
