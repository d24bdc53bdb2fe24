import {expect, test} from 'vitest';
import type {Node} from '../../src/model/node.ts';
import {openContext} from '../../src/platform/kube/config.ts';
import {createReach} from '../../src/reach/index.ts';
import {makeLadder} from '../../src/reach/kubernetes/ladder.ts';
import {type KubeObject, plainPod} from '../../src/reach/kubernetes/objects.ts';
import {createProbePods, type ProbePods} from '../../src/reach/kubernetes/probe-pods.ts';
import {IMAGE, kubeconfigOf, objectsOf} from './lab.ts';

const CONFIGURATION = [
  'defaults',
  '  mode http',
  '  timeout connect 5s',
  '  timeout client 30s',
  '  timeout server 30s',
  'frontend in',
  '  bind :8080',
  '  http-response set-header via haproxy',
  '  default_backend out',
  'backend out',
  '  server app 127.0.0.1:8081',
];
const PROXY = `printf '%s\\n' ${CONFIGURATION.map((line) => `'${line}'`).join(' ')} >/tmp/proxy.cfg && exec haproxy -db -f /tmp/proxy.cfg`;

/**
 * What an injector does to a pod that asks for a sidecar. Envoy is not to be had here, and the API server of the lab
 * does not survive a webhook that changes objects: haproxy stands in, and the pod is changed before it is sent.
 */
function injecting(pods: ProbePods): ProbePods {
  return {
    ...pods,
    create: (object) => pods.create(asksForSidecar(object) ? injected(object) : object),
  };
}

function asksForSidecar({metadata: {labels = {}}}: KubeObject): boolean {
  return (labels as Record<string, string>)['sidecar.istio.io/inject'] === 'true';
}

function injected(object: KubeObject): KubeObject {
  const moved = structuredClone(object) as KubeObject & {
    spec: {containers: {command: string[]}[]};
  };
  const [app] = moved.spec.containers;
  if (app !== undefined) app.command = app.command.map((word) => word.replaceAll('8080', '8081'));
  const proxy = {name: 'istio-proxy', image: IMAGE, command: ['sh', '-c', PROXY]};
  moved.spec.containers.push(proxy);
  return moved;
}

const node: Node = {
  id: 'hk-1',
  reach: {kind: 'kubernetes', context: 'hk', node: 'hk-1', kubeconfig: kubeconfigOf('hk')},
  labels: {region: 'hk'},
  origin: 'test',
};

// Each on a cluster of its own.
test.concurrent('with a sidecar (haproxy stands in) the ladder leads from the pod over the proxy to the service address', async () => {
  const before = await objectsOf('hk');
  const context = await openContext({context: 'hk', kubeconfig: kubeconfigOf('hk')});
  const pods = createProbePods(context, IMAGE);
  const reach = createReach({concurrency: 1, probeImage: IMAGE});
  try {
    await pods.create(plainPod(pods.place, 'hk-1', IMAGE));
    const request = {region: 'hk', nodes: ['hk-1'], image: IMAGE};
    const urls = await makeLadder(injecting(pods), {...request, meshRevision: 'default'});
    const {url = '', podUrl = '', proxyUrl = ''} = urls ?? {};
    const asked = await Promise.all(
      [`${podUrl}/small`, `${proxyUrl}/small`, url].map((address) => headersAt(address)),
    );
    expect(asked.map((headers) => headers.includes('via: haproxy'))).toEqual([false, true, true]);
    expect(new URL(podUrl).host).not.toBe(new URL(proxyUrl).host);
  } finally {
    await Promise.all([reach.close(), pods.remove()]);
  }
  expect(await objectsOf('hk')).toEqual(before);

  /** From the node, as the probe asks; kube-proxy may need a moment for a new address. */
  async function headersAt(address: string): Promise<string> {
    const text = `for try in 1 2 3 4 5 6 7 8 9 10; do curl -sSI --max-time 5 '${address}' && break; sleep 1; done`;
    const script = {name: 'ask', interpreter: 'sh', text, args: []} as const;
    const outcome = await reach.run(node, script, {timeoutMs: 90_000, maxBytes: 10_000});
    return outcome.stdout.toString().toLowerCase();
  }
});

test.concurrent('where nobody injects, the pod that asked for a sidecar is passed over', async () => {
  const context = await openContext({context: 'sg', kubeconfig: kubeconfigOf('sg')});
  const pods = createProbePods(context, IMAGE);
  try {
    await pods.create(plainPod(pods.place, 'sg-1', IMAGE));
    const request = {region: 'sg', nodes: ['sg-1'], image: IMAGE, meshRevision: 'default'};
    const urls = await makeLadder(pods, request);
    expect(urls).toMatchObject({url: expect.stringContaining('http://10.96.')});
    expect(urls).not.toHaveProperty('proxyUrl');
  } finally {
    await pods.remove();
  }
});
