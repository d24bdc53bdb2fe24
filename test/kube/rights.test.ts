import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {readCluster} from '../../src/collect/cluster/index.ts';
import {CONFIG_MAPS, LISTS} from '../../src/collect/cluster/sources.ts';
import {openContext} from '../../src/platform/kube/config.ts';
import {
  IMAGE,
  kubeconfigOf,
  kubectl,
  objectsOf,
  ownNamespaces,
  samespec,
  startSamespec,
  until,
} from './lab.ts';
import {applyOverlay, DEPLOY, deleteOverlay, manifestsOf} from './manifests.ts';

let before: string[];
beforeAll(async () => {
  before = await objectsOf('hk');
});
afterAll(async () => {
  await deleteOverlay('hk', 'all');
  await deleteOverlay('hk', 'probe-namespace');
  const own = ['lab-reader', 'lab-command-line'].map((name) => `clusterrolebinding/${name}`);
  await kubectl('hk', 'delete', '--ignore-not-found', ...own);
  expect(await objectsOf('hk')).toEqual(before);
});

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
  const manifests = [
    ...(await manifestsOf('reader-flannel')),
    ...(await manifestsOf('reader-istio')),
  ];
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

test('no shipped role grants secrets, nodes/proxy or all ConfigMaps, and only people may exec', async () => {
  for (const overlay of await readdir(join(DEPLOY, 'overlays'))) {
    for (const {kind, metadata, rules = []} of await manifestsOf(overlay)) {
      for (const {resources, verbs, resourceNames = []} of rules) {
        const what = `${overlay} ${kind} ${metadata.name}`;
        expect(resources, what).not.toContain('*');
        expect(verbs, what).not.toContain('*');
        expect(resources, what).not.toContain('secrets');
        expect(resources, what).not.toContain('nodes/proxy');
        if (resources.includes('configmaps')) expect(resourceNames.length, what).toBeGreaterThan(0);
        if (resources.includes('pods/exec')) {
          expect(['ClusterRole samespec-command-line', 'Role samespec-probe-namespace']).toContain(
            `${kind} ${metadata.name}`,
          );
        }
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
    for (const overlay of ['reader-flannel', 'reader-istio', 'probe-namespace', 'all']) {
      await applyOverlay('hk', overlay);
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
    await kubectl('hk', 'patch', ...role, '[{"op":"remove","path":"/rules/3"}]');
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

test('with rights in one namespace only a run is made there, and nothing of it is left', async () => {
  await kubectl('hk', 'delete', 'clusterrolebinding', 'lab-command-line');
  await applyOverlay('hk', 'probe-namespace');
  const namespace = 'samespec-probes';
  const binding = ['rolebinding', 'lab-prober', '--role=samespec-probe-namespace', '--user=reader'];
  await kubectl('hk', '-n', namespace, 'create', ...binding);
  const config = kubeconfigOf('hk', 'reader');
  const args = ['--context', 'hk', '--probe-image', IMAGE, '--probe-namespace', namespace];
  // No right lacks for what lies in a namespace that is not there.
  const denied = deniedOf(await readAsReader());
  expect(denied.filter((name) => !name.startsWith('kube-system/'))).toEqual([]);
  expect(denied).toContain('kube-system/kube-proxy');
  const there = await objectsOf('hk');

  const run = await samespec(['diagnose', ...args, '-o', 'json'], config);
  expect([0, 3], run.stderr).toContain(run.exit);
  const {run: manifest, paths} = JSON.parse(run.stdout);
  expect(manifest.outcomes).toMatchObject([{node: 'hk-1', ok: true}]);
  const service = paths.filter(({probe}: {probe: string}) => probe === 'service');
  expect(service.map(({state}: {state: string}) => state)).toEqual(['ok', 'ok']);
  expect(await objectsOf('hk')).toEqual(there);

  const killed = startSamespec(['diagnose', ...args], config);
  const ours = ['-n', namespace, 'get', 'pods', '-o', 'name'];
  await until('a probe pod', async () => (await kubectl('hk', ...ours)) !== '');
  if (killed.pid !== undefined) process.kill(killed.pid, 'SIGKILL');
  await killed.done;
  const cleanup = ['cleanup', '--context', 'hk', '--probe-namespace', namespace];
  const kept = await samespec(cleanup, config);
  expect(kept.stdout).toMatch(
    /^hk {2}samespec-probes\/pods\/node-\w+ {2}kept: may be in use until 20/m,
  );
  const removed = await samespec([...cleanup, '--all'], config);
  expect(removed).toMatchObject({exit: 0});
  expect(removed.stdout).toMatch(/^hk {2}samespec-probes\/pods\/node-\w+ {2}removed$/m);
  expect(await objectsOf('hk')).toEqual(there);
  expect(await ownNamespaces('hk')).toEqual([]);
});
