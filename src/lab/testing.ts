import {readdir, readFile} from 'node:fs/promises';
import {runProcess} from '../platform/process.ts';
import {labDown, labUp, loadScenario, type Scenario} from './index.ts';
import {isRunning} from './processes.ts';
import type {LabState, RecordedProcess} from './state.ts';

/** `beforeAll` and `afterAll` of the test runner, which sources outside tests do not import. */
type Hooks = Record<'beforeAll' | 'afterAll', (run: () => Promise<void>) => void>;

/** Keeps a lab up for the tests of one block; its name is that of nobody else. */
export function withLab(hooks: Hooks, scenario: Scenario | string, suffix?: string) {
  const held = {} as {lab: LabState};
  const name = `t${process.pid}-${suffix ?? scenario}`;
  hooks.beforeAll(async () => {
    const loaded = typeof scenario === 'string' ? await loadScenario(scenario) : scenario;
    held.lab = await labUp(loaded, {name});
  });
  hooks.afterAll(async () => {
    await labDown(name);
  });
  return held;
}

export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Standard output of a command on a node of the lab, over SSH as a user reaches it; errors are part of it. */
export async function onNode(lab: LabState, node: string, command: string): Promise<string> {
  const argv = [
    'ssh',
    '-F',
    lab.sshConfigFile,
    '-o',
    'BatchMode=yes',
    node,
    `${command} 2>&1`,
  ] as const;
  const {stdout} = await runProcess({argv: [...argv], timeoutMs: 25_000});
  return stdout.toString();
}

/** The same inside the network namespace of the node’s first pod. */
export function inPod(lab: LabState, node: string, command: string): Promise<string> {
  const find =
    'for p in /proc/[0-9]*; do n=$(readlink $p/ns/net); [ -z "$n" ] || [ "$n" = "$(readlink /proc/1/ns/net)" ] || { basename $p; break; }; done';
  return onNode(lab, node, `nsenter -t $(${find}) -n ${command}`);
}

export function addressOf(lab: LabState, node: string): string {
  const found = lab.nodes.find(({id}) => id === node);
  if (found === undefined) throw new Error(`no node ${node}`);
  return found.address;
}

/** Two packets of exactly this size that may not be fragmented. */
export function pingCommand(address: string, packetBytes: number): string {
  return `ping -n -M do -c 2 -i 0.2 -W 1 -s ${packetBytes - 28} ${address}`;
}

/** What ping says on one node of packets of this size to another: `2 received`. */
export function pings(
  lab: LabState,
  from: string,
  to: string,
  packetBytes: number,
): Promise<string> {
  return onNode(lab, from, pingCommand(addressOf(lab, to), packetBytes));
}

/** `200 262144`: status and size of an answer; `000 0` where none came in time. */
export function curlCommand(lab: LabState, region: string, body: string, seconds = 20): string {
  const url = `http://${addressOf(lab, `${region}-1`)}:30080/${body}`;
  return `curl -s -o /dev/null -m ${seconds} -w '%{http_code} %{size_download}' ${url}`;
}

/**
 * What there is on this machine of a lab; all empty when nothing was left behind.
 * `before` are its processes while it was up: the kernel gives the numbers of namespaces away again at once,
 * so these cannot be looked for afterwards.
 */
export async function leftovers(name: string, index: number, before: readonly RecordedProcess[]) {
  const tag = `sslab${index}`;
  const isOurs = (each: string) => each.startsWith(`${tag}-`) || each.startsWith(`${tag}r`);
  const processes: string[] = [];
  for (const each of before) if (await isRunning(each)) processes.push(String(each.pid));
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    const ours = `/samespec-lab/${name}`;
    if (command.includes(ours) || environment.includes(ours)) {
      processes.push(command.replaceAll('\0', ' '));
    }
  }
  const mounts = (await readFile('/proc/self/mountinfo', 'utf8')).split('\n');
  const cgroups = [
    ...(await subfolders('/sys/fs/cgroup')),
    ...(await subfolders('/sys/fs/cgroup/cpu')),
  ];
  const namespaces = await readdir('/run/netns').catch(() => []);
  const interfaces = await readdir('/sys/class/net');
  // A lab of another test may take the index as soon as it is free, which it is once nothing of ours is left under it.
  const owner = await readFile(`/run/samespec-lab/.claims/${index}`, 'utf8').catch(() => null);
  const isTaken = owner !== null && owner !== name;
  const tagged = (all: readonly string[]) => (isTaken ? [] : all.filter(isOurs));
  return {
    processes,
    namespaces: tagged(namespaces),
    interfaces: tagged(interfaces),
    mounts: mounts.filter(
      (row) => row.includes(`/samespec-lab/${name}/`) || (!isTaken && row.includes(`${tag}-`)),
    ),
    folders: (await readdir('/run/samespec-lab').catch(() => [])).filter((each) => each === name),
    cgroups: tagged(cgroups),
    claims: owner === name ? [String(index)] : [],
  };
}

function subfolders(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

export const NOTHING = {
  processes: [],
  namespaces: [],
  interfaces: [],
  mounts: [],
  folders: [],
  cgroups: [],
  claims: [],
};
