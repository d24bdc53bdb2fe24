import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {runProcess} from '../../src/platform/process.ts';
import {apply, home, IMAGE, kubectl, labCommand, objectsOf, samespec, until} from './lab.ts';

const NAMESPACE = 'lab-places';
/** Of hk-1: a pod in its network has an address that is known beforehand. */
const ADDRESS = '10.77.21.2';
const [PLAIN, PROXY, TLS] = [8181, 8182, 8443];

let before: string[];
let trusted = '';
beforeAll(async () => {
  before = await objectsOf('hk');
  await kubectl('hk', 'create', 'namespace', NAMESPACE);
  const account = ['-n', NAMESPACE, 'get', 'serviceaccount', 'default', '--ignore-not-found'];
  await until('the service account', async () => (await kubectl('hk', ...account)) !== '');
  const {certificate, key, hash} = await ownCertificate();
  // The node trusts it as it trusts the authorities of its system.
  trusted = `/etc/ssl/certs/${hash}.0`;
  await labCommand('node-exec', 'hk', '1', 'cp', certificate, trusted);
  await apply(
    'hk',
    podWithProxy(`${await readFile(certificate, 'utf8')}${await readFile(key, 'utf8')}`),
  );
  await apply('hk', service);
  await kubectl('hk', '-n', NAMESPACE, 'wait', '--for=condition=Ready', 'pod/app');
});
afterAll(async () => {
  await labCommand('node-exec', 'hk', '1', 'rm', '-f', trusted);
  await kubectl('hk', 'delete', 'namespace', NAMESPACE);
  expect(await objectsOf('hk')).toEqual(before);
});

async function ownCertificate() {
  const [certificate, key] = [join(home, 'places.crt'), join(home, 'places.key')];
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=places'];
  const names = ['-addext', `subjectAltName=IP:${ADDRESS}`];
  await openssl('req', ...made, ...names, '-out', certificate, '-keyout', key);
  return {certificate, key, hash: await openssl('x509', '-in', certificate, '-noout', '-hash')};
}

async function openssl(...args: string[]): Promise<string> {
  const {exit, stdout, stderr} = await runProcess({argv: ['openssl', ...args], timeoutMs: 60_000});
  if (exit !== 0) throw new Error(stderr);
  return stdout.toString().trim();
}

/** An application and the proxy before it, in plain words and over TLS. Envoy is not to be had: haproxy stands in. */
function podWithProxy(pem: string): unknown {
  const lines = [
    'defaults',
    '  mode http',
    '  timeout connect 5s',
    '  timeout client 30s',
    '  timeout server 30s',
    'frontend in',
    `  bind :${PROXY}`,
    `  bind :${TLS} ssl crt /tmp/own.pem`,
    '  default_backend out',
    'backend out',
    `  server app 127.0.0.1:${PLAIN}`,
  ];
  const text = lines.map((line) => `'${line}'`).join(' ');
  const proxy = `printf '%s' "$PEM" >/tmp/own.pem; printf '%s\\n' ${text} >/tmp/proxy.cfg; exec haproxy -db -f /tmp/proxy.cfg`;
  const app = `mkdir /tmp/www; echo ok >/tmp/www/small; head -c 100000 /dev/zero >/tmp/www/large; exec busybox httpd -f -p ${PLAIN} -h /tmp/www`;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {name: 'app', namespace: NAMESPACE, labels: {app: 'app'}},
    spec: {
      nodeName: 'hk-1',
      hostNetwork: true,
      terminationGracePeriodSeconds: 0,
      containers: [
        {name: 'app', image: IMAGE, command: ['sh', '-c', app]},
        {
          name: 'proxy',
          image: IMAGE,
          command: ['sh', '-c', proxy],
          env: [{name: 'PEM', value: pem}],
          readinessProbe: {httpGet: {path: '/small', port: PROXY}, periodSeconds: 1},
        },
      ],
    },
  };
}

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {name: 'app', namespace: NAMESPACE},
  spec: {clusterIP: '10.96.77.7', selector: {app: 'app'}, ports: [{port: 80, targetPort: PROXY}]},
};

test('with a service of one’s own every place is measured, with and without a proxy and TLS (haproxy stands in for a sidecar)', async () => {
  const fleet = join(home, 'places.yaml');
  const url = (port: number) => `http://${ADDRESS}:${port}`;
  const places = {
    url: 'http://10.96.77.7/small',
    largeUrl: 'http://10.96.77.7/large',
    podUrl: url(PLAIN),
    proxyUrl: url(PROXY),
    tlsUrl: `https://${ADDRESS}:${TLS}`,
  };
  await writeFile(fleet, JSON.stringify({schemaVersion: 1, regions: {hk: {service: places}}}));
  const args = ['-i', fleet, '--context', 'hk', '--probe-image', IMAGE, '-o', 'json'];
  const {exit, stdout, stderr} = await samespec(['diagnose', ...args]);
  expect([0, 3], stderr).toContain(exit);
  type Step = {step: string; state: string; samples: {tlsMs: number | null; bytes: number}[]};
  type Path = {probe: string; body: string; state: string; steps: Step[]};
  const asked = (JSON.parse(stdout).paths as Path[]).filter(({probe}) => probe === 'service');
  expect(asked.map(({body, state}) => [body, state])).toEqual([
    ['small', 'ok'],
    ['large', 'ok'],
  ]);
  for (const {body, steps} of asked) {
    expect(steps.map(({step, state}) => [step, state])).toEqual([
      ['pod', 'ok'],
      ['proxy', 'ok'],
      ['tls', 'ok'],
    ]);
    for (const {step, samples} of steps) {
      expect(samples.length).toBeGreaterThan(0);
      expect(samples.every(({tlsMs}) => (tlsMs !== null) === (step === 'tls'))).toBe(true);
      const bytes = body === 'large' ? 100_000 : 3;
      expect(samples.map((sample) => sample.bytes)).toEqual(samples.map(() => bytes));
    }
  }
});
