import {chmod, copyFile, mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {runProcess} from '../platform/process.ts';
import {findProgram} from '../platform/tools.ts';
import {fleetText, knownHostsRow, sshConfigText} from './fleet-files.ts';
import {guestArchive} from './guest/guest-files.ts';
import type {GuestImage} from './guest/guest-image.ts';
import {qemuArguments} from './guest/qemu.ts';
import {writeNodeFiles} from './node-folder.ts';
import type {LaidFile} from './plan/laid-file.ts';
import {networkFiles} from './plan/network.ts';
import {nodeFiles, podLines, sysctlLines} from './plan/node-files.ts';
import {
  guestsOf,
  type LabPlan,
  namespaceNodes,
  type PlannedGuest,
  type PlannedNode,
} from './plan/plan.ts';
import type {LabState} from './state.ts';

const SCRIPTS = [
  'network.sh',
  'links.sh',
  'relink.sh',
  'nodes.sh',
  'node.sh',
  'keys.sh',
  'record.sh',
];

/** Writes what the scripts need: the plan in the words of `ip`, `nft` and so on. Decides nothing. */
export async function writePlan(
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
  const nodes = namespaceNodes(plan);
  const guests = guestsOf(plan);
  const routers = [
    ...plan.regions.map((region) => region.gatewayNamespace),
    ...nodes.map(({namespace}) => namespace),
  ];
  await writeFile(at('routers'), rows(routers));
  await writeFile(
    at('routers6'),
    rows(plan.regions.flatMap((r) => (r.prefix6 === null ? [] : [r.gatewayNamespace]))),
  );
  const list = (some: readonly PlannedNode[]) =>
    rows(some.map(({id, namespace}) => `${id} ${namespace}`));
  await writeFile(at('node-list'), list(nodes));
  await writeFile(at('guest-list'), list(guests));
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

/** Writes what each node has; needs the keys. `image` is for guests, `cgroups` the folder of each node with a quota. */
export async function writeNodes(
  plan: LabPlan,
  runFolder: string,
  {image, cgroups}: {image: GuestImage | null; cgroups: ReadonlyMap<string, string>},
): Promise<void> {
  const authorizedKey = await readFile(join(runFolder, 'id_ed25519.pub'), 'utf8');
  const service = await readFile(new URL('service.py', import.meta.url), 'utf8');
  for (const node of namespaceNodes(plan)) {
    const folder = join(runFolder, 'nodes', node.id);
    const files = nodeFiles(plan, node, authorizedKey);
    const hostKeyText = await readFile(hostKeyOf(runFolder, node), 'utf8');
    files.set('/etc/ssh/lab_host_ed25519_key', {text: hostKeyText, private: true});
    files.set('/usr/local/lib/lab-service/service.py', {text: service});
    await writeNodeFiles(folder, files);
    await writeFile(join(folder, 'sysctls'), sysctlLines(node.spec.sysctls));
    await writeFile(join(folder, 'pod-sysctls'), sysctlLines(node.spec.podSysctls));
    await writeFile(join(folder, 'hidden-programs'), rows(node.spec.hiddenPrograms));
    await writeFile(join(folder, 'pods'), podLines(plan, node));
    await writeFile(join(folder, 'ssh'), node.spec.ssh ? 'yes' : 'no');
    await writeFile(join(folder, 'busy-loops'), String(node.spec.busyLoops));
    await writeFile(join(folder, 'max-open-files'), String(node.spec.maxOpenFiles ?? ''));
    await writeFile(join(folder, 'cgroup'), cgroups.get(node.id) ?? '');
  }
  for (const guest of guestsOf(plan)) {
    if (image === null) throw new Error('a guest needs an image');
    await writeGuest(guest, nodeFiles(plan, guest, authorizedKey), runFolder, image);
  }
  await writeFile(join(runFolder, 'known_hosts'), await knownHosts(plan, runFolder));
  await chmod(runFolder, 0o700);
}

async function writeGuest(
  guest: PlannedGuest,
  files: ReadonlyMap<string, LaidFile>,
  runFolder: string,
  image: GuestImage,
): Promise<void> {
  const folder = join(runFolder, 'nodes', guest.id);
  await mkdir(folder, {recursive: true});
  const dropbearKey = join(folder, 'host-key');
  const converted = await runProcess({
    argv: ['dropbearconvert', 'openssh', 'dropbear', hostKeyOf(runFolder, guest), dropbearKey],
    timeoutMs: 10_000,
  });
  if (converted.exit !== 0) throw new Error(`dropbearconvert: ${converted.stderr.trim()}`);
  const own = guestArchive(guest, files, await readFile(dropbearKey));
  await writeFile(join(folder, 'initrd'), Buffer.concat([image.base, own]));
  await writeFile(join(folder, 'qemu'), rows(qemuArguments(guest, image.kernelFile, folder)));
}

async function knownHosts(plan: LabPlan, runFolder: string): Promise<string> {
  let text = '';
  for (const node of plan.regions.flatMap((region) => region.nodes)) {
    const key = await readFile(`${hostKeyOf(runFolder, node)}.pub`, 'utf8');
    text += knownHostsRow(node.address, key);
  }
  return text;
}

function hostKeyOf(runFolder: string, {id}: PlannedNode): string {
  return join(runFolder, 'host-keys', id);
}
