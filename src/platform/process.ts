import {spawn} from 'node:child_process';

export type ProcessRequest = {
  argv: readonly [string, ...string[]];
  /** Written to standard input first; the input is then closed unless `keepInputOpen`. */
  input?: string | Uint8Array;
  keepInputOpen?: boolean;
  timeoutMs?: number;
  /** Cap on standard output; the process is ended when it says more. */
  maxBytes?: number;
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  signal?: AbortSignal;
  onStdout?: (chunk: Uint8Array) => void;
  /** False: standard output goes to `onStdout` only, for what is too big to hold. */
  keepOutput?: boolean;
};

export type ProcessEnd =
  | 'exited'
  | 'signalled'
  | 'timeout'
  | 'too-much-output'
  | 'cancelled'
  | 'not-started';

/** How a process ended, and what it said. Failing is ordinary here: it never throws or rejects. */
export type ProcessResult = {
  end: ProcessEnd;
  exit: number | null;
  signal: string | null;
  stdout: Buffer;
  /** At most 64 kB are kept. */
  stderr: string;
  durationMs: number;
  /** For `not-started`: ENOENT, EACCES, … */
  errorCode?: string;
};

export type RunningProcess = {
  pid: number | undefined;
  write(data: string | Uint8Array): void;
  endInput(): void;
  kill(): void;
  done: Promise<ProcessResult>;
};

const STDERR_CAP = 65_536;
const GRACE_MS = 1_000;

/**
 * Starts a program as the leader of a process group of its own, so that ending it ends its children too.
 * Arguments are a vector; no shell reads them.
 */
export function startProcess(request: ProcessRequest): RunningProcess {
  const started = performance.now();
  const [file, ...args] = request.argv;
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...(request.env === undefined ? {} : {env: {...request.env}}),
    ...(request.cwd === undefined ? {} : {cwd: request.cwd}),
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  let stderr = '';
  let forced: ProcessEnd | undefined;
  let hardKill: NodeJS.Timeout | undefined;

  function stop(why: ProcessEnd): void {
    if (forced !== undefined) return;
    forced = why;
    signalGroup(child.pid, 'SIGTERM');
    // Something that ignores TERM is not waited for.
    hardKill = setTimeout(() => {
      signalGroup(child.pid, 'SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
    }, GRACE_MS);
  }

  const timer =
    request.timeoutMs === undefined
      ? undefined
      : setTimeout(() => stop('timeout'), request.timeoutMs);
  const onAbort = () => stop('cancelled');
  if (request.signal?.aborted) queueMicrotask(onAbort);
  request.signal?.addEventListener('abort', onAbort, {once: true});

  child.stdout.on('data', (chunk: Buffer) => {
    const room = (request.maxBytes ?? Number.POSITIVE_INFINITY) - bytes;
    const kept = chunk.length > room ? chunk.subarray(0, Math.max(0, room)) : chunk;
    bytes += kept.length;
    if (request.keepOutput !== false) chunks.push(kept);
    if (kept.length > 0) request.onStdout?.(kept);
    if (chunk.length > room) stop('too-much-output');
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    if (stderr.length < STDERR_CAP) stderr = (stderr + text).slice(0, STDERR_CAP);
  });
  // A program that ends before reading its input makes the write fail; how it ended says why.
  child.stdin.on('error', () => {});
  if (request.input !== undefined) child.stdin.write(request.input);
  if (!request.keepInputOpen) child.stdin.end();

  const done = new Promise<ProcessResult>((resolve) => {
    let settled = false;
    const settle = (
      end: ProcessEnd,
      exit: number | null,
      signal: string | null,
      errorCode?: string,
    ) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(hardKill);
      request.signal?.removeEventListener('abort', onAbort);
      const base = {end: forced ?? end, exit, signal, stdout: Buffer.concat(chunks), stderr};
      const result = {...base, durationMs: performance.now() - started};
      resolve(errorCode === undefined ? result : {...result, errorCode});
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle('not-started', null, null, error.code ?? error.message);
    });
    child.on('close', (exit, signal) =>
      settle(signal === null ? 'exited' : 'signalled', exit, signal),
    );
  });

  return {
    pid: child.pid,
    write: (data) => void child.stdin.write(data),
    endInput: () => void child.stdin.end(),
    kill: () => stop('cancelled'),
    done,
  };
}

export function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  return startProcess(request).done;
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}
