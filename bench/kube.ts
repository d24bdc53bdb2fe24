// Reading a cluster of 1,000 nodes and 20,000 pods (objects in a real API server, no kubelets) beside
// `kubectl get nodes,pods -A -o json` of the same cluster, in turns. Needs root and test/kube/build.sh.
// Usage: node bench/kube.ts [NODES PODS]
import {readFile, rm, writeFile} from 'node:fs/promises';
import {Agent, request} from 'node:https';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {readCluster} from '../src/collect/cluster/index.ts';
import {readInventory} from '../src/inventory/index.ts';
import {openContext} from '../src/platform/kube/config.ts';
import {runProcess, startProcess} from '../src/platform/process.ts';
import {median} from './figures.ts';

const LAB = fileURLToPath(new URL('../test/kube/kube-lab.sh', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const CONTEXT = 'bench';
const TURNS = 3;
const AT_ONCE = 16;

type Cost = {wallMs: number; peakKib: number};

const [first, second] = process.argv.slice(2);
if (first === 'read') await readWhole(second ?? '');
else await bench(Number(first ?? 1_000), Number(second ?? 20_000));

/** What a run does with a cluster before it makes anything in it. */
async function readWhole(kubeconfig: string): Promise<void> {
  const kubernetes = {contexts: [CONTEXT], kubeconfig};
  const {nodes} = await readInventory({files: [], hosts: [], kubernetes});
  const context = await openContext({context: CONTEXT, kubeconfig});
  const limits = {timeoutMs: 60_000, signal: new AbortController().signal};
  const raw = await readCluster(context, new Date().toISOString(), limits);
  const file = join(tmpdir(), `samespec-bench-kube-${process.pid}`);
  await writeFile(file, JSON.stringify(raw));
  await rm(file);
  const {pods} = raw.lists;
  process.stdout.write(`${nodes.length} ${pods?.ok ? pods.value.length : -1}\n`);
}

async function bench(nodeCount: number, podCount: number): Promise<void> {
  const up = await runProcess({argv: ['bash', LAB, 'up', `${CONTEXT}:0`], timeoutMs: 300_000});
  if (up.exit !== 0) throw new Error(up.stderr);
  try {
    const kubeconfig = up.stdout.toString().trim();
    await fill(kubeconfig, nodeCount, podCount);
    const kubectl = [
      'kubectl',
      '--kubeconfig',
      kubeconfig,
      'get',
      'nodes,pods',
      '-A',
      '-o',
      'json',
    ];
    const own: Cost[] = [];
    const theirs: Cost[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      own.push(
        await costOf([process.execPath, SELF, 'read', kubeconfig], `${nodeCount} ${podCount}`),
      );
      theirs.push(await costOf(kubectl as [string, ...string[]]));
    }
    tell('samespec', own);
    tell('kubectl', theirs);
    const ratio = wall(own) / wall(theirs);
    const mib = Math.max(...own.map(({peakKib}) => peakKib)) / 1024;
    console.log(
      `${nodeCount} nodes and ${podCount} pods: ${ratio.toFixed(2)}x the wall time of kubectl (goal 1.5), ${mib.toFixed(0)} MiB (goal 400)`,
    );
  } finally {
    await runProcess({argv: ['bash', LAB, 'down'], timeoutMs: 60_000});
  }
}

function wall(costs: readonly Cost[]): number {
  return median(costs.map(({wallMs}) => wallMs));
}

function tell(name: string, costs: readonly Cost[]): void {
  const told = costs.map(
    ({wallMs, peakKib}) => `${(wallMs / 1000).toFixed(1)} s ${(peakKib / 1024).toFixed(0)} MiB`,
  );
  console.log(`${name.padEnd(9)} ${told.join('   ')}`);
}

/** Wall time of a program and the most memory it held, as the kernel saw it. */
async function costOf(argv: [string, ...string[]], says?: string): Promise<Cost> {
  const parts: Buffer[] = [];
  const keep = (chunk: Uint8Array) => void (says === undefined || parts.push(Buffer.from(chunk)));
  const running = startProcess({argv, keepOutput: false, onStdout: keep});
  let peakKib = 0;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${running.pid}/status`, 'utf8').catch(() => '');
    peakKib = Math.max(peakKib, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0));
  }, 20);
  const {exit, durationMs: wallMs, stderr} = await running.done;
  clearInterval(timer);
  const said = Buffer.concat(parts).toString().trim();
  if (exit !== 0 || (says !== undefined && said !== says)) throw new Error(`${said} ${stderr}`);
  return {wallMs, peakKib};
}

/** Many small requests over kept connections; the client library opens one for each. */
async function fill(kubeconfig: string, nodeCount: number, podCount: number): Promise<void> {
  const {config, server} = await openContext({context: CONTEXT, kubeconfig});
  const ca = await readFile(config.getCurrentCluster()?.caFile ?? '');
  const agent = new Agent({ca, keepAlive: true, maxSockets: AT_ONCE});
  const headers = {
    authorization: `Bearer ${config.getCurrentUser()?.token}`,
    'content-type': 'application/json',
  };

  function post(path: string, object: unknown): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(`${server}${path}`, {method: 'POST', agent, headers}, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(object));
    });
  }

  async function make(path: string, count: number, object: (index: number) => unknown) {
    const indexes = Array.from({length: count}, (_, index) => index).values();
    const work = async () => {
      for (const index of indexes) {
        let status = await post(path, object(index));
        // A new namespace has no service account for a moment.
        for (let tries = 0; status === 403 && tries < 60; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 500));
          status = await post(path, object(index));
        }
        if (status !== 201) throw new Error(`${path}: status ${status}`);
      }
    };
    await Promise.all(Array.from({length: AT_ONCE}, work));
  }

  await make('/api/v1/nodes', nodeCount, nodeObject);
  await make('/api/v1/namespaces/default/pods', podCount, (index) => podObject(index, nodeCount));
  agent.destroy();
}

function nodeObject(index: number): unknown {
  const resources = {cpu: '8', memory: '32Gi', pods: '110'};
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `node-${index}`,
      labels: {
        'kubernetes.io/hostname': `node-${index}`,
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'node.kubernetes.io/instance-type': 'S5.2XLARGE32',
        'topology.kubernetes.io/region': `region-${index % 3}`,
        'topology.kubernetes.io/zone': `zone-${index % 9}`,
      },
    },
    spec: {providerID: `qcloud:///800002/ins-${index}`},
    status: {
      capacity: resources,
      allocatable: resources,
      addresses: [{type: 'InternalIP', address: `10.${index >> 8}.${index & 255}.1`}],
    },
  };
}

/** As large as pods are: labels, environment, probes and volumes included. */
function podObject(index: number, nodeCount: number): unknown {
  const container = (name: string) => ({
    name,
    image: `registry.example.com/team/${name}:1.${index % 7}.0`,
    env: Array.from({length: 12}, (_, at) => ({name: `SETTING_${at}`, value: `value of ${at}`})),
    resources: {requests: {cpu: '100m', memory: '128Mi'}, limits: {memory: '256Mi'}},
    readinessProbe: {httpGet: {path: '/ready', port: 8080}},
    volumeMounts: [{name: 'settings', mountPath: '/etc/settings'}],
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `app-${index % 200}-${index}`,
      labels: {app: `app-${index % 200}`, 'app.kubernetes.io/version': '1.0.0', team: 'payments'},
      annotations: {'example.com/checksum': 'a'.repeat(64)},
    },
    spec: {
      nodeName: `node-${index % nodeCount}`,
      tolerations: [{operator: 'Exists'}],
      containers: [container('app'), container('helper')],
      volumes: [{name: 'settings', configMap: {name: 'settings'}}],
    },
  };
}
