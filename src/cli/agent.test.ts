import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {runProcess} from '../platform/process.ts';
import {type AgentFlags, checkedOptions} from './agent.ts';
import {createContext} from './context.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const ADDRESS = '127.83.7.1';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ss-agent-cli-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function agent(...words: string[]) {
  const {exit, stdout, stderr} = await runProcess({
    argv: [process.execPath, MAIN, 'agent', ...words],
    timeoutMs: 60_000,
  });
  return {exit, stdout: stdout.toString('utf8'), stderr};
}

test('each flag that cannot be is told with what it may be', async () => {
  const members = await file('members', `a ${ADDRESS} bj\n`);
  const twice = await file('twice', 'a 10.0.0.1\na 10.0.0.2\n');
  const none = {layer: 'host', region: '-', pairLabels: false, facts: true, sudo: false};
  const flags = {...none, once: false, printFacts: false, members};
  const context = createContext('en', '0');
  for (const [wrong, code] of [
    [{members: undefined}, 'agent-members-choice'],
    [{membersDns: ['x']}, 'agent-members-choice'],
    [{members: join(folder, 'none')}, 'file-unreadable'],
    [{members: twice}, 'agent-members'],
    [{checkEvery: '1s'}, 'agent-flag'],
    [{probeEvery: 'often'}, 'agent-flag'],
    [{listen: '19464'}, 'agent-flag'],
    [{probePort: '0'}, 'agent-flag'],
    [{bind: 'eth0'}, 'agent-flag'],
    [{layer: 'service'}, 'agent-flag'],
  ] as const) {
    const given = {...flags, ...wrong} as AgentFlags;
    await expect(checkedOptions(given, context), code).rejects.toMatchObject({code});
  }
  expect(await checkedOptions({...flags, checkEvery: '5m'}, context)).toMatchObject({
    checkSeconds: 300,
    listen: {host: '127.0.0.1', port: 19464},
  });
});

test('a key that is too short is one sentence and exit 2', async () => {
  const members = await file('one', `a ${ADDRESS} bj\n`);
  const short = await file('short', 'secret\n');
  const {exit, stdout, stderr} = await agent('--members', members, '--key-file', short);
  expect({exit, stdout}).toEqual({exit: 2, stdout: ''});
  expect(stderr).toMatch(/^samespec: .*the key is shorter than 16 characters.*\n$/);
});

test('one cycle alone: metrics on standard output, then the end', async () => {
  const members = await file('alone', `a ${ADDRESS} bj\n`);
  const words = ['--members', members, '--name', 'a', '--bind', ADDRESS, '--once'];
  const {exit, stdout, stderr} = await agent(...words, '--listen', `${ADDRESS}:0`);
  expect({exit, stderr}).toEqual({exit: 0, stderr: ''});
  expect(stdout).toContain('\nsamespec_agent_members 1\n');
  expect(stdout).toMatch(/^samespec_fact_family_digest\{node="a",family="cpu"\} \d+$/m);
  expect(stdout).not.toContain('src_region=');
  expect(stdout).not.toContain('"event"');
});

test('a taken port of probes is told before anything is measured', async () => {
  const members = await file('port', `a ${ADDRESS} bj\n`);
  const {createSocket} = await import('node:dgram');
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, ADDRESS, resolve));
  try {
    const port = String(socket.address().port);
    const bound = ['--bind', ADDRESS, '--listen', `${ADDRESS}:0`, '--probe-port', port];
    const {exit, stderr} = await agent('--members', members, ...bound);
    expect(exit).toBe(1);
    expect(stderr).toContain(`UDP port ${port} is taken`);
  } finally {
    socket.close();
  }
});
