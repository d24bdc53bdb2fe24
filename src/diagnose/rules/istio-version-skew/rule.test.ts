import {expect, test} from 'vitest';
import {type ClusterSketch, runOnClusters} from '../../clusters/testing.ts';
import {unread} from '../../testing.ts';
import {istioVersionSkew as rule} from './index.ts';

const mesh = (control: string | string[], proxies: string | string[]) => ({
  'cluster.mesh.mode': 'sidecar',
  'cluster.mesh.controlPlaneVersion': [control].flat(),
  'cluster.mesh.proxyVersion': [proxies].flat(),
});

const look = (clusters: ClusterSketch['clusters']) => runOnClusters(rule, {clusters});
const usual = mesh('1.24.1', '1.24.1');

test.each([
  ['two minor versions behind', mesh('1.24.1', '1.22.8')],
  ['newer than the control plane', mesh('1.23.0', '1.24.1')],
  ['one of several', mesh('1.24.1', ['1.21.0-distroless', '1.24.1'])],
])('proxies %s do not fit, in one cluster alone', (_, hk) => {
  const {findings} = look({hk});
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    verdict: 'contributor',
    severity: 'medium',
    title: {id: `${rule.id}/title-skew`, params: {clusters: ['hk']}},
  });
});

test('a cluster whose mesh is of another version is told, though it fits in itself', () => {
  const {findings} = look({bj: usual, hk: mesh('1.23.4', '1.23.4'), sg: usual});
  expect(findings[0]).toMatchObject({
    severity: 'low',
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {id: `${rule.id}/title-differs`},
  });
});

test('a skewed cluster is one finding, not two', () => {
  expect(look({bj: usual, hk: mesh('1.24.1', '1.21.0'), sg: usual}).findings).toHaveLength(1);
});

test('equal versions are ruled out', () => {
  const {findings, ruledOut} = look({bj: usual, hk: usual});
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['one minor version behind', mesh('1.24.1', '1.23.9')],
  ['an upgrade with two control planes', mesh(['1.22.0', '1.24.1'], ['1.22.0', '1.24.1'])],
  ['tags that are no version', mesh('release-candidate', 'latest')],
  ['proxies that may not be read', {...usual, 'cluster.mesh.proxyVersion': unread('denied')}],
])('look-alike: %s, in one cluster alone', (_, hk) => {
  expect(look({hk}).findings).toEqual([]);
});

test('a cluster without a mesh is not of another version; without any it is not applicable', () => {
  expect(look({bj: usual, hk: {'cluster.mesh.mode': 'none'}}).findings).toEqual([]);
  expect(look({hk: {}}).results[0]?.outcome).toBe('not-applicable');
});
