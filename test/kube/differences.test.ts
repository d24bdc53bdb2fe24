import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {IMAGES, REGIONS, type Region} from './clusters.ts';
import {apply, IMAGE, kubectl, labCommand, objectsOf, samespec, until} from './lab.ts';

const NAMESPACE = 'shop';
const PROXY = 'docker.io/istio/proxyv2';
const PILOT = 'docker.io/istio/pilot:1.22.3';
const USUAL = '1.22.3';
const OLD = '1.18.0';
const NODES: readonly [Region, string][] = [
  ['bj', '1'],
  ['bj', '2'],
  ['sg', '1'],
  ['hk', '1'],
];

/** The same image under the names that Istio’s have: what runs in it is nobody’s business here. */
const ALIASES = [`${PROXY}:${USUAL}`, `${PROXY}:${OLD}`, PILOT];

let before: string[][];
beforeAll(async () => {
  before = await Promise.all(REGIONS.map(objectsOf));
  await Promise.all(
    NODES.map(async ([region, node]) => {
      for (const alias of ALIASES) await images(region, node, 'tag', IMAGE, alias);
    }),
  );
  await Promise.all(REGIONS.map(openShop));
});
afterAll(async () => {
  await kubectl('bj', 'uncordon', 'bj-2');
  await images('hk', '1', 'import', join(IMAGES, 'node-tools.tar'));
  await Promise.all(REGIONS.map((region) => kubectl(region, 'delete', 'namespace', NAMESPACE)));
  await Promise.all(NODES.map(([region, node]) => images(region, node, 'rm', ...ALIASES)));
  expect(await Promise.all(REGIONS.map(objectsOf))).toEqual(before);
});

async function openShop(region: Region): Promise<void> {
  await kubectl(region, 'create', 'namespace', NAMESPACE);
  const account = ['-n', NAMESPACE, 'get', 'serviceaccount', 'default', '--ignore-not-found'];
  await until('the service account', async () => (await kubectl(region, ...account)) !== '');
  await apply(region, deployment('istiod', 1, [container('discovery', PILOT)]));
  await rollOut(region, {replicas: region === 'bj' ? 4 : 2});
}

async function images(region: Region, node: string, ...args: string[]): Promise<void> {
  await labCommand('node-exec', region, node, 'ctr', '-n', 'k8s.io', 'images', ...args);
}

function container(name: string, image: string) {
  return {name, image, command: ['sleep', '3600'], resources: {requests: {cpu: '10m'}}};
}

function deployment(name: string, replicas: number, containers: unknown[], spread = true) {
  const labels = {app: name};
  const evenly = {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: {matchLabels: labels},
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {name, namespace: NAMESPACE},
    spec: {
      replicas,
      selector: {matchLabels: labels},
      template: {
        metadata: {labels},
        spec: {
          terminationGracePeriodSeconds: 0,
          ...(spread ? {topologySpreadConstraints: [evenly]} : {}),
          containers,
        },
      },
    },
  };
}

/** The cart of the shop, made anew, and ready. */
async function rollOut(
  region: Region,
  {replicas, proxy = USUAL, spread = true}: {replicas: number; proxy?: string; spread?: boolean},
): Promise<void> {
  const containers = [container('cart', IMAGE), container('istio-proxy', `${PROXY}:${proxy}`)];
  await kubectl(region, '-n', NAMESPACE, 'delete', 'deployment', 'cart', '--ignore-not-found');
  const left = ['-n', NAMESPACE, 'get', 'pods', '-l', 'app=cart', '-o', 'name'];
  await until('the end of the old pods', async () => (await kubectl(region, ...left)) === '');
  await apply(region, deployment('cart', replicas, containers, spread));
  for (const name of ['cart', 'istiod']) {
    await kubectl(region, '-n', NAMESPACE, 'rollout', 'status', `deployment/${name}`);
  }
}

type Finding = {kind: string; verdict: string; scope: {nodes?: string[]}};

async function findings(): Promise<Finding[]> {
  const contexts = REGIONS.flatMap((region) => ['--context', region]);
  const args = ['--no-measure', '--probe-image', IMAGE, '-o', 'json'];
  const {exit, stdout, stderr} = await samespec(['diagnose', ...contexts, ...args]);
  expect([0, 3], stderr).toContain(exit);
  return JSON.parse(stdout).diagnosis.findings;
}

const RULES = ['image-digest-differs-in-clusters', 'istio-version-skew', 'placement-uneven'];

test('an image, a placement and a sidecar (of Istio’s names, no Envoy) that differ are each found in their region, and nothing else', async () => {
  const equal = await findings();
  const ruledOut = equal.filter(({verdict}) => verdict === 'ruled-out').map(({kind}) => kind);
  expect(ruledOut).toEqual(expect.arrayContaining(RULES));
  expect(loud(equal)).toEqual([]);

  await images('hk', '1', 'import', join(IMAGES, 'node-tools-other.tar'));
  await kubectl('bj', 'cordon', 'bj-2');
  await Promise.all([
    rollOut('bj', {replicas: 4, spread: false}),
    rollOut('sg', {replicas: 2, proxy: OLD}),
    rollOut('hk', {replicas: 2}),
  ]);
  await kubectl('bj', 'uncordon', 'bj-2');

  expect(loud(await findings())).toEqual([
    // The node tells of the image, too, and of more than its cluster does.
    ['image-digest-differs', ['hk-1']],
    ['istio-version-skew', ['sg-1']],
    ['placement-uneven', ['bj-1', 'bj-2']],
  ]);
});

/** What the one machine under all nodes does at this moment is no difference between regions. */
const MOMENTARY = ['cpu-steal', 'cpu-throttled', 'softnet-drops', 'swap-active'];

function loud(all: readonly Finding[]) {
  return all
    .filter(({verdict}) => verdict === 'cause' || verdict === 'contributor')
    .filter(({kind}) => !MOMENTARY.includes(kind))
    .map(({kind, scope}) => [kind, scope.nodes ?? scope] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
