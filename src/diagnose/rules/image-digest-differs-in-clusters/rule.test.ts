import {expect, test} from 'vitest';
import {factPath} from '../../../model/fact.ts';
import {type ClusterSketch, runOnClusters, slowHk} from '../../clusters/testing.ts';
import {said} from '../../mtu/testing.ts';
import {unread} from '../../testing.ts';
import {imageDigestDiffersInClusters as rule} from './index.ts';

const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'1'.repeat(64)}`;
const CART = 'workload["shop/cart"]';

function running(
  digests: string[],
  image = 'shop/cart:1.4',
  kind = 'manifest',
  runtime = 'containerd',
) {
  return {
    [`${CART}.pods`]: 2,
    [`${CART}.container.cart.image`]: [image],
    [`${CART}.container.cart.${kind}Digest`]: digests,
    'cluster.runtimes': [runtime],
    'cluster.architectures': ['amd64'],
  };
}

const look = (
  clusters: ClusterSketch['clusters'],
  more: Pick<ClusterSketch, 'paths' | 'nodes'> = {},
) => runOnClusters(rule, {clusters, ...more});

test('one name with another digest in one cluster is a contributor under the name of the image rule', () => {
  const {findings} = look({bj: running([NEW]), hk: running([OLD]), sg: running([NEW])});
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    kind: 'image-digest-differs',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {id: `${rule.id}/title`, params: {image: 'shop/cart:1.4', clusters: ['hk']}},
  });
});

test('another tag is told too, with less weight', () => {
  const {findings} = look({
    bj: running([NEW]),
    hk: running([OLD], 'shop/cart:1.3'),
    sg: running([NEW]),
  });
  expect(findings[0]).toMatchObject({
    severity: 'low',
    title: {id: `${rule.id}/title-tag`, params: {usual: 'shop/cart:1.4'}},
  });
  expect(findings[0]?.confidence).toBeCloseTo(0.3);
});

test('pods of one cluster that differ under one name need no second cluster', () => {
  const {findings} = look({hk: running([NEW, OLD])});
  expect(findings[0]?.title).toMatchObject({id: `${rule.id}/title-within`});
});

test('of two clusters the slow one is the odd one', () => {
  const {findings} = look(
    {hk: running([OLD]), sg: running([NEW])},
    {paths: slowHk().filter(({source}) => !source.startsWith('bj'))},
  );
  expect(findings[0]?.scope).toMatchObject({nodes: ['hk-1', 'hk-2']});
  expect(said(findings[0]?.evidenceFor ?? [])[0]).toBe('lies-as-slowness');
});

test('equal digests are ruled out, counted', () => {
  const {findings, ruledOut} = look({bj: running([NEW]), hk: running([NEW])});
  expect(findings).toEqual([]);
  expect(ruledOut[0]?.evidenceFor[0]?.message.params).toMatchObject({equal: 1, compared: 1});
});

test.each([
  ['digests of another kind', running([OLD], 'shop/cart:1.4', 'config')],
  ['another runtime', running([OLD], 'shop/cart:1.4', 'manifest', 'docker')],
  ['a workload without pods', {...running([OLD]), [`${CART}.pods`]: 0}],
  [
    'digests that may not be read',
    {...running([OLD]), [`${CART}.container.cart.manifestDigest`]: unread('denied')},
  ],
])('look-alike: %s is not a difference', (_, hk) => {
  expect(look({bj: running([NEW]), hk, sg: running([NEW])}).findings).toEqual([]);
});

test('look-alike: two architectures in one cluster have two digests by right', () => {
  const hk = {...running([NEW, OLD]), 'cluster.architectures': ['amd64', 'arm64']};
  expect(look({hk}).findings).toEqual([]);
});

test('another version of the proxy is left to the rule about the mesh', () => {
  const proxy = (digest: string, tag: string) => ({
    [`${CART}.pods`]: 2,
    [`${CART}.sidecar.image`]: [`istio/proxyv2:${tag}`],
    [`${CART}.sidecar.manifestDigest`]: [digest],
  });
  expect(look({bj: proxy(NEW, '1.24.0'), hk: proxy(OLD, '1.22.0')}).findings).toEqual([]);
  expect(look({bj: proxy(NEW, '1.24.0'), hk: proxy(OLD, '1.24.0')}).findings).toHaveLength(1);
});

test.each(['shop/cart:1.4', 'cart:1.4'])(
  'what the rule about nodes tells of %s is not told twice',
  (name) => {
    const fact = factPath('container', 'image', name, 'digest');
    const nodes = Object.fromEntries(
      ['bj', 'hk', 'sg'].map((one) => [`${one}-1`, {facts: {[fact]: one === 'hk' ? OLD : NEW}}]),
    );
    const clusters = {bj: running([NEW], name), hk: running([OLD], name), sg: running([NEW], name)};
    expect(look(clusters).findings).toHaveLength(1);
    expect(look(clusters, {nodes}).findings).toEqual([]);
  },
);

test('without clusters, or without a shared workload, it is not applicable', () => {
  const alone = {'workload["shop/other"].pods': 1};
  for (const clusters of [{}, {hk: alone, sg: running([NEW])}]) {
    expect(look(clusters, {nodes: {'hk-1': {}}}).results[0]?.outcome).toBe('not-applicable');
  }
});
