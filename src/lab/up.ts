import {chmod, copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {AppError, isAppError} from '../model/error.ts';
import {runProcess} from '../platform/process.ts';
import {findProgram, installCommand, missingTools, TOOLS} from '../platform/tools.ts';
import {removeLab} from './down.ts';
import {fleetText, knownHostsRow, sshConfigText} from './fleet-files.ts';
import {writeNodeFiles} from './node-folder.ts';
import {networkFiles} from './plan/network.ts';
import {nodeFiles, podLines, sysctlLines} from './plan/node-files.ts';
import {type LabPlan, namespacesOf, networkPrefix, planLab} from './plan/plan.ts';
import {isRunning, LAB_MARK} from './processes.ts';
import type {Scenario} from './scenario.ts';
import {
  claimIndex,
  type LabState,
  makeRunFolder,
  readRecordedProcesses,
  writeState,
} from './state.ts';

export const LAB_STEPS = ['prepare', 'network', 'nodes', 'ready'] as const;
export type LabStep = (typeof LAB_STEPS)[number];

export type LabUpOptions = {
  /** Several labs may be up under different names; the scenario’s name where left out. */
  name?: string;
  /** Told as each step begins. */
  onStep?: (step: LabStep) => void;
  /** Aborting removes what was made; labUp then rejects with the signal’s reason. */
  signal?: AbortSignal;
};

const STEP_TIMEOUT_MS = 30_000;
const READY_TIMEOUT_MS = 20_000;
/** Above any round trip between this machine and its own namespaces. */
const ANSWER_TIMEOUT_MS = 300;

/**
 * Builds a scenario: namespaces, links, routers, nodes with sshd, pods, service. Returns when every node
 * answers on its SSH port and every service answers.
 * Fails with `lab-needs-root`, `lab-missing-tools`, `lab-already-up`, or `lab-failed` after removing what was made.
 */
export async function labUp(scenario: Scenario, options: LabUpOptions = {}): Promise<LabState> {
  const name = options.name ?? scenario.name;
  await refuseWithoutMeans();
  options.signal?.throwIfAborted();
  const runFolder = await makeRunFolder(name);
  const progress = {step: 'prepare' as LabStep};
  try {
    return await build(scenario, name, runFolder, {
      ...(options.signal === undefined ? {} : {signal: options.signal}),
      begin(step) {
        options.signal?.throwIfAborted();
        progress.step = step;
        options.onStep?.(step);
      },
    });
  } catch (cause) {
    await removeLab(name);
    if (options.signal?.aborted) throw options.signal.reason;
    if (isAppError(cause)) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('lab-failed', {step: progress.step, detail}, {cause});
  }
}

async function refuseWithoutMeans(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new AppError('lab-needs-root');
  const needed = TOOLS.filter(({program, neededFor}) => neededFor === 'lab' || program === 'ip');
  const missing = await missingTools(needed);
  if (missing.length === 0) return;
  throw new AppError('lab-missing-tools', {
    tools: missing.map(({program}) => program),
    command: installCommand(missing),
  });
}

type Building = {signal?: AbortSignal; begin(step: LabStep): void};

async function build(
  scenario: Scenario,
  name: string,
  runFolder: string,
  building: Building,
): Promise<LabState> {
  building.begin('prepare');
  const [delay, taken] = await Promise.all([delayMethod(), networksInUse()]);
  const index = await claimIndex(name, (candidate) => !taken.has(networkPrefix(candidate)));
  const plan = planLab(scenario, name, index);
  const state = stateOf(scenario, plan, runFolder, delay);
  await writeState(state);
  await writePlan(plan, runFolder, delay);

  building.begin('network');
  const makeNetwork = runScript('network.sh', runFolder, building.signal);
  const makeKeys = runScript('keys.sh', runFolder, building.signal);
  // Both are awaited before anything is thrown, so that none is left running.
  const made = await Promise.allSettled([
    makeNetwork,
    makeKeys.then(() => writeNodes(plan, runFolder)),
  ]);
  for (const result of made) if (result.status === 'rejected') throw result.reason;

  building.begin('nodes');
  await runScript('nodes.sh', runFolder, building.signal);

  building.begin('ready');
  await waitUntilReady(plan, runFolder, building.signal);
  const up: LabState = {...state, phase: 'up'};
  await writeState(up);
  return up;
}

function stateOf(
  scenario: Scenario,
  plan: LabPlan,
  runFolder: string,
  delay: LabState['delay'],
): LabState {
  return {
    schemaVersion: 1,
    name: plan.name,
    scenario: scenario.name,
    phase: 'building',
    startedAt: new Date().toISOString(),
    index: plan.index,
    runFolder,
    fleetFile: join(runFolder, 'fleet.yaml'),
    sshConfigFile: join(runFolder, 'ssh_config'),
    nodes: plan.regions.flatMap((region) =>
      region.nodes.map(({id, address, namespace, pods}) => ({
        id,
        region: region.name,
        address,
        namespace,
        pods: pods.map((pod) => pod.namespace),
      })),
    ),
    gateways: Object.fromEntries(plan.regions.map((r) => [r.name, r.gatewayNamespace])),
    delay,
    namespaces: namespacesOf(plan),
    rootInterfaces: plan.regions.map((region) => region.rootInterface),
    expect: scenario.expect,
  };
}

/** Some kernels are built without netem; asking is the only way to know. */
async function delayMethod(): Promise<LabState['delay']> {
  const tryNetem = [
    'unshare',
    '--net',
    'tc',
    'qdisc',
    'add',
    'dev',
    'lo',
    'root',
    'netem',
    'delay',
    '1ms',
  ] as const;
  const {exit} = await runProcess({argv: tryNetem, timeoutMs: 5_000});
  return exit === 0 ? 'netem' : 'line';
}

/** First two numbers of every network this machine has an address in or a route to. */
async function networksInUse(): Promise<Set<string>> {
  const {stdout} = await runProcess({
    argv: ['ip', '-4', 'route', 'show', 'table', 'all'],
    timeoutMs: 5_000,
  });
  const found = stdout.toString().matchAll(/\b(10\.\d+)\.\d+\.\d+/g);
  return new Set([...found].map((match) => match[1] ?? ''));
}

const SCRIPTS = ['network.sh', 'nodes.sh', 'node.sh', 'keys.sh', 'record.sh'];

async function writePlan(
  plan: LabPlan,
  runFolder: string,
  delay: LabState['delay'],
): Promise<void> {
  const at = (...parts: string[]) => join(runFolder, ...parts);
  for (const folder of [
    'batch/ip',
    'batch/fdb',
    'batch/nft',
    'logs',
    'processes',
    'host-keys',
    'scripts',
  ]) {
    await mkdir(at(folder), {recursive: true});
  }
  // Nodes outlive the program that started them, so what they run lies beside them.
  for (const script of SCRIPTS) {
    await copyFile(
      fileURLToPath(new URL(`scripts/${script}`, import.meta.url)),
      at('scripts', script),
    );
  }
  await copyFile(
    fileURLToPath(new URL('delay-line.py', import.meta.url)),
    at('scripts/delay-line.py'),
  );

  const network = networkFiles(plan, delay);
  await writeFile(at('namespaces'), network.namespaces);
  await writeFile(at('batch/root'), network.root);
  for (const kind of ['ip', 'fdb', 'nft'] as const) {
    for (const [namespace, text] of network[kind])
      await writeFile(at('batch', kind, namespace), text);
  }
  await writeFile(at('offloads-off'), network.offloadsOff);
  await writeFile(at('shaping'), network.shaping);
  await writeFile(at('delay-lines'), network.delayLines);
  await writeFile(at('line-namespace'), plan.lineNamespace);
  const nodes = plan.regions.flatMap((region) => region.nodes);
  const routers = [
    ...plan.regions.map((region) => region.gatewayNamespace),
    ...nodes.map(({namespace}) => namespace),
  ];
  await writeFile(at('routers'), rows(routers));
  await writeFile(
    at('routers6'),
    rows(plan.regions.flatMap((r) => (r.prefix6 === null ? [] : [r.gatewayNamespace]))),
  );
  await writeFile(at('node-list'), rows(nodes.map(({id, namespace}) => `${id} ${namespace}`)));
  await writeFile(at('python'), await pythonProgram());
  await writeFile(at('ssh_config'), sshConfigText(plan, runFolder));
  await writeFile(at('fleet.yaml'), fleetText(plan, runFolder));
}

function rows(words: readonly string[]): string {
  return words.map((word) => `${word}\n`).join('');
}

/** The system’s own Python where there is one: a version manager’s stand-in starts slowly and hides in a home folder. */
async function pythonProgram(): Promise<string> {
  const system = '/usr/bin/python3';
  const {exit} = await runProcess({argv: [system, '-c', ''], timeoutMs: 10_000});
  return exit === 0 ? system : ((await findProgram('python3')) ?? system);
}

async function writeNodes(plan: LabPlan, runFolder: string): Promise<void> {
  const authorizedKey = await readFile(join(runFolder, 'id_ed25519.pub'), 'utf8');
  const service = await readFile(new URL('service.py', import.meta.url), 'utf8');
  let knownHosts = '';
  for (const node of plan.regions.flatMap((region) => region.nodes)) {
    const folder = join(runFolder, 'nodes', node.id);
    const hostKey = join(runFolder, 'host-keys', node.id);
    const files = nodeFiles(plan, node, authorizedKey);
    const hostKeyText = await readFile(hostKey, 'utf8');
    files.set('/etc/ssh/lab_host_ed25519_key', {text: hostKeyText, private: true});
    files.set('/usr/local/lib/lab-service/service.py', {text: service});
    await writeNodeFiles(folder, files);
    await writeFile(join(folder, 'sysctls'), sysctlLines(node.spec.sysctls));
    await writeFile(join(folder, 'pod-sysctls'), sysctlLines(node.spec.podSysctls));
    await writeFile(join(folder, 'hidden-programs'), rows(node.spec.hiddenPrograms));
    await writeFile(join(folder, 'pods'), podLines(plan, node));
    await writeFile(join(folder, 'ssh'), node.spec.ssh ? 'yes' : 'no');
    knownHosts += knownHostsRow(node.address, await readFile(`${hostKey}.pub`, 'utf8'));
  }
  await writeFile(join(runFolder, 'known_hosts'), knownHosts);
  await chmod(runFolder, 0o700);
}

/** The mark lets `lab down` find all that descends from a script, also when its starter was killed. */
function scriptEnvironment(runFolder: string): Record<string, string> {
  const path = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin`;
  return {PATH: path, HOME: '/root', LC_ALL: 'C', [LAB_MARK]: runFolder};
}

async function runScript(script: string, runFolder: string, signal?: AbortSignal): Promise<void> {
  const result = await runProcess({
    argv: ['sh', join(runFolder, 'scripts', script), runFolder],
    env: scriptEnvironment(runFolder),
    timeoutMs: STEP_TIMEOUT_MS,
    ...(signal === undefined ? {} : {signal}),
  });
  if (result.end === 'exited' && result.exit === 0) return;
  const said = result.stderr.trim().split('\n').slice(-3).join(' | ');
  throw new Error(`${script}: ${said === '' ? `${result.end} ${result.exit ?? ''}` : said}`);
}

async function waitUntilReady(
  plan: LabPlan,
  runFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  const waiting: Waiting = {
    deadline: Date.now() + READY_TIMEOUT_MS,
    ended: () => endedNode(runFolder),
    ...(signal === undefined ? {} : {signal}),
  };
  const checks: Promise<void>[] = [];
  for (const node of plan.regions.flatMap((region) => region.nodes)) {
    if (!node.spec.ssh) continue;
    checks.push(answers({host: node.address, port: 22, request: '', expected: 'SSH-'}, waiting));
  }
  for (const region of plan.service === null ? [] : plan.regions) {
    const request = 'GET /small HTTP/1.1\r\nHost: lab\r\n\r\n';
    const port = plan.service?.port ?? 0;
    checks.push(
      answers({host: `${region.prefix}.11`, port, request, expected: 'HTTP/1.1 200'}, waiting),
    );
  }
  // All are awaited before anything is thrown, so that none is left running.
  const failed = (await Promise.allSettled(checks)).find((check) => check.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

type Question = {host: string; port: number; request: string; expected: string};
type Waiting = {deadline: number; ended: () => Promise<string | null>; signal?: AbortSignal};

/** Connects again and again until the first bytes of the answer are the expected ones. */
async function answers(question: Question, {deadline, ended, signal}: Waiting): Promise<void> {
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if ((await firstBytes(question)).startsWith(question.expected)) return;
    const end = await ended();
    if (end !== null) throw new Error(end);
    await sleep(30);
  }
  throw new Error(`${question.host} does not answer on port ${question.port}`);
}

/** A node whose first process has ended will never answer; its log says why. */
async function endedNode(runFolder: string): Promise<string | null> {
  for (const recorded of await readRecordedProcesses(runFolder)) {
    if (await isRunning(recorded)) continue;
    const log = join(runFolder, 'logs', recorded.name.replace(/^node-/, ''));
    const said = await readFile(log, 'utf8').catch(() => '');
    return `${recorded.name} ended: ${said.trim().slice(-300)}`;
  }
  return null;
}

function firstBytes({host, port, request}: Question): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({host, port, timeout: ANSWER_TIMEOUT_MS});
    const end = (text: string) => {
      socket.destroy();
      resolve(text);
    };
    socket.on('connect', () => socket.write(request));
    socket.on('data', (data) => end(data.toString('latin1')));
    socket.on('timeout', () => end(''));
    socket.on('error', () => end(''));
    socket.on('close', () => end(''));
  });
}
