import {PassThrough, Writable} from 'node:stream';
import type {V1Status} from '@kubernetes/client-node';
import type {ProcessEnd, ProcessResult, RunningProcess} from '../process.ts';
import type {KubeContext} from './config.ts';

export type PodTarget = {namespace: string; pod: string; container: string};

export type ExecRequest = {
  argv: readonly [string, ...string[]];
  input: string;
  maxBytes: number;
  onStdout: (chunk: Uint8Array) => void;
  /** Waited for before connecting; what it gives is called as soon as the connection stands. */
  gate?: () => Promise<() => void>;
};

const STDERR_CAP = 65_536;

/**
 * A program in a container, through the API server, as `kubectl exec -i` runs it; input stays open.
 * The same shape as a process of this machine. Input cannot be half closed before Kubernetes 1.30, so its end is the
 * end of the connection: the runtime then closes the program’s standard input.
 */
export function execInPod(
  context: KubeContext,
  target: PodTarget,
  request: ExecRequest,
): RunningProcess {
  const started = performance.now();
  const stdin = new PassThrough();
  const ending = new AbortController();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let stderr = '';
  let forced: ProcessEnd | undefined;

  function stop(why: ProcessEnd): void {
    forced ??= why;
    ending.abort();
  }

  const stdout = sink((chunk) => {
    const room = request.maxBytes - bytes;
    const kept = chunk.length > room ? chunk.subarray(0, Math.max(0, room)) : chunk;
    bytes += kept.length;
    chunks.push(kept);
    if (kept.length > 0) request.onStdout(kept);
    if (chunk.length > room) stop('too-much-output');
  });
  const errors = sink((chunk) => {
    if (stderr.length < STDERR_CAP) stderr = (stderr + chunk.toString('utf8')).slice(0, STDERR_CAP);
  });

  const done = talk(context, target, request, {stdin, stdout, errors}, ending.signal).then(
    (end): ProcessResult => ({
      ...end,
      end: forced ?? end.end,
      signal: null,
      stdout: Buffer.concat(chunks),
      stderr: end.detail === undefined ? stderr : `${stderr}${end.detail}\n`,
      durationMs: performance.now() - started,
    }),
  );
  stdin.write(request.input);
  return {
    pid: undefined,
    write: (data) => void stdin.write(data),
    endInput: () => stop('cancelled'),
    kill: () => stop('cancelled'),
    done,
  };
}

function sink(take: (chunk: Buffer) => void): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, next) {
      take(chunk);
      next();
    },
  });
}

type Streams = {stdin: PassThrough; stdout: Writable; errors: Writable};
type Ended = Pick<ProcessResult, 'end' | 'exit'> & {detail?: string; errorCode?: string};

async function talk(
  {config}: KubeContext,
  {namespace, pod, container}: PodTarget,
  {argv, gate}: ExecRequest,
  {stdin, stdout, errors}: Streams,
  ending: AbortSignal,
): Promise<Ended> {
  const {Exec} = await import('@kubernetes/client-node');
  let status: V1Status | undefined;
  let socket: Awaited<ReturnType<InstanceType<typeof Exec>['exec']>>;
  const connected = await gate?.();
  try {
    ending.throwIfAborted();
    const opening = new Exec(config).exec(
      namespace,
      pod,
      container,
      [...argv],
      stdout,
      errors,
      stdin,
      false,
      (said) => {
        status = said;
      },
    );
    socket = await untilAborted(opening, ending);
  } catch (error) {
    return {end: 'not-started', exit: null, errorCode: reasonOf(error), detail: reasonOf(error)};
  } finally {
    connected?.();
  }
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
    if (ending.aborted) socket.close();
    ending.addEventListener('abort', () => socket.close(), {once: true});
  });
  return {end: 'exited', exit: exitOf(status), ...detailOf(status)};
}

/** A connection that opens after its caller has gone is closed at once. */
function untilAborted<T extends {close(): void}>(
  opening: Promise<T>,
  ending: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    ending.addEventListener('abort', () => reject(new Error('cancelled')), {once: true});
    opening.then((socket) => (ending.aborted ? socket.close() : resolve(socket)), reject);
  });
}

/** `null`: the connection ended before the program did. */
function exitOf(status: V1Status | undefined): number | null {
  if (status?.status === 'Success') return 0;
  const code = status?.details?.causes?.find(({reason}) => reason === 'ExitCode')?.message;
  return code === undefined ? null : Number(code);
}

function detailOf(status: V1Status | undefined): {detail?: string} {
  if (status?.status !== 'Failure' || exitOf(status) !== null) return {};
  return {detail: status.message ?? status.reason ?? 'failed'};
}

function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error)
    return String(error.message);
  return String(error);
}
