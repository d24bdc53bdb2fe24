import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {nicQueuesDiffer} from './index.ts';

const usual = {
  'nic.rxQueues': 4,
  'nic.txQueues': 4,
};
const odd = {'nic.rxQueues': 1};

test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleetOf(nicQueuesDiffer, usual, inHk(odd));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'nic-queues-differ',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {key: 'rxQueues', value: '1'}},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['set-channels']);
  expect(findings[0]?.danger).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['one-queue-may-do']);
});

test('two settings of one node are one finding', () => {
  const other = {...odd, 'nic.txQueues': 'otherwise'};
  const {findings} = fleetOf(nicQueuesDiffer, usual, (id) => (id === 'sg-2' ? other : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({count: 2, key: 'rxQueues'});
});

test('where the same nodes differ in cpu.count it is only a note that says so', () => {
  const {findings} = fleetOf(
    nicQueuesDiffer,
    {...usual, 'cpu.count': 4},
    inHk({...odd, 'cpu.count': 8}),
  );
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('follows');
});

test('other nodes that differ in cpu.count explain nothing', () => {
  const changes = (id: string) => ({
    ...(id.startsWith('hk') ? odd : {}),
    ...(id === 'sg-1' ? {'cpu.count': 8} : {}),
  });
  const {findings} = fleetOf(nicQueuesDiffer, {...usual, 'cpu.count': 4}, changes);
  expect(findings[0]?.verdict).toBe('contributor');
});

test('equal settings are ruled out', () => {
  const {findings, ruledOut} = fleetOf(nicQueuesDiffer, usual);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
  'look-alike: a node whose setting is %s is not different',
  (reason) => {
    const {findings} = fleetOf(nicQueuesDiffer, usual, (id) =>
      id === 'hk-1' ? {'nic.rxQueues': unread(reason)} : {},
    );
    expect(findings).toEqual([]);
  },
);

test('where nobody tells, it skips, naming the comparison', () => {
  const {results} = fleetOf(nicQueuesDiffer, {'os.id': 'debian'});
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of nic.rxQueues, nic.txQueues, nic.packetSteering, nic.ring.*'],
  });
});
