import {expect, test} from 'vitest';
import type {RawCluster} from '../collect/cluster/index.ts';
import type {Inventory} from '../model/node.ts';
import type {RunManifest} from '../model/run.ts';
import type {SavedRun} from '../store/load.ts';
import {analyse} from './analyse.ts';

const DIGEST = (letter: string) => `sha256:${letter.repeat(64)}`;

function pod(node: string, digest: string) {
  return {
    metadata: {
      name: `cart-${node}`,
      namespace: 'shop',
      labels: {},
      ownerReferences: [{kind: 'StatefulSet', name: 'cart'}],
    },
    spec: {nodeName: node, containers: [{name: 'cart', image: 'shop/cart:1'}]},
    status: {
      phase: 'Running',
      containerStatuses: [{name: 'cart', imageID: `shop/cart@${digest}`}],
    },
  };
}

function cluster(context: string, digest: string): RawCluster {
  return {
    schemaVersion: 1,
    context,
    at: '2026-11-23T05:41:07.000Z',
    version: {ok: true, value: {gitVersion: 'v1.33.1', major: '1', minor: '33'}},
    lists: {
      nodes: {ok: false, failure: 'denied', detail: 'nodes is forbidden'},
      pods: {ok: true, value: [pod(`${context}-1`, digest)]},
    },
    configMaps: {},
  };
}

const MANIFEST: Omit<RunManifest, 'inventory'> = {
  schemaVersion: 1,
  id: 'x',
  samespecVersion: '0.1.0',
  startedAt: '2026-11-23T05:41:07.000Z',
  endedAt: null,
  settings: {timeoutMs: 1, concurrency: 1, maxBytesPerNode: 1, sudo: false, measure: false},
  stages: {collect: 'done', measure: 'none'},
  outcomes: [],
  readings: [],
  collectorSha256: 'ab',
};

/** A run whose nodes gave nothing, with what these clusters said; `null`: not saved. */
function runOf(clusters: Readonly<Record<string, RawCluster | string | null>>): SavedRun {
  const names = Object.keys(clusters);
  const inventory: Inventory = {
    nodes: names.map((name) => ({
      id: `${name}-1`,
      reach: {kind: 'local'},
      labels: {region: name, cluster: name},
      origin: 'test',
    })),
    services: [],
    clusters: names.map((context) => ({context})),
    expectations: [],
  };
  const answers = Object.values(clusters);
  const text = (one: RawCluster | string) => (typeof one === 'string' ? one : JSON.stringify(one));
  return {
    folder: '/nonexistent',
    manifest: {...MANIFEST, inventory},
    paths: [],
    raw: async () => undefined,
    prometheus: async () => undefined,
    cluster: async (index) => {
      const one = answers[index];
      return one === null || one === undefined ? undefined : Buffer.from(text(one));
    },
  };
}

test('clusters are compared beside nodes, and what differs is found in its region', async () => {
  const document = await analyse(
    runOf({
      bj: cluster('bj', DIGEST('a')),
      hk: cluster('hk', DIGEST('b')),
      sg: cluster('sg', DIGEST('a')),
    }),
  );
  expect(document.clusters?.map(({node}) => node)).toEqual(['bj', 'hk', 'sg']);
  expect(document.comparison.clusterPartitions?.map(({fact}) => fact)).toEqual([
    'workload["shop/cart"].container.cart.manifestDigest',
  ]);
  expect(document.comparison.equalFacts.cluster).toBeGreaterThan(0);
  const found = document.diagnosis.findings.filter(({verdict}) => verdict === 'contributor');
  expect(found).toMatchObject([{kind: 'image-digest-differs', scope: {nodes: ['hk-1']}}]);
});

test('a right that is missing in all clusters is named once', async () => {
  const document = await analyse(
    runOf({bj: cluster('bj', DIGEST('a')), hk: cluster('hk', DIGEST('a'))}),
  );
  const denied = document.diagnosis.findings.filter(({kind}) => kind === 'cluster-denied');
  expect(denied).toMatchObject([{title: {params: {clusters: ['bj', 'hk'], what: ['nodes']}}}]);
});

test.each([
  ['was not saved', null],
  ['is damaged', '{"schemaVersion": 1, "context'],
  ['is of another shape', '[]'],
])('an answer that %s is unknown, and the other clusters are told', async (_, answer) => {
  const document = await analyse(runOf({bj: cluster('bj', DIGEST('a')), hk: answer}));
  expect(document.clusters?.map(({node}) => node)).toEqual(['bj']);
  const kinds = document.diagnosis.findings.map(({kind}) => kind);
  expect(kinds).toContain('cluster-not-read');
});

test('a run without clusters says nothing of them', async () => {
  const {manifest, ...rest} = runOf({bj: null});
  const {clusters: _clusters, ...inventory} = manifest.inventory;
  const document = await analyse({...rest, manifest: {...manifest, inventory}});
  expect(document).not.toHaveProperty('clusters');
  expect(document.comparison).not.toHaveProperty('clusterPartitions');
});
