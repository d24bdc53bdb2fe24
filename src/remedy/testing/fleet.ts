import {chmod, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {Node} from '../../model/node.ts';
import {type RunningProcess, runProcess, startProcess} from '../../platform/process.ts';

/** A sysctl of network namespaces, and its value on a fresh node of the tests. */
export const KEY = 'net.ipv4.tcp_keepalive_time';
export const OLD_VALUE = '7200';

export type TestNode = {
  node: Node;
  address: string;
  /** Standard output of a command in the node’s namespaces, without ssh. */
  run(command: string): Promise<string>;
  /** Ends everything on it at once and starts it again: what was set at run time is gone, its disk stays. */
  restart(): Promise<void>;
  /** Leaves no room on its disk, and makes room again. */
  fill(): Promise<void>;
  clear(): Promise<void>;
  /** Takes its network away and gives it back. */
  cut(): Promise<void>;
  mend(): Promise<void>;
};

export type TestFleet = {folder: string; nodes: TestNode[]; end(): Promise<void>};

const NODE_SCRIPT = fileURLToPath(new URL('./node.sh', import.meta.url));

/**
 * The cheapest fleet a change can be tried on: real namespaces with real sshd, on one bridge of 1500 bytes.
 * Needs root. `index` keeps fleets of one machine apart.
 */
export async function startFleet(count: number, index: number): Promise<TestFleet> {
  const folder = await mkdtemp(join(tmpdir(), 'samespec-remedy-'));
  await chmod(folder, 0o755);
  const tag = `ssrm${index}`;
  await ip(`link add ${tag} type bridge`);
  await ip(`addr add 10.99.${index}.254/24 dev ${tag}`);
  await ip(`link set ${tag} up`);
  await keys(folder);
  const nodes: TestNode[] = [];
  const running = new Map<string, RunningProcess>();
  for (let i = 1; i <= count; i++)
    nodes.push(await startNode({folder, tag, index, number: i, running}));
  return {
    folder,
    nodes,
    async end() {
      for (const process of running.values()) process.kill();
      await Promise.all([...running.values()].map(({done}) => done));
      for (let i = 1; i <= count; i++) {
        await ip(`netns del ${tag}n${i}`, true);
        await runProcess({argv: ['umount', join(folder, `n${i}`, 'disk')]});
      }
      await ip(`link del ${tag}`, true);
      await rm(folder, {recursive: true, force: true});
    },
  };
}

type Making = {
  folder: string;
  tag: string;
  index: number;
  number: number;
  running: Map<string, RunningProcess>;
};

async function startNode({folder, tag, index, number, running}: Making): Promise<TestNode> {
  const id = `n${number}`;
  const namespace = `${tag}n${number}`;
  const address = `10.99.${index}.${number}`;
  const disk = join(folder, id, 'disk');
  await mkdir(disk, {recursive: true});
  // Small, so that it can be filled.
  await must(['mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  const machine = Buffer.from(`${tag}/${id}`).toString('hex').padEnd(32, '0').slice(0, 32);
  await writeFile(join(folder, id, 'machine-id'), `${machine}\n`);
  const network = async () => {
    await ip(`netns add ${namespace}`);
    await ip(`link add ${namespace} type veth peer name eth0 netns ${namespace}`);
    await ip(`link set ${namespace} master ${tag} up`);
    await ip(`-n ${namespace} link set lo up`);
    await ip(`-n ${namespace} addr add ${address}/24 dev eth0`);
    await ip(`-n ${namespace} link set eth0 up`);
    await ip(`-n ${namespace} route add default via 10.99.${index}.254`);
    // The others must not go on sending to a card of the same address that is gone.
    await ip(`neigh flush dev ${tag}`, true);
    running.set(id, boot(folder, id, namespace));
    await untilSshAnswers(folder, address);
  };
  await network();
  const inside = async (command: string) => {
    const pid = await firstProcess(running.get(id)?.pid);
    const argv = ['nsenter', '-t', pid, '-a', 'sh', '-c', `${command} 2>&1`] as const;
    return (await runProcess({argv: [...argv], timeoutMs: 30_000})).stdout.toString().trim();
  };
  return {
    node: nodeOf(folder, id, address),
    address,
    run: inside,
    async restart() {
      running.get(id)?.kill();
      await running.get(id)?.done;
      await ip(`netns del ${namespace}`, true);
      await ip(`link del ${namespace}`, true);
      await network();
    },
    async fill() {
      await inside('dd if=/dev/zero of=/var/lib/full bs=4096');
    },
    async clear() {
      await inside('rm -f /var/lib/full');
    },
    cut: () => ip(`link set ${namespace} down`),
    mend: () => ip(`link set ${namespace} up`),
  };
}

function boot(folder: string, id: string, namespace: string): RunningProcess {
  const own = ['unshare', '--pid', '--fork', '--kill-child', '--mount', '--uts', '--ipc'];
  const shell = ['--propagation', 'private', 'sh', NODE_SCRIPT, folder, id];
  return startProcess({
    argv: ['nsenter', `--net=/run/netns/${namespace}`, ...own, ...shell],
    maxBytes: 10_000_000,
  });
}

/** `unshare` forks: its child is the node’s first process. */
async function firstProcess(pid: number | undefined): Promise<string> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return children.trim().split(' ')[0] || String(pid);
}

function nodeOf(folder: string, id: string, address: string): Node {
  const reach = {
    kind: 'ssh',
    host: address,
    user: 'root',
    identityFile: join(folder, 'login'),
    configFile: join(folder, 'ssh_config'),
  } as const;
  return {id, address, labels: {region: id}, origin: 'test', reach};
}

async function keys(folder: string): Promise<void> {
  for (const name of ['host', 'login']) {
    const path = join(folder, name);
    await must(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', path]);
  }
  const host = await readFile(join(folder, 'host.pub'), 'utf8');
  await writeFile(join(folder, 'known_hosts'), `10.99.* ${host}`);
  await writeFile(join(folder, 'keys'), await readFile(join(folder, 'login.pub')));
  const lines = [
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/keys`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'PidFile none',
    'UseDNS no',
    'MaxStartups 200:30:400',
    `SetEnv HOME=${folder}`,
  ];
  await writeFile(join(folder, 'sshd_config'), `${lines.join('\n')}\n`);
  const client = `Host *\n  UserKnownHostsFile ${folder}/known_hosts\n  GlobalKnownHostsFile /dev/null\n  IdentityAgent none\n`;
  await writeFile(join(folder, 'ssh_config'), client);
}

async function untilSshAnswers(folder: string, address: string): Promise<void> {
  const argv = ['ssh', '-F', join(folder, 'ssh_config'), '-i', join(folder, 'login')];
  const options = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=2', '-l', 'root', address, 'true'];
  for (let tries = 0; tries < 200; tries++) {
    const result = await runProcess({argv: [...argv, ...options] as [string], timeoutMs: 10_000});
    if (result.exit === 0) return;
    await pause(100);
  }
  throw new Error(`sshd on ${address} does not answer`);
}

async function ip(words: string, mayFail = false): Promise<void> {
  const result = await runProcess({argv: ['ip', ...words.split(' ')], timeoutMs: 10_000});
  if (result.exit !== 0 && !mayFail) throw new Error(`ip ${words}: ${result.stderr}`);
}

async function must(argv: [string, ...string[]]): Promise<void> {
  const result = await runProcess({argv});
  if (result.exit !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
}
