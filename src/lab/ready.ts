import {readFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {isGuest, type LabPlan} from './plan/plan.ts';
import {isRunning} from './processes.ts';
import {readRecordedProcesses} from './state.ts';

/** An answer takes longer than any round trip between this machine and its own namespaces. */
const TIMES = {answerMs: 300, readyMs: 20_000};
/** A guest boots in 4 s on an idle machine and must do so on a slow and busy one as well. */
const GUEST_TIMES = {answerMs: 5_000, readyMs: 240_000};

/** Returns when every node answers on its SSH port and every service answers; fails when one has ended or time is up. */
export async function waitUntilReady(
  plan: LabPlan,
  runFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  const waiting: Waiting = {
    started: Date.now(),
    ended: () => endedNode(runFolder),
    ...(signal === undefined ? {} : {signal}),
  };
  const checks: Promise<void>[] = [];
  for (const node of plan.regions.flatMap((region) => region.nodes)) {
    if (!node.spec.ssh) continue;
    const times = isGuest(node) ? GUEST_TIMES : TIMES;
    const login = {host: node.address, port: 22, request: '', expected: 'SSH-', ...times};
    checks.push(answers(login, waiting));
  }
  for (const region of plan.service === null ? [] : plan.regions) {
    const request = 'GET /small HTTP/1.1\r\nHost: lab\r\n\r\n';
    const port = plan.service?.port ?? 0;
    const host = `${region.prefix}.11`;
    checks.push(answers({host, port, request, expected: 'HTTP/1.1 200', ...TIMES}, waiting));
  }
  // All are awaited before anything is thrown, so that none is left running.
  const failed = (await Promise.allSettled(checks)).find((check) => check.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

type Question = {
  host: string;
  port: number;
  request: string;
  expected: string;
  /** For one connection, and for all attempts together. */
  answerMs: number;
  readyMs: number;
};
type Waiting = {started: number; ended: () => Promise<string | null>; signal?: AbortSignal};

/** Connects again and again until the first bytes of the answer are the expected ones. */
async function answers(question: Question, {started, ended, signal}: Waiting): Promise<void> {
  while (Date.now() < started + question.readyMs) {
    signal?.throwIfAborted();
    if ((await firstBytes(question)).startsWith(question.expected)) return;
    const end = await ended();
    if (end !== null) throw new Error(end);
    await sleep(30);
  }
  throw new Error(`${question.host} does not answer on port ${question.port}`);
}

/** A node whose first process has ended will never answer; its log says why. */
async function endedNode(runFolder: string): Promise<string | null> {
  for (const recorded of await readRecordedProcesses(runFolder)) {
    if (await isRunning(recorded)) continue;
    const log = join(runFolder, 'logs', recorded.name.replace(/^node-/, ''));
    const said = await readFile(log, 'utf8').catch(() => '');
    return `${recorded.name} ended: ${said.trim().slice(-300)}`;
  }
  return null;
}

function firstBytes({host, port, request, answerMs}: Question): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({host, port, timeout: answerMs});
    const end = (text: string) => {
      socket.destroy();
      resolve(text);
    };
    socket.on('connect', () => socket.write(request));
    socket.on('data', (data) => end(data.toString('latin1')));
    socket.on('timeout', () => end(''));
    socket.on('error', () => end(''));
    socket.on('close', () => end(''));
  });
}
