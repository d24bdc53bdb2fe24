import {afterAll, beforeAll, expect, test} from 'vitest';
import {readInventory} from '../../src/inventory/index.ts';
import {apply, changedKubeconfig, KUBECONFIG, kubeconfigOf, kubectl} from './lab.ts';

const before = process.env.KUBECONFIG;
beforeAll(() => {
  process.env.KUBECONFIG = KUBECONFIG;
});
afterAll(() => {
  if (before === undefined) delete process.env.KUBECONFIG;
  else process.env.KUBECONFIG = before;
});

function read(request: {contexts: string[]; selector?: string; regionFrom?: string}) {
  return readInventory({files: [], hosts: [], kubernetes: request});
}

test('nodes of three clusters are one fleet, with their standard labels, addresses and clusters', async () => {
  const {nodes, clusters} = await read({contexts: ['bj', 'sg', 'hk']});
  expect(nodes.map(({id, address, labels}) => [id, address, labels.region, labels.zone])).toEqual([
    ['bj-1', '10.77.1.2', 'bj', 'bja'],
    ['bj-2', '10.77.2.2', 'bj', 'bja'],
    ['sg-1', '10.77.11.2', 'sg', 'sga'],
    ['hk-1', '10.77.21.2', 'hk', 'hka'],
  ]);
  expect(nodes[0]?.labels).toMatchObject({arch: 'amd64', os: 'linux', cluster: 'bj'});
  expect(nodes[0]?.reach).toEqual({kind: 'kubernetes', context: 'bj', node: 'bj-1'});
  const uid = await kubectl('hk', 'get', 'ns', 'kube-system', '-o', 'jsonpath={.metadata.uid}');
  expect(clusters?.[2]).toEqual({context: 'hk', uid});
});

test('regions come from the context, from any label or from an expression on context and node', async () => {
  const regionsBy = async (regionFrom: string) => {
    const {nodes} = await read({contexts: ['bj', 'hk'], regionFrom});
    return nodes.map(({labels}) => labels.region);
  };
  expect(await regionsBy('context')).toEqual(['bj', 'bj', 'hk']);
  expect(await regionsBy('label:topology.kubernetes.io/zone')).toEqual(['bja', 'bja', 'hka']);
  expect(await regionsBy('label:none/such')).toEqual([undefined, undefined, undefined]);
  expect(await regionsBy('regex:^\\w+/\\w+-(\\d)')).toEqual(['1', '2', '1']);
  await expect(read({contexts: ['bj'], regionFrom: 'regex:('})).rejects.toMatchObject({
    code: 'kube-region-from',
  });
});

test('a selector keeps the nodes that have its labels', async () => {
  const selector = 'kubernetes.io/hostname=bj-2';
  const {nodes, clusters} = await read({contexts: ['bj', 'hk'], selector});
  expect(nodes.map(({id}) => id)).toEqual(['bj-2']);
  expect(clusters?.[1]?.failure?.id).toBe('inventory/kube-no-nodes');
});

test('nodes of the same name in several clusters are told with their context', async () => {
  await apply('hk', {apiVersion: 'v1', kind: 'Node', metadata: {name: 'bj-1'}});
  try {
    const {nodes} = await read({contexts: ['bj', 'hk']});
    expect(nodes.map(({id}) => id).sort()).toEqual(['bj-2', 'bj.bj-1', 'hk-1', 'hk.bj-1']);
    expect(nodes.find(({id}) => id === 'hk.bj-1')?.reach).toMatchObject({node: 'bj-1'});
  } finally {
    await kubectl('hk', 'delete', 'node', 'bj-1');
  }
});

test('two contexts of one cluster are refused, whatever they are called', async () => {
  const again = await changedKubeconfig('bj', (text) =>
    text.replaceAll('name: bj', 'name: again').replaceAll(': bj', ': again'),
  );
  process.env.KUBECONFIG = `${kubeconfigOf('bj')}:${again}`;
  try {
    await expect(read({contexts: ['bj', 'again']})).rejects.toMatchObject({
      code: 'kube-same-cluster',
      params: {first: 'bj', second: 'again'},
    });
  } finally {
    process.env.KUBECONFIG = KUBECONFIG;
  }
});
