import {existsSync} from 'node:fs';
import {afterEach, describe, expect, test} from 'vitest';
import {type RunningProcess, startProcess} from '../platform/process.ts';
import {processesWith, uniqueSeconds, untilProcesses} from './testing/processes.ts';
import {wrapScript} from './wrapper.ts';

const SHELLS: [string, ...string[]][] = [
  ['/bin/dash'],
  ['/bin/bash'],
  ['/bin/bash', '--posix'],
  ['/bin/busybox', 'ash'],
];
const present = SHELLS.filter(([path]) => existsSync(path));

describe.each(present.map((shell) => ({name: shell.join(' '), shell})))('$name', ({shell}) => {
  let running: RunningProcess | undefined;
  afterEach(() => running?.kill());

  function start(text: string, mode: string, seconds = '100'): RunningProcess {
    const input = wrapScript({name: 'x', interpreter: 'sh', text, args: []});
    const argv = [...shell, '-s', '--', 'N', seconds, mode, 'a'] as [string, ...string[]];
    running = startProcess({argv, input, keepInputOpen: true});
    return running;
  }

  test('marks output and end, and exits like the script', async () => {
    const result = await start('echo "$1"; exit 3', 'once').done;
    expect(result.stdout.toString()).toBe('samespec-begin-N\na\nsamespec-end-N 3\n');
    expect(result).toMatchObject({exit: 3, stderr: 'samespec-begin-N\n'});
  });

  test('ends by itself in a talk though its input stays open', async () => {
    const result = await start('echo "$1"; exit 3', 'talk').done;
    expect(result.stdout.toString()).toBe('samespec-begin-N\na\nsamespec-end-N 3\n');
  });

  test.each(['once', 'talk'])('mode %s: the end of input ends all children', async (mode) => {
    const seconds = uniqueSeconds();
    const text = `sleep ${seconds} & ( trap '' TERM; sleep ${seconds} & wait ) & wait`;
    const {endInput, done} = start(text, mode);
    await untilProcesses(seconds, 2);
    endInput();
    await done;
    expect(processesWith(seconds)).toEqual([]);
  });

  test.each(['once', 'talk'])('mode %s: the deadline ends all children', async (mode) => {
    const seconds = uniqueSeconds();
    const result = await start(`sleep ${seconds} & sleep ${seconds}`, mode, '1').done;
    expect(result.stdout.toString()).toBe('samespec-begin-N\n');
    expect(processesWith(seconds)).toEqual([]);
  });

  test('runs nothing of a text that arrives cut off', async () => {
    const input = wrapScript({name: 'x', interpreter: 'sh', text: 'echo ran', args: []});
    const argv = [...shell, '-s', '--', 'N', '100', 'once'] as [string, ...string[]];
    const half = startProcess({argv, input: input.slice(0, input.indexOf('echo ran') + 9)});
    expect((await half.done).stdout.toString()).toBe('');
  });

  test('where it does not lead a session, it ends its own children and nobody else', async () => {
    const mine = uniqueSeconds();
    const other = uniqueSeconds();
    const inner = `${shell.join(' ')} -s -- N 100 once`;
    const input = wrapScript({name: 'x', interpreter: 'sh', text: `sleep ${mine}`, args: []});
    const argv = ['/bin/sh', '-c', `sleep ${other} </dev/null & ${inner}; wait`] as const;
    running = startProcess({argv, input, keepInputOpen: true});
    await untilProcesses(mine, 1);
    await untilProcesses(other, 1);
    running.endInput();
    await untilProcesses(mine, 0);
    expect(processesWith(other)).toHaveLength(1);
  });
});
