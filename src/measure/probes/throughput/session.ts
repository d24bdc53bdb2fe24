import type {ReachOutcome} from '../../../reach/reach.ts';
import type {Endpoint, Tools} from '../../define-probe.ts';
import {probeScript} from '../../script.ts';

const SERVER = new URL('./server.sh', import.meta.url);
const CLIENT = new URL('./client.sh', import.meta.url);
const MAX_OUTPUT_BYTES = 1_000_000;
const SERVER_START_MS = 30_000;
/** How long the server may take to print its report after the client has ended. */
const REPORT_MS = 4_000;

export const PORTS = {first: 5201, last: 5216} as const;

/** Output of both ends; `client` is null when no server came up. */
export type TestRun = {server: ReachOutcome; client: ReachOutcome | null};

/** Runs one test: a server for it on the destination, the sender on the source. Both end by themselves. */
export async function runTest(
  source: Endpoint,
  destination: Endpoint,
  {seconds, maxBytes}: {seconds: number; maxBytes: number | null},
  tools: Tools,
): Promise<TestRun> {
  const address = destination.address ?? '';
  const ports = Array.from({length: PORTS.last - PORTS.first + 1}, (_, i) => `${PORTS.first + i}`);
  const limits = {
    maxBytes: MAX_OUTPUT_BYTES,
    ...(tools.signal === undefined ? {} : {signal: tools.signal}),
  };
  let listening = (_port: string | null) => {};
  const announced = new Promise<string | null>((resolve) => {
    listening = resolve;
  });
  let said = '';
  // Both ends must run together, so the server is a session, which no concurrency limit holds back.
  const server = tools.reach.open(
    destination.node,
    probeScript('server.sh', SERVER, destination.pid, [address, ...ports]),
    {
      ...limits,
      timeoutMs: SERVER_START_MS + seconds * 1000 + 20_000,
      onStdout: (chunk) => {
        said = `${said}${Buffer.from(chunk).toString('latin1')}`.slice(-4096);
        const port = /^listening (\d+)$/m.exec(said)?.[1];
        if (port !== undefined) listening(port);
      },
    },
  );
  const ended = server.done.finally(() => listening(null));
  const port = await orAfter(announced, SERVER_START_MS, null);
  if (port === null) {
    server.end();
    return {server: await ended, client: null};
  }
  const client = await tools.reach.run(
    source.node,
    probeScript('client.sh', CLIENT, source.pid, [
      address,
      port,
      String(seconds),
      String(maxBytes ?? '-'),
    ]),
    {...limits, timeoutMs: seconds * 1000 + 15_000},
  );
  await orAfter(ended, REPORT_MS, null);
  server.end();
  return {server: await ended, client};
}

/** What comes first: the promise, or `fallback` after some time. */
async function orAfter<T, F>(promise: Promise<T>, ms: number, fallback: F): Promise<T | F> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<F>((resolve) => {
    timer = setTimeout(() => resolve(fallback), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
