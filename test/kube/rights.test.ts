import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {parseAllDocuments} from 'yaml';
import {readCluster} from '../../src/collect/cluster/index.ts';
import {CONFIG_MAPS, LISTS} from '../../src/collect/cluster/sources.ts';
import {openContext} from '../../src/platform/kube/config.ts';
import {DEPLOY, IMAGE, kubeconfigOf, kubectl, objectsOf, samespec} from './lab.ts';

type Rule = {apiGroups: string[]; resources: string[]; verbs: string[]; resourceNames?: string[]};
type Manifest = {kind: string; metadata: {name: string; namespace?: string}; rules?: Rule[]};

let before: string[];
beforeAll(async () => {
  before = await objectsOf('hk');
});
afterAll(async () => {
  await kubectl('hk', 'delete', '--ignore-not-found', '-k', join(DEPLOY, 'overlays/all'));
  const own = ['clusterrolebinding/lab-reader', 'clusterrolebinding/lab-command-line'];
  await kubectl('hk', 'delete', '--ignore-not-found', ...own);
  expect(await objectsOf('hk')).toEqual(before);
});

async function rendered(overlay: string): Promise<Manifest[]> {
  const text = await kubectl('hk', 'kustomize', join(DEPLOY, 'overlays', overlay));
  return parseAllDocuments(text).map((document) => document.toJS());
}

/** The lab’s user “reader”, who has no right of his own, gets those of a shipped role. */
async function bindReader(clusterRole: string, name: string): Promise<void> {
  await kubectl(
    'hk',
    'create',
    'clusterrolebinding',
    name,
    '--clusterrole',
    clusterRole,
    '--user=reader',
  );
}

async function readAsReader() {
  const context = await openContext({context: 'hk', kubeconfig: kubeconfigOf('hk', 'reader')});
  const limits = {timeoutMs: 30_000, signal: new AbortController().signal};
  return readCluster(context, '2026-01-01T00:00:00.000Z', limits);
}

function deniedOf({lists, configMaps}: Awaited<ReturnType<typeof readAsReader>>): string[] {
  return Object.entries({...lists, ...configMaps})
    .filter(([, answer]) => !answer.ok && answer.failure === 'denied')
    .map(([name]) => name)
    .sort();
}

test('the reader’s roles grant exactly what is asked of a cluster', async () => {
  const manifests = [...(await rendered('reader-flannel')), ...(await rendered('reader-istio'))];
  const reader = manifests.find(({kind}) => kind === 'ClusterRole');
  const granted = new Set<string>();
  for (const {apiGroups, resources, verbs} of reader?.rules ?? []) {
    for (const resource of resources) granted.add(`${verbs} ${apiGroups}/${resource}`);
  }
  const asked = LISTS.map(({name, paths: [path = '']}) => {
    const [, group = ''] = /^\/apis\/([^/]+)\//.exec(path) ?? [];
    return `${name === 'namespaces' ? 'get,list' : 'list'} ${group}/${name}`;
  });
  expect([...granted].sort()).toEqual(asked.sort());

  const settings = new Set<string>();
  for (const {kind, metadata, rules = []} of manifests.filter(({kind}) => kind === 'Role')) {
    for (const {resources, resourceNames = [], verbs} of rules) {
      expect([kind, resources, verbs]).toEqual(['Role', ['configmaps'], ['get']]);
      for (const name of resourceNames) settings.add(`${metadata.namespace}/${name}`);
    }
  }
  const versioned = [...settings].filter((name) => /kubelet-config-/.test(name));
  expect([...settings].sort()).toEqual([...CONFIG_MAPS, ...versioned].sort());
});

test('no shipped role grants secrets, nodes/proxy or all ConfigMaps, and only the command line may exec', async () => {
  for (const overlay of await readdir(join(DEPLOY, 'overlays'))) {
    for (const {kind, metadata, rules = []} of await rendered(overlay)) {
      for (const {resources, verbs, resourceNames = []} of rules) {
        const what = `${overlay} ${kind} ${metadata.name}`;
        expect(resources, what).not.toContain('*');
        expect(verbs, what).not.toContain('*');
        expect(resources, what).not.toContain('secrets');
        expect(resources, what).not.toContain('nodes/proxy');
        if (resources.includes('configmaps')) expect(resourceNames.length, what).toBeGreaterThan(0);
        if (resources.includes('pods/exec')) expect(metadata.name).toBe('samespec-command-line');
      }
    }
  }
});

test('a user without any right is told each one that is missing, by the API server’s own words', async () => {
  const raw = await readAsReader();
  expect(deniedOf(raw)).toContain('pods');
  expect(raw.lists.pods).toMatchObject({
    detail: expect.stringContaining('User "reader" cannot list resource "pods"'),
  });
  const {exit, stderr} = await samespec(
    ['collect', '--context', 'hk'],
    kubeconfigOf('hk', 'reader'),
  );
  expect(exit).toBe(1);
  expect(stderr).toMatch(/cannot list resource "nodes"/);
});

test('each overlay is taken by the API server, and the reader alone reads all that the manifest promises', async () => {
  const namespaces = ['kube-flannel', 'istio-system'];
  for (const name of namespaces) await kubectl('hk', 'create', 'namespace', name);
  try {
    for (const overlay of ['reader-flannel', 'reader-istio', 'all']) {
      await kubectl('hk', 'apply', '-k', join(DEPLOY, 'overlays', overlay));
    }
    await bindReader('samespec-reader', 'lab-reader');
    for (const namespace of ['kube-system', ...namespaces]) {
      const binding = ['rolebinding', 'lab-reader', '--role=samespec-reader', '--user=reader'];
      await kubectl('hk', '-n', namespace, 'create', ...binding);
    }
    const raw = await readAsReader();
    expect(deniedOf(raw)).toEqual([]);
    expect(raw.lists.nodes).toMatchObject({ok: true});
    expect(raw.lists.ippools).toMatchObject({failure: 'absent'});
    expect(raw.configMaps['kube-system/coredns']).toMatchObject({failure: 'absent'});

    const role = ['clusterrole', 'samespec-reader', '--type=json', '-p'];
    await kubectl('hk', 'patch', ...role, '[{"op":"remove","path":"/rules/2"}]');
    expect(deniedOf(await readAsReader())).toEqual(['daemonsets', 'deployments', 'statefulsets']);
  } finally {
    for (const name of namespaces) await kubectl('hk', 'delete', 'namespace', name);
    await kubectl(
      'hk',
      '-n',
      'kube-system',
      'delete',
      '--ignore-not-found',
      'rolebinding/lab-reader',
    );
  }
});

test('reading is not enough for probe pods, and with the role of the command line it is', async () => {
  const args = ['collect', '--context', 'hk', '--probe-image', IMAGE];
  const refused = await samespec(args, kubeconfigOf('hk', 'reader'));
  expect(refused.exit).not.toBe(0);
  expect(refused.stderr + refused.stdout).toMatch(/cannot create resource "namespaces"/);
  await bindReader('samespec-command-line', 'lab-command-line');
  const allowed = await samespec(args, kubeconfigOf('hk', 'reader'));
  expect(allowed).toMatchObject({exit: 0});
});
