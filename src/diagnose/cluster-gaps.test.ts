import {expect, test} from 'vitest';
import type {FactLeaf, NodeFacts} from '../model/fact.ts';
import {clusterGaps} from './cluster-gaps.ts';
import {viewOf} from './testing.ts';

const unread = (reason: 'denied' | 'timeout' | 'absent', section: string): FactLeaf => ({
  reason,
  message: {id: `cluster/${reason}`},
  section,
});

function said(node: string, leaves: Record<string, FactLeaf>): NodeFacts {
  return {node, at: '2026-11-23T05:41:07.000Z', sections: {}, leaves, dropped: []};
}

const view = viewOf({nodes: {'bj-1': {}, 'hk-1': {}}});
const cluster = (context: string, leaves: Record<string, FactLeaf>) => ({
  context,
  region: context,
  nodes: [`${context}-1`],
  facts: said(context, leaves),
});

test('clusters that lack the same rights are one line, each right named once', () => {
  const leaves = {
    'cluster.read.pods': unread('denied', 'pods'),
    'cluster.read["kube-system/kube-proxy"]': unread('denied', 'kube-system/kube-proxy'),
    'cluster.kubeProxy': unread('denied', 'kube-system/kube-proxy'),
  };
  const gaps = clusterGaps({...view, clusters: [cluster('bj', leaves), cluster('hk', leaves)]});
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toMatchObject({
    kind: 'cluster-denied',
    verdict: 'unknown',
    title: {params: {clusters: ['bj', 'hk'], what: ['kube-system/kube-proxy', 'pods']}},
  });
});

test('forbidden and late are told apart, and what is not there is no gap', () => {
  const leaves = {
    'cluster.read.pods': unread('denied', 'pods'),
    'cluster.read.nodes': unread('timeout', 'nodes'),
    'cluster.mesh.config': unread('absent', 'istio-system/istio'),
  };
  const gaps = clusterGaps({...view, clusters: [cluster('hk', leaves)]});
  expect(gaps.map(({kind}) => kind)).toEqual(['cluster-denied', 'cluster-timeout']);
});

test('settings that came and made no sense are told under their own name', () => {
  const leaves: Record<string, FactLeaf> = {
    'cluster.kubelet': {reason: 'unparsed', message: {id: 'x'}, section: 'kube-system/kubelet'},
  };
  const gaps = clusterGaps({...view, clusters: [cluster('hk', leaves)]});
  expect(gaps[0]?.title.params?.what).toEqual(['cluster.kubelet']);
});

test('a cluster that could not be asked is told with the reason', () => {
  const failure = {id: 'error/kube-unreachable', params: {}};
  const clusters = [{context: 'hk', region: 'hk', nodes: [], failure}, cluster('bj', {})];
  const gaps = clusterGaps({...view, clusters});
  expect(gaps).toMatchObject([
    {kind: 'cluster-not-asked', title: {params: {clusters: ['hk'], why: failure}}},
  ]);
});

test('a cluster that was listed and then not read is unknown', () => {
  const gaps = clusterGaps({...view, clusters: [{context: 'hk', region: 'hk', nodes: ['hk-1']}]});
  expect(gaps.map(({kind}) => kind)).toEqual(['cluster-not-read']);
});

test('without clusters there is nothing to say', () => {
  expect(clusterGaps(view)).toEqual([]);
});
