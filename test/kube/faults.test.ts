import {createServer, type Server} from 'node:net';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {readCluster} from '../../src/collect/cluster/index.ts';
import {readInventory} from '../../src/inventory/index.ts';
import type {Node} from '../../src/model/node.ts';
import {openContext} from '../../src/platform/kube/config.ts';
import {createReach} from '../../src/reach/index.ts';
import {REGIONS, type Region} from './clusters.ts';
import {
  apply,
  changedKubeconfig,
  IMAGE,
  KUBECONFIG,
  kubeconfigOf,
  kubectl,
  labCommand,
  objectsOf,
  samespec,
  until,
} from './lab.ts';

function firstOf(region: Region): Node {
  const node = `${region}-1`;
  return {
    id: node,
    reach: {kind: 'kubernetes', context: region, node, kubeconfig: kubeconfigOf(region)},
    labels: {region},
    origin: 'test',
  };
}
const script = {name: 'script', interpreter: 'sh', args: []} as const;
const limits = {timeoutMs: 60_000, maxBytes: 10_000};

let deaf: Server;
let before: string[][];
beforeAll(async () => {
  before = await Promise.all(REGIONS.map(objectsOf));
  // Nobody looks after sg-1 from here on; its cluster needs its time to see that.
  await labCommand('kubelet-stop', 'sg', '1');
  // Takes connections and never says a word.
  deaf = createServer(() => {});
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  deaf.close();
  await labCommand('kubelet-start', 'sg', '1');
  await until('sg-1 being Ready', async () => (await readyOf('sg-1')) === 'True');
  expect(await Promise.all(REGIONS.map(objectsOf))).toEqual(before);
});

function readyOf(node: string): Promise<string> {
  const path = "jsonpath={.status.conditions[?(@.type=='Ready')].status}";
  return kubectl('sg', 'get', 'node', node, '-o', path);
}

function renamed(text: string, name: string): string {
  return text.replaceAll(/name: hk\b/g, `name: ${name}`).replaceAll(/: hk\b/g, `: ${name}`);
}

// Each waits for something else, and on a cluster where it is in nobody’s way.
test.concurrent('a context that does not exist is named with those that do, before any cluster is asked', async () => {
  const {exit, stderr} = await samespec(['collect', '--context', 'hk', '--context', 'tokyo']);
  expect(exit).toBe(2);
  expect(stderr).toContain('No context “tokyo” in the kubeconfig. It has: bj sg hk.');
});

test.concurrent('clusters that refuse the token, hang, or are not there cost their own nodes and nothing else', async () => {
  const {port} = deaf.address() as {port: number};
  const server = /https:\/\/localhost:\d+/;
  const expired = await changedKubeconfig('hk', (text) =>
    renamed(text, 'expired').replace('admintoken', 'no-longer'),
  );
  const hangs = await changedKubeconfig('hk', (text) =>
    renamed(text, 'hangs').replace(server, `https://127.0.0.1:${port}`),
  );
  const gone = await changedKubeconfig('hk', (text) =>
    renamed(text, 'gone').replace(server, 'https://127.0.0.1:1'),
  );
  const own = process.env.KUBECONFIG;
  process.env.KUBECONFIG = [KUBECONFIG, expired, hangs, gone].join(':');
  try {
    const contexts = ['hk', 'expired', 'hangs', 'gone'];
    const kubernetes = {contexts};
    const {nodes, clusters = []} = await readInventory({files: [], hosts: [], kubernetes});
    expect(nodes.map(({id}) => id)).toEqual(['hk-1']);
    expect(clusters.map(({context, failure}) => [context, failure?.id])).toEqual([
      ['hk', undefined],
      ['expired', 'inventory/kube-unauthorised'],
      ['hangs', 'inventory/kube-timeout'],
      ['gone', 'inventory/kube-unreachable'],
    ]);
  } finally {
    if (own === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = own;
  }
});

test.concurrent('a resource that is served in a version unknown here is not taken for absent, and one of no version is', async () => {
  const name = 'destinationrules.networking.istio.io';
  const schema = {
    openAPIV3Schema: {type: 'object', 'x-kubernetes-preserve-unknown-fields': true},
  };
  await apply('hk', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {name},
    spec: {
      group: 'networking.istio.io',
      scope: 'Namespaced',
      names: {kind: 'DestinationRule', plural: 'destinationrules'},
      versions: [{name: 'v9', served: true, storage: true, schema}],
    },
  });
  try {
    await kubectl('hk', 'wait', '--for=condition=Established', `crd/${name}`);
    const context = await openContext({context: 'hk', kubeconfig: kubeconfigOf('hk')});
    const {signal} = new AbortController();
    const found = async () => {
      const {lists} = await readCluster(context, new Date(0).toISOString(), {
        timeoutMs: 30_000,
        signal,
      });
      return lists;
    };
    // Discovery follows a moment after.
    await until('the new version', async () => {
      const {destinationrules} = await found();
      return destinationrules?.ok === false && destinationrules.failure === 'failed';
    });
    expect(await found()).toMatchObject({
      destinationrules: {failure: 'failed', detail: `${name}: v9 (≠ v1, v1beta1, v1alpha3)`},
      sidecars: {failure: 'absent'},
      ippools: {failure: 'absent'},
    });
  } finally {
    await kubectl('hk', 'delete', 'crd', name);
  }
});

test.concurrent('an image that cannot be pulled is named for its node', async () => {
  const reach = createReach({concurrency: 1, probeImage: '127.0.0.1:1/probe:1'});
  const outcome = await reach.run(firstOf('hk'), {...script, text: 'true'}, limits);
  await reach.close();
  expect(outcome).toMatchObject({
    ran: false,
    failure: 'unreachable',
    message: {id: 'reach/kube-pod-not-running'},
  });
  expect(!outcome.ran && outcome.message.params?.detail).toMatch(/ErrImagePull|ImagePullBackOff/);
});

test.concurrent('what refuses the pod in admission is told in its own words', async () => {
  const webhook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: {name: 'lab-refuses'},
    webhooks: [
      {
        name: 'refuses.example.com',
        clientConfig: {url: 'https://127.0.0.1:1/'},
        rules: [
          {apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods']},
        ],
        objectSelector: {matchLabels: {'app.kubernetes.io/managed-by': 'samespec'}},
        failurePolicy: 'Fail',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        timeoutSeconds: 2,
      },
    ],
  };
  await apply('sg', webhook);
  try {
    const reach = createReach({concurrency: 1, probeImage: IMAGE});
    const outcome = await untilRefused(reach);
    await reach.close();
    expect(outcome).toMatchObject({ran: false, message: {id: 'reach/kube-not-created'}});
    expect(!outcome.ran && outcome.message.params?.detail).toContain('refuses.example.com');
  } finally {
    await kubectl('sg', 'delete', 'validatingwebhookconfiguration', 'lab-refuses');
  }
});

/** An API server knows of a new webhook within a second. */
async function untilRefused(reach: ReturnType<typeof createReach>) {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return reach.run(firstOf('sg'), {...script, text: 'true'}, limits);
}

test.concurrent('a probe pod that is taken away in the middle is told, and costs what ran in it', async () => {
  const reach = createReach({concurrency: 1, probeImage: IMAGE});
  const began = Promise.withResolvers<void>();
  const running = reach.run(
    firstOf('bj'),
    {...script, text: 'echo began; sleep 60'},
    {...limits, onStdout: () => began.resolve()},
  );
  await began.promise;
  const listed = await kubectl(
    'bj',
    'get',
    'pods',
    '-A',
    '-l',
    'samespec/layer=node',
    '--no-headers',
  );
  const [namespace = '', pod = ''] = listed.split(/\s+/);
  await kubectl('bj', '-n', namespace, 'delete', 'pod', pod);
  const outcome = await running;
  await reach.close();
  expect(outcome).toMatchObject({
    ran: false,
    failure: 'closed',
    message: {id: 'reach/kube-pod-lost'},
  });
  expect(outcome.stdout.toString()).toBe('began\n');
});

test.concurrent('a node without a shell is read from within the pod, whose own files are never taken for the node’s', async () => {
  await labCommand('node-exec', 'hk', '1', 'mount', '--bind', '/dev/null', '/usr/bin/dash');
  try {
    const reach = createReach({concurrency: 1, probeImage: IMAGE});
    const text =
      'hostname; cat /proc/1/comm; cat /etc/passwd /etc/os-release /usr/lib/os-release 2>/dev/null; echo end';
    const outcome = await reach.run(firstOf('hk'), {...script, text}, limits);
    await reach.close();
    expect(outcome).toMatchObject({ran: true, exit: 0});
    expect(outcome.stdout.toString()).toBe('hk-1\nbash\nend\n');
    expect(reach.remarks?.().map(({id}) => id)).toEqual(['reach/kube-host-unread']);
  } finally {
    await labCommand('node-exec', 'hk', '1', 'umount', '/usr/bin/dash');
  }
});

test('a node that is NotReady is named with what its cluster says of it, and the others are read', async () => {
  await until('sg-1 being NotReady', async () => (await readyOf('sg-1')) !== 'True');
  const {exit, stderr, stdout} = await samespec([
    'diagnose',
    '--no-measure',
    '--context',
    'sg',
    '--context',
    'hk',
    '--probe-image',
    IMAGE,
    '-o',
    'json',
  ]);
  expect([0, 3, 5], stderr).toContain(exit);
  const {run} = JSON.parse(stdout);
  expect(run.outcomes).toMatchObject([
    {node: 'hk-1', ok: true},
    {
      node: 'sg-1',
      ok: false,
      message: {
        id: 'reach/kube-node-not-ready',
        params: {detail: expect.stringContaining('Kubelet stopped posting node status')},
      },
    },
  ]);
});
