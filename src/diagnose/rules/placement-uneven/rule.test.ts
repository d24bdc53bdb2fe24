import {expect, test} from 'vitest';
import {type ClusterSketch, runOnClusters} from '../../clusters/testing.ts';
import {said} from '../../mtu/testing.ts';
import {unread} from '../../testing.ts';
import {placementUneven as rule} from './index.ts';

const CART = 'workload["shop/cart"]';

const lying = (pods: number, most: number, nodes = 3, more = {}) => ({
  'cluster.schedulableNodes': nodes,
  [`${CART}.kind`]: 'deployment',
  [`${CART}.pods`]: pods,
  [`${CART}.mostOnOneNode`]: most,
  [`${CART}.boundToNodes`]: false,
  ...more,
});

const look = (hk: ClusterSketch['clusters'][string], nodes?: ClusterSketch['nodes']) =>
  runOnClusters(rule, {
    clusters: {bj: lying(6, 2), hk, sg: lying(9, 3)},
    ...(nodes === undefined ? {} : {nodes}),
  });

const load = (hk: number) =>
  Object.fromEntries(
    ['bj-1', 'hk-1', 'sg-1'].map((id) => [
      id,
      {
        facts: {
          'kube.requested.cpuMillis': id === 'hk-1' ? hk : 100,
          'kube.allocatable.cpuMillis': 1000,
        },
      },
    ]),
  );

test('pods that crowd one node are told for their cluster, with what would be even', () => {
  const {findings} = look(lying(6, 6));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {workload: 'shop/cart', cluster: 'hk'}},
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({most: 6, even: 2, nodes: 3});
});

test('a full node supports it, idle nodes speak against it', () => {
  const full = look(lying(6, 6), load(900)).findings[0];
  expect(full?.severity).toBe('medium');
  expect(said(full?.evidenceFor ?? [])).toContain('busy');
  const idle = look(lying(6, 6), load(200)).findings[0];
  expect(idle?.confidence).toBe(0.3);
  expect(said(idle?.evidenceAgainst ?? [])).toContain('idle');
});

test('even placement is ruled out, whatever the sizes of the regions', () => {
  const {findings, ruledOut} = look(lying(60, 3, 20));
  expect(findings).toEqual([]);
  expect(ruledOut[0]?.evidenceFor[0]?.message).toMatchObject({params: {count: 3}});
});

test.each([
  ['two pods beside each other', lying(2, 2, 2)],
  ['one more than its share', lying(4, 3, 2)],
  ['a DaemonSet', lying(6, 6, 3, {[`${CART}.kind`]: 'daemonset'})],
  ['bound to some nodes by a selector', lying(6, 6, 3, {[`${CART}.boundToNodes`]: true})],
  ['a cluster with one node', lying(6, 6, 1)],
  ['nodes that may not be read', lying(6, 6, 3, {'cluster.schedulableNodes': unread('denied')})],
  ['pods that may not be read', {'cluster.schedulableNodes': 3, workload: unread('denied')}],
])('look-alike: %s', (_, hk) => {
  expect(look(hk).findings).toEqual([]);
});

test('one cluster alone is judged by itself', () => {
  expect(runOnClusters(rule, {clusters: {hk: lying(6, 6)}}).findings).toHaveLength(1);
});

test('without clusters it is not applicable', () => {
  const {results} = runOnClusters(rule, {clusters: {}, nodes: {'hk-1': {}}});
  expect(results[0]?.outcome).toBe('not-applicable');
});
