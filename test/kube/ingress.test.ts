import {afterAll, beforeAll, expect, test} from 'vitest';
import {apply, IMAGE, kubectl, objectsOf, replaceRaw, samespec, until} from './lab.ts';

const NAMESPACE = 'lab-ingress';
/** What the stand-in adds to every request. */
const DELAY_MS = 120;

let before: string[];
beforeAll(async () => {
  before = await objectsOf('hk');
  await kubectl('hk', 'create', 'namespace', NAMESPACE);
  const account = ['-n', NAMESPACE, 'get', 'serviceaccount', 'default', '--ignore-not-found'];
  await until('the service account', async () => (await kubectl('hk', ...account)) !== '');
});
afterAll(async () => {
  await kubectl('hk', 'delete', 'namespace', NAMESPACE);
  expect(await objectsOf('hk')).toEqual(before);
});

type Ingress = {
  metadata: {name: string; namespace: string};
  spec: {
    ingressClassName: string;
    rules: {http: {paths: {path: string; backend: {service: {name: string}}}[]}}[];
  };
};

/**
 * What a controller does with the first Ingress of its class: a proxy before the service, and its address in the
 * status. No controller is to be had from Debian; haproxy stands in, and takes its time with every connection.
 */
async function controller(): Promise<Ingress> {
  let found: Ingress | undefined;
  await until('an Ingress of class lab', async () => {
    const listed = JSON.parse(await kubectl('hk', 'get', 'ingresses', '-A', '-o', 'json'));
    found = listed.items.find(({spec}: Ingress) => spec.ingressClassName === 'lab');
    return found !== undefined;
  });
  if (found === undefined) throw new Error('no Ingress');
  const {namespace, name} = found.metadata;
  const [path] = found.spec.rules[0]?.http.paths ?? [];
  const service = path?.backend.service.name ?? '';
  const backend = await kubectl(
    'hk',
    ...['-n', namespace, 'get', 'service', service, '-o', 'jsonpath={.spec.clusterIP}'],
  );
  await apply('hk', proxyPod(path?.path ?? '', backend));
  const podIp = ['-n', NAMESPACE, 'get', 'pod', 'proxy', '-o', 'jsonpath={.status.podIP}'];
  await kubectl('hk', '-n', NAMESPACE, 'wait', '--for=condition=Ready', 'pod/proxy');
  const ip = await kubectl('hk', ...podIp);
  const address = `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses/${name}/status`;
  const own = JSON.parse(await kubectl('hk', 'get', '--raw', address.replace(/\/status$/, '')));
  await replaceRaw('hk', address, {...own, status: {loadBalancer: {ingress: [{ip}]}}});
  return found;
}

function proxyPod(path: string, backend: string): unknown {
  const lines = [
    'defaults',
    '  timeout connect 5s',
    '  timeout client 30s',
    '  timeout server 30s',
    'frontend slow',
    '  mode tcp',
    '  bind :80',
    `  tcp-request inspect-delay ${DELAY_MS}ms`,
    '  tcp-request content accept if WAIT_END',
    '  default_backend routes',
    'backend routes',
    '  mode tcp',
    '  server own 127.0.0.1:8081',
    'frontend in',
    '  mode http',
    '  bind 127.0.0.1:8081',
    `  use_backend out if { path_beg ${path}/ }`,
    'backend out',
    '  mode http',
    `  server app ${backend}:8080`,
  ];
  const text = lines.map((line) => `'${line}'`).join(' ');
  const command = `printf '%s\\n' ${text} >/tmp/proxy.cfg && exec haproxy -db -f /tmp/proxy.cfg`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {name: 'proxy', namespace: NAMESPACE},
    spec: {
      nodeName: 'hk-1',
      terminationGracePeriodSeconds: 0,
      containers: [
        {
          name: 'proxy',
          image: IMAGE,
          command: ['sh', '-c', command],
          readinessProbe: {tcpSocket: {port: 80}, periodSeconds: 1},
        },
      ],
    },
  };
}

type Finding = {
  kind: string;
  verdict: string;
  evidenceFor: {message: {id: string; params?: {at?: string}}}[];
};
type Path = {probe: string; state: string; steps: {step: string; state: string}[]};

/** One run, with every place of the way asked; gives what the rule about it says. */
async function diagnosed(): Promise<Finding[]> {
  await kubectl('hk', '-n', NAMESPACE, 'delete', 'pod', 'proxy', '--ignore-not-found');
  const args = ['--context', 'hk', '--probe-image', IMAGE, '--probe-ingress', 'lab', '-o', 'json'];
  const [found, run] = await Promise.all([controller(), samespec(['diagnose', ...args])]);
  expect([0, 3], run.stderr).toContain(run.exit);
  expect(found.spec.rules[0]?.http.paths[0]?.path).toMatch(/^\/samespec-[0-9a-f]{8}$/);
  const {paths, diagnosis} = JSON.parse(run.stdout);
  const services = (paths as Path[]).filter(({probe}) => probe === 'service');
  expect(services).toHaveLength(2);
  for (const {state, steps} of services) {
    expect(state).toBe('ok');
    expect(steps.map((one) => [one.step, one.state])).toEqual([
      ['pod', 'ok'],
      ['ingress', 'ok'],
    ]);
  }
  return (diagnosis.findings as Finding[]).filter(({kind}) => kind === 'layer-slower-service');
}

test('through an ingress (haproxy stands in for its controller) the step that costs is named with what it should cost', async () => {
  // Times that a loaded machine held up are withheld, and then nothing is said of them: asked again.
  for (let tries = 0; tries < 6; tries++) {
    const said = await diagnosed();
    expect(said.filter(({verdict}) => verdict === 'ruled-out')).toEqual([]);
    const costs = said
      .flatMap(({evidenceFor}) => evidenceFor)
      .flatMap(({message: {id, params}}) => (id.endsWith('/should-cost') ? [params?.at] : []));
    expect(costs.filter((at) => at !== 'ingress')).toEqual([]);
    if (costs.length > 0) return;
  }
  expect.unreachable('every run was held up');
});
