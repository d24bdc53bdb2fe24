import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {hostSettingsDiffer} from './index.ts';

const usual = {
  'cpu.smt': 'on',
  'disk.root.scheduler': 'none',
};
const odd = {'disk.root.scheduler': 'mq-deadline'};

test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleetOf(hostSettingsDiffer, usual, inHk(odd));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'host-settings-differ',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {key: 'root.scheduler', value: 'mq-deadline'}},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['one-at-a-time']);
  expect(findings[0]?.danger).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['secondary']);
});

test('two settings of one node are one finding', () => {
  const other = {...odd, 'cpu.smt': 'otherwise'};
  const {findings} = fleetOf(hostSettingsDiffer, usual, (id) => (id === 'sg-2' ? other : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({count: 2, key: 'smt'});
});

test('where the same nodes differ in disk.root.driver it is only a note that says so', () => {
  const {findings} = fleetOf(
    hostSettingsDiffer,
    {...usual, 'disk.root.driver': 'nvme'},
    inHk({...odd, 'disk.root.driver': 'virtio_blk'}),
  );
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('follows');
});

test('other nodes that differ in disk.root.driver explain nothing', () => {
  const changes = (id: string) => ({
    ...(id.startsWith('hk') ? odd : {}),
    ...(id === 'sg-1' ? {'disk.root.driver': 'virtio_blk'} : {}),
  });
  const {findings} = fleetOf(hostSettingsDiffer, {...usual, 'disk.root.driver': 'nvme'}, changes);
  expect(findings[0]?.verdict).toBe('contributor');
});

test('equal settings are ruled out', () => {
  const {findings, ruledOut} = fleetOf(hostSettingsDiffer, usual);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
  'look-alike: a node whose setting is %s is not different',
  (reason) => {
    const {findings} = fleetOf(hostSettingsDiffer, usual, (id) =>
      id === 'hk-1' ? {'disk.root.scheduler': unread(reason)} : {},
    );
    expect(findings).toEqual([]);
  },
);

test('where nobody tells, it skips, naming the comparison', () => {
  const {results} = fleetOf(hostSettingsDiffer, {'os.id': 'debian'});
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: [
      'comparison of cpu.smt, cpu.numaNodes, disk.root.scheduler, disk.root.queueRequests, disk.root.writeCache, disk.root.readAheadBytes, disk.root.mountOptions, memory.hugePages.*, nic.qdisc, nic.transmitQueuePackets',
    ],
  });
});
