import {describe, expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {service, unread} from '../../testing.ts';
import {agentOf} from './cni-versions.ts';
import {cniVersionDiffers} from './index.ts';

const image = (reference: string) => ({[`container.image["${reference}"].digest`]: 'sha256:1'});
const NEW = image('flannel/flannel:v0.24.2');
const OLD = {
  'container.image["flannel/flannel:v0.24.2"].digest': undefined,
  ...image('flannel/flannel:v0.20.0'),
};

test('another version in one region contributes little', () => {
  const {findings} = fleetOf(cniVersionDiffers, NEW, inHk(OLD));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'cni-version-differs',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.3,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {usual: 'flannel v0.24.2'}},
  });
  expect(findings[0]?.evidenceFor[1]?.message.params).toMatchObject({name: 'flannel v0.20.0'});
});

describe('beside a slow region', () => {
  const slow = (region: string) =>
    ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'].flatMap((id) =>
      Array.from({length: 5}, () =>
        service({
          from: id,
          to: `service:${id.slice(0, 2)}`,
          totalMs: Array.from({length: 10}, (_, i) => (id.startsWith(region) ? 600 : 150) + i),
        }),
      ),
    );

  test.each([
    ['hk', 0.4, ['defaults-may-agree']],
    ['sg', 0.3, ['slow-have-usual', 'defaults-may-agree']],
  ])('%s', (region, confidence, against) => {
    const {findings} = fleetOf(cniVersionDiffers, NEW, inHk(OLD), slow(region));
    expect(findings[0]?.confidence).toBe(confidence);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(against);
  });
});

test.each([
  ['one version everywhere', NEW, {}],
  ['look-alike: other images differ', {...NEW, ...image('shop/orders:1')}, image('shop/orders:2')],
  [
    'look-alike: another digest of the same version',
    NEW,
    {[Object.keys(NEW)[0] ?? '']: 'sha256:2'},
  ],
  ['a node that could not tell', NEW, {[Object.keys(NEW)[0] ?? '']: unread('denied')}],
])('%s: ruled out', (_, usual, changes) => {
  const {findings, ruledOut} = fleetOf(cniVersionDiffers, usual, inHk(changes));
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('without such images it skips', () => {
  const {results} = fleetOf(cniVersionDiffers, image('shop/orders:1'));
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['container.image of the pod network'],
  });
});

test.each([
  ['flannel/flannel:v0.24.2', 'flannel', 'v0.24.2'],
  ['calico/node:v3.26.1', 'calico', 'v3.26.1'],
  ['cilium/cilium:v1.15.1', 'cilium', 'v1.15.1'],
  ['rancher/mirrored-calico-node:v3.26.1', 'calico', 'v3.26.1'],
  ['rancher/mirrored-flannel-flannel:v0.24.2', 'flannel', 'v0.24.2'],
  ['eks/amazon-k8s-cni:v1.16.4', 'aws-vpc-cni', 'v1.16.4'],
])('%s is %s %s', (reference, agent, version) => {
  expect(agentOf(reference)).toEqual({agent, version});
});

test.each([
  'node:20',
  'library/node:20',
  'bitnami/node:18',
  'kindest/node:v1.29.2',
  'shop/flannel-exporter:1',
  'cilium/cilium',
  '',
])('“%s” is none', (reference) => {
  expect(agentOf(reference)).toBeUndefined();
});
