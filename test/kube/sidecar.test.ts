import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type RunningProcess, runProcess, startProcess} from '../../src/platform/process.ts';
import {apply, IMAGE, kubectl, objectsOf, samespec} from './lab.ts';

const INJECTOR = fileURLToPath(new URL('injector.ts', import.meta.url));
const PORT = 9443;

let folder: string;
let injector: RunningProcess;
let before: string[];
beforeAll(async () => {
  before = await objectsOf('hk');
  folder = await mkdtemp(join(tmpdir(), 'samespec-injector-'));
  const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = await runProcess({
    argv: [
      ...(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'] as const),
      ...['-keyout', key, '-out', certificate, ...subject],
    ],
  });
  expect(made.exit, made.stderr).toBe(0);
  const listening = Promise.withResolvers<void>();
  // On the loopback address of the control plane’s own machine.
  injector = startProcess({
    argv: [
      ...(['nsenter', '--net=/run/netns/kl-hk-cp', process.execPath, INJECTOR] as const),
      ...[key, certificate, String(PORT)],
    ],
    onStdout: () => listening.resolve(),
  });
  await Promise.race([listening.promise, injector.done]);
  await apply('hk', webhook((await readFile(certificate)).toString('base64')));
  // What tells that there is a mesh: its control plane. Nothing of it runs.
  await kubectl('hk', 'create', 'namespace', 'istio-system');
  await apply('hk', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {name: 'istiod', namespace: 'istio-system', labels: {app: 'istiod'}},
    spec: {
      nodeSelector: {none: 'such'},
      containers: [{name: 'discovery', image: 'istio/pilot:1.22.0'}],
    },
  });
});
afterAll(async () => {
  await kubectl(
    'hk',
    'delete',
    '--ignore-not-found',
    'mutatingwebhookconfiguration',
    'lab-injector',
  );
  await kubectl('hk', 'delete', '--ignore-not-found', 'namespace', 'istio-system');
  injector.kill();
  await injector.done;
  await rm(folder, {recursive: true});
  expect(await objectsOf('hk')).toEqual(before);
});

function webhook(caBundle: string): unknown {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {name: 'lab-injector'},
    webhooks: [
      {
        name: 'injector.example.com',
        clientConfig: {url: `https://localhost:${PORT}/inject`, caBundle},
        rules: [
          {apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods']},
        ],
        objectSelector: {matchLabels: {'sidecar.istio.io/inject': 'true'}},
        failurePolicy: 'Fail',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      },
    ],
  };
}

test('where sidecars are injected the ladder has a step more: pod, proxy (haproxy stands in), service', async () => {
  const {exit, stdout, stderr} = await samespec([
    ...['diagnose', '--context', 'hk', '--probe-image', IMAGE, '-o', 'json'],
  ]);
  expect([0, 3, 5], stderr).toContain(exit);
  const {paths} = JSON.parse(stdout);
  const services = paths.filter(({probe}: {probe: string}) => probe === 'service');
  expect(services).toHaveLength(2);
  for (const {state, steps} of services) {
    expect(state).toBe('ok');
    expect(steps).toMatchObject([
      {step: 'pod', state: 'ok'},
      {step: 'proxy', state: 'ok'},
    ]);
    expect(new URL(steps[0].url).host).not.toBe(new URL(steps[1].url).host);
  }
});
