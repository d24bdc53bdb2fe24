import {expect, test} from 'vitest';
import {type ClusterSketch, runOnClusters} from '../../clusters/testing.ts';
import {said} from '../../mtu/testing.ts';
import {unread} from '../../testing.ts';
import {podStartSlow as rule} from './index.ts';

const CART = 'workload["shop/cart"]';

const started = (startMs: number, more = {}) => ({
  [`${CART}.startMs`]: startMs,
  [`${CART}.startedPods`]: 4,
  [`${CART}.waiting`]: [],
  ...more,
});
const steps = (sandboxMs: number, containersReadyMs: number) => ({
  [`${CART}.start.sandboxMs`]: sandboxMs,
  [`${CART}.start.containersReadyMs`]: containersReadyMs,
});

const look = (hk: ClusterSketch['clusters'][string]) =>
  runOnClusters(rule, {
    clusters: {bj: started(4000, steps(1000, 4000)), hk, sg: started(5000, steps(1000, 5000))},
  });

test('pods that take minutes where others take seconds are told, with the step that costs', () => {
  const {findings} = look(started(90_000, steps(2000, 90_000)));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.3,
    scope: {nodes: ['hk-1', 'hk-2']},
  });
  expect(findings[0]?.evidenceFor[1]?.message.params).toMatchObject({
    step: 'containersReadyMs',
    tookMs: 88_000,
    usualMs: 3000,
  });
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['only-at-start']);
});

test('where the network of pods is late the step says so', () => {
  const {findings} = look(started(64_000, steps(60_000, 64_000)));
  expect(findings[0]?.evidenceFor[1]?.message.params).toMatchObject({step: 'sandboxMs'});
});

test('containers that wait are told with the reason, in one cluster alone too', () => {
  const waiting = {[`${CART}.waiting`]: ['ImagePullBackOff'], [`${CART}.ended`]: ['OOMKilled']};
  const {findings} = runOnClusters(rule, {clusters: {hk: waiting}});
  expect(findings[0]).toMatchObject({
    kind: 'pods-not-starting',
    severity: 'medium',
    title: {params: {reasons: ['ImagePullBackOff']}},
  });
});

test('like starts are ruled out', () => {
  const {findings, ruledOut} = look(started(5000));
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['three times as slow, by seconds', started(14_000)],
  ['slower by a quarter of a minute, of minutes', started(11_000)],
  ['a container that is being made', started(5000, {[`${CART}.waiting`]: ['ContainerCreating']})],
  ['starts that may not be read', {workload: unread('denied')}],
  ['a workload only this cluster runs', {'workload["shop/other"].startMs': 90_000}],
])('look-alike: %s', (_, hk) => {
  expect(look(hk).findings).toEqual([]);
});

test('without clusters, and without pods that tell, it is not applicable', () => {
  for (const clusters of [{}, {hk: {}, sg: {}}]) {
    const {results} = runOnClusters(rule, {clusters, nodes: {'hk-1': {}}});
    expect(results[0]?.outcome).toBe('not-applicable');
  }
});
