import {randomBytes} from 'node:crypto';
import {type ProcessResult, type RunningProcess, startProcess} from '../platform/process.ts';
import {commandWords, type Mode} from './command-words.ts';
import {beginMark, createFrame} from './frame.ts';
import type {ReachOptions, Script} from './reach.ts';
import {wrapScript} from './wrapper.ts';

export type FramedRequest = {
  script: Script;
  mode: Mode;
  options: ReachOptions;
  sudo: boolean;
  start: Start;
  onStarted?: () => void;
};

/** Brings the words to the node and runs them there, with `input` first on an input that stays open. */
export type Start = (
  words: readonly [string, ...string[]],
  io: {input: string; maxBytes: number; onStdout: (chunk: Uint8Array) => void},
) => RunningProcess;

export type FramedEnd = {
  stdout: Buffer;
  stderr: string;
  durationMs: number;
  /** The wrapper runs on the node. */
  started: boolean;
  /** What the end mark says. Absent: the script was cut short. */
  status: string | undefined;
  gaveUp: 'timeout' | 'cancelled' | 'too-much-output' | undefined;
  process: ProcessResult;
};

export type FramedProcess = {
  write(text: string): void;
  end(): void;
  done: Promise<FramedEnd>;
};

/** Room for what start-up files print and for the marks, beside the caller’s cap. */
const NOISE_BYTES = 65_536;
/** The wrapper ends everything on the node within this; then the connection itself is cut. */
const NODE_GRACE_MS = 5_000;

/**
 * Starts a wrapped script and keeps its standard input open: the end of input is what tells the node that nobody
 * waits any more, also when this process is killed. Giving up closes the input and waits until the node has tidied up.
 */
export function startFramed(request: FramedRequest): FramedProcess {
  const {script, options, mode, sudo} = request;
  const nonce = randomBytes(8).toString('hex');
  const words = commandWords(script, {nonce, timeoutMs: options.timeoutMs, mode, sudo});
  const frame = createFrame(nonce);
  const parts: Buffer[] = [];
  const unsent: string[] = [];
  let bytes = 0;
  let gaveUp: FramedEnd['gaveUp'];
  let cut: NodeJS.Timeout | undefined;

  const running = request.start(words, {
    input: wrapScript(script),
    maxBytes: options.maxBytes + NOISE_BYTES,
    onStdout(chunk) {
      const before = frame.started();
      const own = frame.push(chunk);
      if (!before && frame.started()) begin();
      if (own.length === 0) return;
      bytes += own.length;
      parts.push(own);
      options.onStdout?.(own);
      if (bytes > options.maxBytes) giveUp('too-much-output');
    },
  });
  const timer = setTimeout(() => giveUp('timeout'), options.timeoutMs);
  const onAbort = () => giveUp('cancelled');
  if (options.signal?.aborted) queueMicrotask(onAbort);
  options.signal?.addEventListener('abort', onAbort, {once: true});

  function begin(): void {
    request.onStarted?.();
    // Anything sent earlier may be swallowed by a shell that reads its script in blocks.
    for (const text of unsent.splice(0)) running.write(text);
  }

  function giveUp(why: NonNullable<FramedEnd['gaveUp']>): void {
    if (gaveUp !== undefined) return;
    gaveUp = why;
    if (!frame.started()) {
      running.kill();
      return;
    }
    running.endInput();
    cut = setTimeout(() => running.kill(), NODE_GRACE_MS);
  }

  const done = running.done.then((result) => {
    clearTimeout(timer);
    clearTimeout(cut);
    options.signal?.removeEventListener('abort', onAbort);
    const mark = result.stderr.indexOf(beginMark(nonce));
    return {
      stdout: Buffer.concat(parts).subarray(0, options.maxBytes),
      stderr: mark < 0 ? result.stderr : result.stderr.slice(mark + beginMark(nonce).length),
      durationMs: result.durationMs,
      started: frame.started(),
      status: frame.status(),
      gaveUp:
        gaveUp ?? (result.end === 'too-much-output' ? ('too-much-output' as const) : undefined),
      process: result,
    };
  });

  return {
    write(text) {
      if (gaveUp !== undefined) return;
      if (frame.started()) running.write(text);
      else unsent.push(text);
    },
    end: () => giveUp('cancelled'),
    done,
  };
}

/** Through a program of this machine: `argv` makes its arguments from the words. */
export function byProcess(
  argv: (words: readonly [string, ...string[]]) => readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Start {
  return (words, io) => startProcess({argv: argv(words), env, keepInputOpen: true, ...io});
}
