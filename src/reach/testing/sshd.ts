import {existsSync, mkdirSync} from 'node:fs';
import {appendFile, chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import type {Node} from '../../model/node.ts';
import {runProcess, startProcess} from '../../platform/process.ts';

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd'].find((path) => existsSync(path));

export type TestSshd = {
  folder: string;
  port: number;
  /** A node that reaches this server; `changes` to its way of being reached. */
  node(id: string, changes?: Partial<Extract<Node['reach'], {kind: 'ssh'}>>): Node;
  /** Ends it and returns what it logged. */
  stop(): Promise<string>;
};

/** A real sshd on loopback with keys, configuration and port of its own. `lines` go into its sshd_config first. */
export async function startSshd(lines: readonly string[] = []): Promise<TestSshd> {
  if (SSHD === undefined) {
    throw new Error('These tests need a real sshd. Install it: apt-get install openssh-server');
  }
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', {recursive: true, mode: 0o755});
  const folder = await mkdtemp(join(tmpdir(), 'samespec-sshd-'));
  // sshd reads the keys as the user who logs in.
  await chmod(folder, 0o755);
  const port = await freePort();
  await makeKey(join(folder, 'host'));
  await makeKey(join(folder, 'login'));
  await writeFile(join(folder, 'sshd_config'), serverConfig(folder, port, lines));
  await writeFile(join(folder, 'keys'), await readFile(join(folder, 'login.pub')));
  await trust(folder, port, join(folder, 'host.pub'));
  await writeFile(join(folder, 'ssh_config'), clientConfig(folder));
  const server = startProcess({argv: [SSHD, '-D', '-e', '-f', join(folder, 'sshd_config')]});
  await untilListening(port, server.done);

  return {
    folder,
    port,
    node: (id, changes = {}) => ({
      id,
      origin: 'test',
      labels: {},
      reach: {
        kind: 'ssh',
        host: '127.0.0.1',
        port,
        user: userInfo().username,
        identityFile: join(folder, 'login'),
        configFile: join(folder, 'ssh_config'),
        ...changes,
      },
    }),
    async stop() {
      server.kill();
      const {stderr} = await server.done;
      await rm(folder, {recursive: true, force: true});
      return stderr;
    },
  };
}

export async function makeKey(path: string): Promise<void> {
  const argv = ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', path] as const;
  const result = await runProcess({argv});
  if (result.exit !== 0) throw new Error(`ssh-keygen: ${result.stderr}`);
}

/** Writes the public key into this client’s known_hosts. */
export async function trust(folder: string, port: number, publicKey: string): Promise<void> {
  const key = await readFile(publicKey, 'utf8');
  await appendFile(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${key}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function serverConfig(folder: string, port: number, lines: readonly string[]): string {
  const common = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/keys`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PidFile none',
    'UseDNS no',
    // The last one counts of these.
    ...(lines.some((line) => line.startsWith('MaxStartups')) ? [] : ['MaxStartups 200:30:400']),
    // A bare home: the start-up files of whoever runs the tests are no part of them.
    `SetEnv HOME=${folder}`,
  ];
  return `${[...lines, ...common].join('\n')}\n`;
}

function clientConfig(folder: string): string {
  return `Host *
  UserKnownHostsFile ${folder}/known_hosts
  GlobalKnownHostsFile /dev/null
  IdentityAgent none
`;
}

async function untilListening(port: number, ended: Promise<{stderr: string}>): Promise<void> {
  const state = {over: undefined as string | undefined};
  void ended.then((result) => {
    state.over = result.stderr;
  });
  for (;;) {
    if (state.over !== undefined) throw new Error(`sshd did not start: ${state.over}`);
    if (await answers(port)) return;
    await pause(20);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
