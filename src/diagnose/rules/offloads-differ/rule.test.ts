import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {offloadsDiffer} from './index.ts';

const usual = {
  'nic.offload.tcp-segmentation-offload': 'on',
  'nic.offload.generic-receive-offload': 'on',
};
const odd = {'nic.offload.tcp-segmentation-offload': 'off'};

test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleetOf(offloadsDiffer, usual, inHk(odd));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'offloads-differ',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {key: 'offload.tcp-segmentation-offload', value: 'off'}},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['switch-one']);
  expect(findings[0]?.danger).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['cpu-not-short']);
});

test('two settings of one node are one finding', () => {
  const other = {...odd, 'nic.offload.generic-receive-offload': 'otherwise'};
  const {findings} = fleetOf(offloadsDiffer, usual, (id) => (id === 'sg-2' ? other : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({
    count: 2,
    key: 'offload.generic-receive-offload',
  });
});

test('where the same nodes differ in nic.driver it is only a note that says so', () => {
  const {findings} = fleetOf(
    offloadsDiffer,
    {...usual, 'nic.driver': 'virtio_net'},
    inHk({...odd, 'nic.driver': 'vmxnet3'}),
  );
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('follows');
});

test('other nodes that differ in nic.driver explain nothing', () => {
  const changes = (id: string) => ({
    ...(id.startsWith('hk') ? odd : {}),
    ...(id === 'sg-1' ? {'nic.driver': 'vmxnet3'} : {}),
  });
  const {findings} = fleetOf(offloadsDiffer, {...usual, 'nic.driver': 'virtio_net'}, changes);
  expect(findings[0]?.verdict).toBe('contributor');
});

test('equal settings are ruled out', () => {
  const {findings, ruledOut} = fleetOf(offloadsDiffer, usual);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
  'look-alike: a node whose setting is %s is not different',
  (reason) => {
    const {findings} = fleetOf(offloadsDiffer, usual, (id) =>
      id === 'hk-1' ? {'nic.offload.tcp-segmentation-offload': unread(reason)} : {},
    );
    expect(findings).toEqual([]);
  },
);

test('where nobody tells, it skips, naming the comparison', () => {
  const {results} = fleetOf(offloadsDiffer, {'os.id': 'debian'});
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of nic.offload.*'],
  });
});
