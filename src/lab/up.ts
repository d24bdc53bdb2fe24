import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {AppError, isAppError} from '../model/error.ts';
import {runProcess} from '../platform/process.ts';
import {installCommand, missingTools, TOOLS} from '../platform/tools.ts';
import {type CpuHierarchy, cpuHierarchy, setCpuQuota} from './cgroups.ts';
import {removeLab} from './down.ts';
import {pauseServices} from './fault/pause-service.ts';
import {guestImage} from './guest/guest-image.ts';
import {provideGuestTools} from './guest/guest-tools.ts';
import {
  guestsOf,
  type LabPlan,
  namespaceNodes,
  namespacesOf,
  networkPrefix,
  planLab,
} from './plan/plan.ts';
import {waitUntilReady} from './ready.ts';
import {writeNodes, writePlan} from './run-files.ts';
import {runScript} from './run-script.ts';
import type {Scenario} from './scenario.ts';
import {claimIndex, type LabState, makeRunFolder, writeState} from './state.ts';

export const LAB_STEPS = ['prepare', 'guests', 'network', 'nodes', 'ready'] as const;
export type LabStep = (typeof LAB_STEPS)[number];

export type LabUpOptions = {
  /** Several labs may be up under different names; the scenario’s name where left out. */
  name?: string;
  /** Told as each step begins. */
  onStep?: (step: LabStep) => void;
  /** Aborting removes what was made; labUp then rejects with the signal’s reason. */
  signal?: AbortSignal;
};

/**
 * Builds a scenario: namespaces, links, routers, nodes with sshd, pods, service. Returns when every node
 * answers on its SSH port and every service answers.
 * Fails with `lab-needs-root`, `lab-missing-tools`, `lab-already-up`; after removing what was made with `lab-no-cgroup`,
 * `lab-guest-kernel` or `lab-failed`.
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
  const quotas = await plannedQuotas(plan);
  const cgroups = new Map(quotas.map(({node, folder}) => [node, folder]));
  const state = {...stateOf(scenario, plan, runFolder, delay), cgroups: [...cgroups.values()]};
  await writeState(state);
  await writeFile(join(runFolder, 'scenario.json'), `${JSON.stringify(scenario)}\n`);
  await writePlan(plan, runFolder, delay);

  const guests = guestsOf(plan);
  if (guests.length > 0) building.begin('guests');
  if (guests.length > 0) await provideGuestTools();
  const image = guests.length > 0 ? await guestImage(building.signal) : null;

  building.begin('network');
  const makeNetwork = runScript('network.sh', runFolder, building);
  const makeKeys = runScript('keys.sh', runFolder, building);
  // Both are awaited before anything is thrown, so that none is left running.
  const made = await Promise.allSettled([
    makeNetwork,
    makeKeys.then(() => writeNodes(plan, runFolder, {image, cgroups})),
  ]);
  for (const result of made) if (result.status === 'rejected') throw result.reason;

  building.begin('nodes');
  for (const {hierarchy, folder, cpus} of quotas) await setCpuQuota(hierarchy, folder, cpus);
  await runScript('nodes.sh', runFolder, building);

  building.begin('ready');
  await waitUntilReady(plan, runFolder, building.signal);
  await pauseServices(plan);
  const up: LabState = {...state, phase: 'up'};
  await writeState(up);
  return up;
}

type Quota = {node: string; folder: string; cpus: number; hierarchy: CpuHierarchy};

/** Which cgroups there will be, known before any is made. */
async function plannedQuotas(plan: LabPlan): Promise<Quota[]> {
  const limited = namespaceNodes(plan).filter(({spec}) => spec.cpuQuotaCpus !== null);
  if (limited.length === 0) return [];
  const hierarchy = await cpuHierarchy();
  if (hierarchy === null) throw new AppError('lab-no-cgroup');
  return limited.map(({id, namespace, spec}) => ({
    node: id,
    folder: join(hierarchy.root, namespace),
    cpus: spec.cpuQuotaCpus ?? 0,
    hierarchy,
  }));
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
    cgroups: [],
    faults: [],
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
