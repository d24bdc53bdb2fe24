import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Node} from '../model/node.ts';
import {startProcess} from '../platform/process.ts';
import {createReach, type ReachOptions, type Script} from './index.ts';
import {processesWith, uniqueSeconds, untilProcesses} from './testing/processes.ts';
import {startSshd, type TestSshd} from './testing/sshd.ts';

const limits: ReachOptions = {timeoutMs: 20_000, maxBytes: 1_000_000};

function sh(text: string, args: readonly string[] = []): Script {
  return {name: 'test.sh', interpreter: 'sh', text, args};
}

function python(text: string, args: readonly string[] = []): Script {
  return {name: 'test.py', interpreter: 'python3', text, args};
}

let sshd: TestSshd;
beforeAll(async () => {
  sshd = await startSshd();
});
afterAll(() => sshd?.stop());

const implementations: {name: string; node: () => Node}[] = [
  {
    name: 'local',
    node: () => ({id: 'here', origin: 'test', labels: {}, reach: {kind: 'local'}}),
  },
  {name: 'ssh', node: () => sshd.node('there')},
];

describe.each(implementations)('$name', ({node}) => {
  const reach = createReach({concurrency: 4});
  afterAll(() => reach.close());

  test('returns every byte a script prints, unchanged', async () => {
    const text = `i=0
while [ $i -lt 256 ]; do printf "\\\\$(printf %03o $i)"; i=$((i + 1)); done
printf 'samespec-end-\\033[31mred\\033[0m\\007 no newline at the end'`;
    const outcome = await reach.run(node(), sh(text), limits);
    const bytes = Buffer.from(Array.from({length: 256}, (_, i) => i));
    const rest = Buffer.from('samespec-end-\x1b[31mred\x1b[0m\x07 no newline at the end');
    expect(outcome).toMatchObject({ran: true, exit: 0, stderr: ''});
    expect(outcome.stdout.equals(Buffer.concat([bytes, rest]))).toBe(true);
  });

  test.each([0, 1, 126, 127, 143, 255])('tells the script’s own exit status %i', async (status) => {
    const outcome = await reach.run(node(), sh(`echo out; echo err >&2; exit ${status}`), limits);
    expect(outcome).toMatchObject({ran: true, exit: status, stderr: 'err\n'});
    expect(outcome.stdout.toString()).toBe('out\n');
  });

  test('passes plain words and refuses any other', async () => {
    const words = [
      '--mtu=1450',
      '10.0.0.1:80',
      'a,b',
      '50%',
      '=x',
      'fe80::1',
      '/etc/x_y',
      '@h',
      '+1',
    ];
    const outcome = await reach.run(node(), sh('printf "%s\\n" "$@"', words), limits);
    expect(outcome.stdout.toString()).toBe(`${words.join('\n')}\n`);
    await expect(reach.run(node(), sh('true', ['$(id)']), limits)).rejects.toThrow('plain word');
    await expect(reach.run(node(), sh('true', ['']), limits)).rejects.toThrow('plain word');
  });

  test('gives the script an empty input, C locale and room for an early exit', async () => {
    const text = `cat; echo "$LC_ALL"; set -eu; trap 'echo bye' EXIT; false; echo never`;
    const outcome = await reach.run(node(), sh(text), limits);
    expect(outcome.stdout.toString()).toBe('C\nbye\n');
    expect(outcome).toMatchObject({ran: true, exit: 1});
  });

  test('runs a program in Python with words, status and text of more than 128 kB', async () => {
    const text = `import sys\nx = '''${'it’s \\" $HOME `id`\n'.repeat(10_000)}'''
print(len(x.splitlines()), sys.argv[1:], __name__)
sys.exit(9)`;
    const outcome = await reach.run(node(), python(text, ['a', 'b=1']), limits);
    expect(outcome.stdout.toString()).toBe(
      `10001 ['a', 'b=1'] __main__\n`.replace('10001', '10000'),
    );
    expect(outcome).toMatchObject({ran: true, exit: 9, stderr: ''});
  });

  test.each([
    ['sh', sh('while read -r line; do echo "got $line"; [ "$line" = stop ] && exit 4; done')],
    [
      'python3',
      python(`import sys
for line in sys.stdin:
    print("got", line.strip(), flush=True)
    if line.strip() == "stop": sys.exit(4)`),
    ],
  ])('talks with a %s session, from the first word on', async (_name, script) => {
    const seen: string[] = [];
    const session = reach.open(node(), script, {
      ...limits,
      onStdout(chunk) {
        seen.push(Buffer.from(chunk).toString());
        if (seen.join('') === 'got one\n') session.write('stop\n');
      },
    });
    session.write('one\n');
    const outcome = await session.done;
    expect(seen.join('')).toBe('got one\ngot stop\n');
    expect(outcome).toMatchObject({ran: true, exit: 4});
    expect(outcome.stdout.toString()).toBe('got one\ngot stop\n');
  });

  // Children of every kind: plain, in a process group of its own, deaf to TERM, orphaned.
  const familyOf = (seconds: string) => `echo begun
sleep ${seconds} &
timeout 100000 sleep ${seconds} &
( trap '' TERM; sleep ${seconds} ) &
( sleep ${seconds} & ) &
wait; sleep ${seconds}`;
  const WITH_WORD = 5; // four sleeps, and timeout itself

  test('the time limit ends all children on the node and keeps what was said', async () => {
    const seconds = uniqueSeconds();
    const outcome = await reach.run(node(), sh(familyOf(seconds)), {...limits, timeoutMs: 1_500});
    expect(outcome).toMatchObject({ran: false, failure: 'timeout'});
    expect(outcome).toMatchObject({message: {id: 'reach/time-limit'}});
    expect(outcome.stdout.toString()).toBe('begun\n');
    expect(processesWith(seconds)).toEqual([]);
  });

  test('an abort ends all children on the node', async () => {
    const seconds = uniqueSeconds();
    const abort = new AbortController();
    const running = reach.run(node(), sh(familyOf(seconds)), {...limits, signal: abort.signal});
    await untilProcesses(seconds, WITH_WORD);
    abort.abort();
    expect(await running).toMatchObject({ran: false, failure: 'cancelled'});
    expect(processesWith(seconds)).toEqual([]);
  });

  test('ending a session ends all children on the node', async () => {
    const seconds = uniqueSeconds();
    const session = reach.open(node(), sh(familyOf(seconds)), limits);
    await untilProcesses(seconds, WITH_WORD);
    session.end();
    expect(await session.done).toMatchObject({ran: false, failure: 'cancelled'});
    expect(processesWith(seconds)).toEqual([]);
  });

  test('ending a Python session ends the program and its children', async () => {
    const seconds = uniqueSeconds();
    const text = `import subprocess, sys; subprocess.call(["sleep", "${seconds}"])`;
    const session = reach.open(node(), python(text), limits);
    await untilProcesses(seconds, 1);
    session.end();
    await session.done;
    expect(processesWith(seconds)).toEqual([]);
  });

  test('being killed ends all children on the node', async () => {
    const seconds = uniqueSeconds();
    const program = fileURLToPath(new URL('./testing/hold.ts', import.meta.url));
    const argv = [process.execPath, program, JSON.stringify(node()), seconds] as const;
    const holder = startProcess({argv});
    await untilProcesses(seconds, 4); // hold.ts itself, two sleeps, timeout
    process.kill(holder.pid ?? 0, 'SIGKILL');
    await holder.done;
    await untilProcesses(seconds, 0);
  });

  test('stops a script that prints without end at the cap, and keeps what came before', async () => {
    const word = uniqueSeconds();
    const streamed: number[] = [];
    const outcome = await reach.run(node(), sh(`yes ${word}`), {
      ...limits,
      maxBytes: 50_000,
      onStdout: (chunk) => streamed.push(chunk.length),
    });
    expect(outcome).toMatchObject({ran: false, message: {id: 'reach/too-much-output'}});
    expect(outcome.stdout.toString()).toBe(`${word}\n`.repeat(5_000).slice(0, 50_000));
    await untilProcesses(word, 0);
  });

  test('a script with a mistake in it is our failure, not the node’s lack of a shell', async () => {
    const outcome = await reach.run(node(), sh('if then'), limits);
    expect(outcome).toMatchObject({ran: false, failure: 'failed'});
    expect(outcome).toMatchObject({message: {id: 'reach/not-started'}});
  });

  test('a script killed from outside is told as cut short', async () => {
    const outcome = await reach.run(node(), sh('echo half; kill -KILL $$; sleep 0.5'), limits);
    expect(outcome).toMatchObject({ran: false, message: {id: 'reach/cut-short'}});
    expect(outcome.stdout.toString()).toBe('half\n');
  });

  test('leaves nothing running after a script that ended by itself', async () => {
    const word = uniqueSeconds();
    const outcomes = await Promise.all(
      Array.from({length: 10}, () => reach.run(node(), sh('true', [word]), limits)),
    );
    expect(outcomes.every((outcome) => outcome.ran && outcome.exit === 0)).toBe(true);
    // The parameter is among the arguments of the wrapping shell and of each of its helpers.
    await untilProcesses(word, 0);
  });

  test('never runs more at once than it may', async () => {
    const few = createReach({concurrency: 2});
    const seconds = uniqueSeconds();
    const running = Array.from({length: 6}, () => few.run(node(), sh(`sleep ${seconds}`), limits));
    const ended = new Set<number>();
    while (ended.size < 6) {
      const now = processesWith(seconds).filter((pid) => !ended.has(pid));
      expect(now.length).toBeLessThanOrEqual(2);
      if (now.length < 2) {
        await pause(20);
        continue;
      }
      for (const pid of now) {
        ended.add(pid);
        process.kill(pid, 'SIGTERM');
      }
    }
    const outcomes = await Promise.all(running);
    await few.close();
    expect(outcomes.map((outcome) => outcome.ran && outcome.exit)).toEqual(Array(6).fill(143));
  });
});
