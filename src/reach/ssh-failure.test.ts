import {once} from 'node:events';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import {connect, createServer, type Socket} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {catalogueOf} from '../model/message.ts';
import type {FramedEnd} from './framed-process.ts';
import {createReach, type ReachOptions, type ReachOutcome, strings} from './index.ts';
import {whyCutShort, whyNotStarted} from './ssh-failure.ts';
import {freePort, makeKey, startSshd, type TestSshd, trust} from './testing/sshd.ts';

const script = {name: 'test.sh', interpreter: 'sh', text: 'echo ran', args: []} as const;
const limits: ReachOptions = {timeoutMs: 20_000, maxBytes: 10_000};
const reach = createReach({concurrency: 4});
afterAll(() => reach.close());

let sshd: TestSshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd?.stop());

function why(outcome: ReachOutcome): unknown[] {
  return outcome.ran ? ['ran', outcome.exit] : [outcome.failure, outcome.message.id];
}

async function withServer<T>(
  lines: readonly string[],
  work: (server: TestSshd) => Promise<T>,
): Promise<T> {
  const server = await startSshd(lines);
  try {
    return await work(server);
  } finally {
    await reach.close();
    await server.stop();
  }
}

/** A connection that sshd has taken and waits on; one that is turned away is tried again. */
async function heldConnection(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    if (greeting.toString().startsWith('SSH-')) return socket;
    socket.destroy();
  }
}

describe('against a real sshd', () => {
  test('nothing listening is refused', async () => {
    const outcome = await reach.run(sshd.node('x', {port: await freePort()}), script, limits);
    expect(why(outcome)).toEqual(['refused', 'reach/refused']);
  });

  test('a server that never speaks is a timeout', async () => {
    const silent = createServer(() => {});
    const port = await freePort();
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
    const short = {...limits, timeoutMs: 2_500};
    const outcome = await reach.run(sshd.node('x', {port}), script, short);
    silent.close();
    expect(why(outcome)[0]).toBe('timeout');
  });

  test('a name that is no name is unresolved', async () => {
    const outcome = await reach.run(sshd.node('x', {host: 'bad..name'}), script, limits);
    expect(why(outcome)).toEqual(['unresolved', 'reach/unresolved']);
  });

  test('an unknown host key is not accepted, and the mend is named', async () => {
    await writeFile(join(sshd.folder, 'empty'), 'Host *\n  UserKnownHostsFile /dev/null\n');
    const node = sshd.node('x', {configFile: join(sshd.folder, 'empty')});
    const outcome = await reach.run(node, script, limits);
    expect(why(outcome)).toEqual(['host-key-unknown', 'reach/host-key-unknown']);
  });

  test('a changed host key names the line that knows the old one', async () => {
    await withServer([], async (server) => {
      await writeFile(join(server.folder, 'known_hosts'), '');
      await makeKey(join(server.folder, 'other'));
      await trust(server.folder, server.port, join(server.folder, 'other.pub'));
      const outcome = await reach.run(server.node('x'), script, limits);
      expect(why(outcome)).toEqual(['host-key-changed', 'reach/host-key-changed']);
      const where = `${server.folder}/known_hosts:1`;
      expect(outcome).toMatchObject({message: {params: {where}}});
    });
  });

  test('a key that is not authorised is a denied permission', async () => {
    await makeKey(join(sshd.folder, 'stranger'));
    const node = sshd.node('x', {identityFile: join(sshd.folder, 'stranger')});
    const outcome = await reach.run(node, script, limits);
    expect(why(outcome)).toEqual(['permission-denied', 'reach/permission-denied']);
    expect(outcome).toMatchObject({message: {params: {methods: 'publickey'}}});
  });

  test('a key that is not there is told', async () => {
    const node = sshd.node('x', {identityFile: join(sshd.folder, 'nowhere')});
    const outcome = await reach.run(node, script, limits);
    expect(why(outcome)).toEqual(['permission-denied', 'reach/key-unusable']);
  });

  test('a server that wants a password is not waited for', async () => {
    const lines = ['PubkeyAuthentication no', 'PasswordAuthentication yes'];
    await withServer(lines, async (server) => {
      const outcome = await reach.run(server.node('x'), script, limits);
      expect(why(outcome)).toEqual(['permission-denied', 'reach/asks-for-password']);
    });
  });

  test('an account without a shell is told, with what it says', async () => {
    const outcome = await reach.run(sshd.node('x', {user: 'nobody'}), script, limits);
    expect(why(outcome)).toEqual(['no-shell', 'reach/no-shell']);
    expect(outcome).toMatchObject({
      message: {params: {detail: 'This account is currently not available.'}},
    });
  });

  test('a forced command is no shell, whatever it prints and however it exits', async () => {
    await withServer(['ForceCommand echo sftp only'], async (server) => {
      const outcome = await reach.run(server.node('x'), script, limits);
      expect(why(outcome)).toEqual(['no-shell', 'reach/no-shell']);
      expect(outcome).toMatchObject({
        stdout: Buffer.alloc(0),
        message: {params: {detail: 'sftp only'}},
      });
    });
  });

  test('a server that hangs up is closed', async () => {
    await withServer(['MaxStartups 1:100:1', 'LoginGraceTime 30'], async (server) => {
      const first = await heldConnection(server.port);
      const outcome = await reach.run(server.node('x'), script, limits);
      first.destroy();
      expect(why(outcome)).toEqual(['closed', 'reach/closed']);
    });
  });

  test('what start-up files print does not reach the script’s output', async () => {
    await withServer([], async (server) => {
      await writeFile(
        join(server.folder, '.bashrc'),
        'echo welcome; echo "\\033[2J"; echo no >&2\n',
      );
      await writeFile(join(server.folder, 'banner'), 'Authorised use only\n');
      const outcome = await reach.run(server.node('x'), script, limits);
      expect(outcome).toMatchObject({ran: true, exit: 0, stderr: ''});
      expect(outcome.stdout.toString()).toBe('ran\n');
    });
  });

  test('a node without python3 is told so', async () => {
    await withServer([], async (server) => {
      const bin = join(server.folder, 'bin');
      await mkdir(bin);
      for (const name of ['sh', 'sleep', 'cat']) await symlink(`/bin/${name}`, join(bin, name));
      await writeFile(join(server.folder, '.bashrc'), `PATH=${bin}\n`);
      const program = {...script, interpreter: 'python3', text: 'print(1)'} as const;
      const outcome = await reach.run(server.node('x'), program, limits);
      expect(why(outcome)).toEqual(['failed', 'reach/no-python3']);
    });
  });

  test('fifty scripts at once on one node share one login', async () => {
    const server = await startSshd(['MaxSessions 10']);
    const sessions = Array.from({length: 50}, () => reach.open(server.node('x'), script, limits));
    const outcomes = await Promise.all(sessions.map((session) => session.done));
    await reach.close();
    const log = await server.stop();
    expect(outcomes.map(why)).toEqual(Array(50).fill(['ran', 0]));
    expect(log.match(/Accepted publickey/g)).toHaveLength(1);
  });

  test('one failing login answers all who wait for it', async () => {
    const port = await freePort();
    const node = sshd.node('x', {port});
    const outcomes = await Promise.all(
      Array.from({length: 4}, () => reach.open(node, script, limits).done),
    );
    expect(outcomes.map(why)).toEqual(Array(4).fill(['refused', 'reach/refused']));
  });

  test('closing ends the shared connection, and a later script opens a new one', async () => {
    const own = createReach({concurrency: 1});
    await own.run(sshd.node('x'), script, limits);
    await own.close();
    await own.close();
    expect(why(await own.run(sshd.node('x'), script, limits))).toEqual(['ran', 0]);
    await own.close();
  });
});

describe('sentences of ssh that loopback cannot bring about (recorded)', () => {
  function ended(stderr: string): FramedEnd {
    const stdout = Buffer.alloc(0);
    const process = {
      end: 'exited',
      exit: 255,
      signal: null,
      stdout,
      stderr,
      durationMs: 1,
    } as const;
    const state = {started: false, status: undefined, gaveUp: undefined};
    return {stdout, stderr, durationMs: 1, ...state, process};
  }
  const attempt = {
    target: {kind: 'ssh', host: 'hk-1', port: 22} as const,
    script,
    options: limits,
    sudo: false,
  };

  test.each([
    ['ssh: connect to host 10.3.0.11 port 22: No route to host\r\n', 'unreachable'],
    ['ssh: connect to host 10.3.0.11 port 22: Network is unreachable\r\n', 'unreachable'],
    ['ssh: connect to host 10.3.0.11 port 22: Connection timed out\r\n', 'timeout'],
    [
      'Connection timed out during banner exchange\nConnection to 10.3.0.11 port 22 timed out',
      'timeout',
    ],
    ['ssh: Could not resolve hostname hk-1: Name or service not known\r\n', 'unresolved'],
    ['ssh: Could not resolve hostname hk-1: Temporary failure in name resolution', 'unresolved'],
    ['kex_exchange_identification: Connection closed by remote host', 'closed'],
    ['kex_exchange_identification: read: Connection reset by peer', 'closed'],
    [
      'root@10.3.0.11: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).',
      'permission-denied',
    ],
    [
      'Received disconnect from 1.1.1.1 port 22:2: Too many authentication failures',
      'permission-denied',
    ],
    [
      'ops@bastion: Permission denied (publickey).\nConnection closed by UNKNOWN port 65535',
      'permission-denied',
    ],
    ['/x/config: line 3: Bad configuration option: foo', 'failed'],
  ])('%j', (stderr, failure) => {
    expect(whyNotStarted(ended(stderr), attempt).failure).toBe(failure);
  });

  test('a control sequence in what the server says does not reach the message', () => {
    const {message} = whyNotStarted(
      ended('\x1b]0;owned\x07\x1b[31mConnection closed by x\x1b[0m'),
      attempt,
    );
    expect(message.params?.detail).toBe('Connection closed by x');
  });

  test('a connection lost midway is told from a script that was killed', () => {
    const lost = {...ended('Connection to hk-1 closed by remote host.\n'), started: true};
    expect(whyCutShort(lost, attempt)?.failure).toBe('closed');
    expect(whyCutShort({...ended(''), started: true}, attempt)).toBeUndefined();
  });

  test('sudo that asks is a denied permission', () => {
    const end = ended('sudo: a password is required\n');
    const asked = {...end, process: {...end.process, exit: 1}};
    const failure = whyNotStarted(asked, {...attempt, sudo: true});
    expect(failure).toMatchObject({
      failure: 'permission-denied',
      message: {id: 'reach/sudo-denied'},
    });
  });
});

test('every string has both languages', () => {
  for (const texts of Object.values(catalogueOf([{prefix: 'reach', strings}]))) {
    expect(texts.en).not.toBe('');
    expect(texts['zh-CN']).toMatch(/\p{Script=Han}/u);
  }
});
