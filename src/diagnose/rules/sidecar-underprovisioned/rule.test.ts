import {expect, test} from 'vitest';
import {type ClusterSketch, runOnClusters} from '../../clusters/testing.ts';
import {said} from '../../mtu/testing.ts';
import {unread} from '../../testing.ts';
import {sidecarUnderprovisioned as rule} from './index.ts';

const CART = 'workload["shop/cart"].sidecar';
const GROUP = 'cgroup.throttle["/kubepods.slice/x.scope"]';

const limits = (cpu: string, memory = '1073741824') => ({
  [`${CART}.limitsCpuMillis`]: [cpu],
  [`${CART}.limitsMemoryBytes`]: [memory],
});

function held(throttled: number, container = 'istio-proxy') {
  const at = (periods: number, times: number) => ({
    [`${GROUP}.periods`]: periods,
    [`${GROUP}.throttledPeriods`]: times,
    [`${GROUP}.throttledMs`]: times * 40,
  });
  const whose = {
    [`${GROUP}.workload`]: 'shop/cart',
    [`${GROUP}.pod`]: 'shop/cart-1',
    [`${GROUP}.container`]: container,
  };
  return {'hk-1': {facts: {...at(1000, 0), ...whose}, after: at(1100, throttled)}, 'bj-1': {}};
}

const look = (hk: ClusterSketch['clusters'][string], nodes?: ClusterSketch['nodes']) =>
  runOnClusters(rule, {
    clusters: {bj: limits('2000'), hk, sg: limits('2000')},
    ...(nodes === undefined ? {} : {nodes}),
  });

test.each([
  ['CPU', limits('100'), 'smaller-cpu'],
  ['memory', limits('2000', '134217728'), 'smaller-memory'],
])(
  'a lower limit of %s than in every other cluster is told, and that none was held back',
  (_, hk, line) => {
    const {findings} = look(hk);
    expect(findings[0]).toMatchObject({
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.4,
      scope: {nodes: ['hk-1', 'hk-2']},
      title: {params: {workload: 'shop/cart', cluster: 'hk'}},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([line]);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['not-seen']);
  },
);

test('a sidecar that was held back is surer, and needs no other cluster', () => {
  const {findings} = runOnClusters(rule, {clusters: {hk: limits('100')}, nodes: held(60)});
  expect(findings[0]).toMatchObject({severity: 'high', confidence: 0.6, scope: {nodes: ['hk-1']}});
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['held-back']);
});

test('equal limits are ruled out', () => {
  const {findings, ruledOut} = look(limits('2000'));
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['more than elsewhere', limits('4000')],
  ['no limit at all', limits('none', 'none')],
  ['limits that may not be read', {workload: unread('denied')}],
  ['a workload without a sidecar here', {}],
])('look-alike: %s', (_, hk) => {
  expect(look(hk).findings).toEqual([]);
});

test('look-alike: the application beside the sidecar is held back', () => {
  expect(look(limits('2000'), held(60, 'cart')).findings).toEqual([]);
});

test('without sidecars it is not applicable', () => {
  expect(runOnClusters(rule, {clusters: {hk: {}}}).results[0]?.outcome).toBe('not-applicable');
});
