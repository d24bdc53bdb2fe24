import {join} from 'node:path';
import {AppError} from '../../model/error.ts';
import {runProcess} from '../../platform/process.ts';
import {cpuHierarchy, moveInto, setCpuQuota} from '../cgroups.ts';
import {GATEWAY_TABLES, type NetworkFiles, networkFiles} from '../plan/network.ts';
import {type LabPlan, namespaceNodes, type PlannedNode} from '../plan/plan.ts';
import {endProcesses, processesInside} from '../processes.ts';
import {runScript} from '../run-script.ts';
import {type LabState, readRecordedProcesses, writeState} from '../state.ts';
import {pauseServices} from './pause-service.ts';

/** Turns a running lab of one plan into one of another that differs in what `FAULT_WORDS` names. */
export async function settle(state: LabState, before: LabPlan, after: LabPlan): Promise<void> {
  const old = networkFiles(before, state.delay);
  const wanted = networkFiles(after, state.delay);
  await settleAddresses(old, wanted);
  await settleTables(after, old, wanted);
  await settleShaping(state.runFolder, old, wanted);
  await settleDelayLines(state.runFolder, old, wanted);
  await settleLogins(before, after);
  await settleQuotas(state, before, after);
  const paused = (plan: LabPlan) => plan.regions.map(({servicePaused}) => servicePaused).join();
  if (paused(before) !== paused(after)) await pauseServices(after);
  await forgetPaths(after);
}

/** Lines of the wanted text that the old one lacks. */
function changedLines(old: string | undefined, wanted: string | undefined): string[] {
  const known = new Set((old ?? '').split('\n'));
  return (wanted ?? '').split('\n').filter((line) => line !== '' && !known.has(line));
}

/** MTUs are told by routes of gateways and by the nodes’ cards. */
async function settleAddresses(old: NetworkFiles, wanted: NetworkFiles): Promise<void> {
  for (const [namespace, text] of wanted.ip) {
    const commands = changedLines(old.ip.get(namespace), text)
      .filter((line) => line.startsWith('route add ') || line.startsWith('link set eth0 mtu '))
      .map((line) => `${line.replace(/^route add /, 'route replace ')}\n`);
    if (commands.length > 0) await ip(['-n', namespace, '-batch', '-'], commands.join(''));
  }
}

async function settleTables(
  {regions}: LabPlan,
  old: NetworkFiles,
  wanted: NetworkFiles,
): Promise<void> {
  // A table is named once so that it is there to be deleted.
  const clean = GATEWAY_TABLES.map((name) => `table ${name}\ndelete table ${name}\n`).join('');
  for (const {gatewayNamespace} of regions) {
    const text = wanted.nft.get(gatewayNamespace) ?? '';
    if (text !== (old.nft.get(gatewayNamespace) ?? '')) await nft(gatewayNamespace, clean + text);
  }
}

async function settleShaping(
  runFolder: string,
  old: NetworkFiles,
  wanted: NetworkFiles,
): Promise<void> {
  const [was, is] = [rowsByInterface(old.shaping), rowsByInterface(wanted.shaping)];
  for (const [place, how] of is) {
    if (was.get(place) === how) continue;
    await runScript('relink.sh', runFolder, {words: ['shape', ...`${place} ${how}`.split(' ')]});
  }
  for (const place of was.keys()) {
    if (is.has(place)) continue;
    await runScript('relink.sh', runFolder, {words: ['shape', ...place.split(' '), '-', '-', '-']});
  }
}

/** `NAMESPACE INTERFACE` to the rest of the line. */
function rowsByInterface(text: string): Map<string, string> {
  const rows = text.split('\n').filter((line) => line !== '');
  return new Map(
    rows.map((line) => {
      const [namespace, device, ...how] = line.split(' ');
      return [`${namespace} ${device}`, how.join(' ')];
    }),
  );
}

/** A line of its own is started anew; what it held is lost, as on a line that is switched over. */
async function settleDelayLines(
  runFolder: string,
  old: NetworkFiles,
  wanted: NetworkFiles,
): Promise<void> {
  const was = old.delayLines.split('\n');
  for (const [number, line] of wanted.delayLines.split('\n').entries()) {
    if (line === was[number]) continue;
    const recorded = await readRecordedProcesses(runFolder);
    await endProcesses(recorded.filter(({name}) => name === `line-${number}`));
    await runScript('relink.sh', runFolder, {words: ['line', String(number), ...line.split(' ')]});
  }
}

const LOGIN_TABLE = 'inet lablogin';

/** A closed door in place of an sshd that is gone: both refuse the connection. */
async function settleLogins(before: LabPlan, after: LabPlan): Promise<void> {
  for (const [node, old] of changedNodes(before, after, ({spec}) => spec.ssh)) {
    if (!old.spec.ssh && !node.spec.ssh) continue;
    const refuse = `table ${LOGIN_TABLE} {\n  chain input {\n    type filter hook input priority 0;\n    tcp dport 22 reject with tcp reset\n  }\n}\n`;
    const clean = `table ${LOGIN_TABLE}\ndelete table ${LOGIN_TABLE}\n`;
    await nft(node.namespace, node.spec.ssh ? clean : clean + refuse);
  }
}

async function settleQuotas(state: LabState, before: LabPlan, after: LabPlan): Promise<void> {
  const changed = changedNodes(before, after, ({spec}) => spec.cpuQuotaCpus);
  if (changed.length === 0) return;
  const hierarchy = await cpuHierarchy();
  if (hierarchy === null) throw new AppError('lab-no-cgroup');
  for (const [{namespace, pods, spec}] of changed) {
    const folder = join(hierarchy.root, namespace);
    if (!state.cgroups.includes(folder)) {
      state.cgroups.push(folder);
      await writeState(state);
    }
    await setCpuQuota(hierarchy, folder, spec.cpuQuotaCpus);
    const inside = await processesInside([namespace, ...pods.map((pod) => pod.namespace)]);
    await moveInto(
      folder,
      inside.map(({pid}) => pid),
    );
  }
}

/** Pairs of a node as wanted and as it was. */
function changedNodes(
  before: LabPlan,
  after: LabPlan,
  look: (node: PlannedNode) => unknown,
): [PlannedNode, PlannedNode][] {
  const was = new Map(namespaceNodes(before).map((node) => [node.id, node]));
  const pairs: [PlannedNode, PlannedNode][] = [];
  for (const node of namespaceNodes(after)) {
    const old = was.get(node.id);
    if (old !== undefined && look(old) !== look(node)) pairs.push([node, old]);
  }
  return pairs;
}

/** A path MTU once learned would hide for ten minutes what the path is like now. */
async function forgetPaths(plan: LabPlan): Promise<void> {
  const forget = 'route flush cache\n-6 route flush cache\ntcp_metrics flush all\n';
  const pods = namespaceNodes(plan).flatMap((node) => [node, ...node.pods]);
  for (const {namespace} of pods) {
    await ip(['-n', namespace, '-force', '-batch', '-'], forget).catch(() => {});
  }
}

function ip(words: readonly string[], input: string): Promise<void> {
  return run(['ip', ...words], input);
}

function nft(namespace: string, input: string): Promise<void> {
  return run(['nsenter', `--net=/run/netns/${namespace}`, 'nft', '-f', '-'], input);
}

async function run(argv: readonly [string, ...string[]], input: string): Promise<void> {
  const {exit, stderr} = await runProcess({argv, input, timeoutMs: 20_000});
  if (exit !== 0) throw new Error(`${argv.join(' ')}: ${stderr.trim()}`);
}
