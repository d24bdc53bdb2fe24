import {describe, expect, test} from 'vitest';
import {clustersOf} from '../model/cluster.ts';
import type {FactLeaf, FactValue, NodeFacts, PolicyTable} from '../model/fact.ts';
import type {Inventory} from '../model/node.ts';
import {compareClusters} from './clusters.ts';

const POLICIES: PolicyTable = [
  ['cluster.nodes', {policy: 'free', tag: 'containers'}],
  ['**', {policy: 'identical', tag: 'containers'}],
];

function said(node: string, given: Readonly<Record<string, FactValue | FactLeaf>>): NodeFacts {
  const leaves = Object.fromEntries(
    Object.entries(given).map(([path, value]) => [
      path,
      typeof value === 'object' && !Array.isArray(value) ? value : {value, section: 'pods'},
    ]),
  );
  const run = {command: 'kubectl', exit: 0, durationMs: 0, bytes: 0, truncated: false};
  return {node, at: '2026-11-23T05:41:07.000Z', sections: {pods: run}, leaves, dropped: []};
}

const node = (id: string, cluster: string, region: string): Inventory['nodes'][number] => ({
  id,
  reach: {kind: 'local'},
  labels: {cluster, region},
  origin: 'test',
});

function compared(facts: NodeFacts[], nodes: Inventory['nodes'] = []) {
  const contexts = facts.map((one) => ({context: one.node}));
  const inventory = {nodes, services: [], clusters: contexts, expectations: []};
  return compareClusters({
    clusters: clustersOf(inventory, facts),
    policies: POLICIES,
    expectations: [],
  });
}

test('a cluster has the region of most of its nodes, and its own name where none is here', () => {
  const nodes = [node('a', 'one', 'bj'), node('b', 'one', 'hk'), node('c', 'one', 'hk')];
  const inventory = {
    nodes,
    services: [],
    clusters: [{context: 'one'}, {context: 'two'}],
    expectations: [],
  };
  expect(clustersOf(inventory, []).map(({region, nodes: own}) => [region, own])).toEqual([
    ['hk', ['a', 'b', 'c']],
    ['two', []],
  ]);
});

describe('comparing clusters', () => {
  test('what differs names the clusters, what is equal is counted, sizes are free', () => {
    const {partitions, equalFacts} = compared([
      said('bj', {'cluster.nodes': 3, 'cluster.version': 'v1', 'cluster.mesh.mode': 'sidecar'}),
      said('hk', {'cluster.nodes': 9, 'cluster.version': 'v1', 'cluster.mesh.mode': 'ambient'}),
    ]);
    expect(equalFacts).toEqual({cluster: 1});
    expect(partitions).toMatchObject([
      {fact: 'cluster.mesh.mode', kind: 'region-drift', groups: [{nodes: ['hk']}, {nodes: ['bj']}]},
    ]);
  });

  test('two clusters of one region that differ are no drift between regions', () => {
    const nodes = [node('a', 'one', 'hk'), node('b', 'two', 'hk')];
    const facts = [said('one', {'cluster.version': 'v1'}), said('two', {'cluster.version': 'v2'})];
    expect(compared(facts, nodes).partitions[0]?.kind).toBe('within-region');
  });

  test('a workload or namespace that only some clusters have is no difference', () => {
    const {partitions} = compared([
      said('bj', {'workload["shop/cart"].qos': ['Burstable'], 'namespace.shop.injection': []}),
      said('hk', {'cluster.version': 'v1'}),
      said('sg', {'workload["shop/cart"].qos': ['Burstable']}),
    ]);
    expect(partitions).toEqual([]);
  });

  test('a setting that is left out is one, where the cluster has others of the kind', () => {
    const {partitions} = compared([
      said('bj', {'cluster.kubelet.cpuManagerPolicy': 'static', 'cluster.kubelet.maxPods': 110}),
      said('hk', {'cluster.kubelet.maxPods': 110}),
      said('sg', {'cluster.version': 'v1'}),
    ]);
    expect(partitions).toMatchObject([
      {fact: 'cluster.kubelet.cpuManagerPolicy', groups: [{nodes: ['hk']}, {nodes: ['bj']}]},
    ]);
  });

  test('settings of another network plugin are not missing', () => {
    const {partitions} = compared([
      said('bj', {'cluster.cni.kind': 'flannel', 'cluster.cni.flannel.mtu': 1450}),
      said('hk', {'cluster.cni.kind': 'calico', 'cluster.cni.calico.mtu': 1430}),
    ]);
    expect(partitions.map(({fact}) => fact)).toEqual(['cluster.cni.kind']);
  });

  test('what may not be read is neither equal nor different', () => {
    const denied: FactLeaf = {reason: 'denied', message: {id: 'x'}, section: 'pods'};
    const {partitions, equalFacts} = compared([
      said('bj', {'cluster.kubeProxy.mode': 'ipvs'}),
      said('hk', {'cluster.kubeProxy': denied}),
    ]);
    expect(partitions).toEqual([]);
    expect(equalFacts).toEqual({});
  });
});
