import {fileURLToPath} from 'node:url';
import type {SearchEvent} from '../../measure/two-ended/events.ts';
import {type RunningProcess, startProcess} from '../../platform/process.ts';
import {findProgram} from '../../platform/tools.ts';

const BOOT = fileURLToPath(new URL('./boot.py', import.meta.url));
const AGENT = fileURLToPath(new URL('./agent.py', import.meta.url));
const PROBE = fileURLToPath(new URL('../../measure/two-ended/probe.py', import.meta.url));
const MAX_LINE = 4 * 1024 * 1024;

/** Asked, lost, withheld, not sent, and round trips in microseconds, since the last report. */
export type PeerReport = readonly [
  sent: number,
  lost: number,
  withheld: number,
  refused: number,
  rttsUs: readonly number[],
];

export type ChildEvent =
  | {event: 'ready'; port: number | null; python: string}
  | {
      event: 'report';
      peers: Record<string, PeerReport>;
      incoming: string[];
      duplicates: [name: string, detail: string][];
      /** Per bucket of the lag histogram; seconds. */
      lag: {counts: number[]; sums: number[]; worst: number};
    }
  | CheckEvent
  | FoundEvent
  /** This machine could not even send: an `errno` name. */
  | {event: 'check-failed' | 'search-failed'; peer: string; failed: string};

export type FoundEvent = {event: 'search'; peer: string} & Omit<SearchEvent, 'event' | 'peer'>;

export type CheckEvent = {
  event: 'check';
  peer: string;
  controlBytes: number;
  topBytes: number;
  /** Size, sent, acknowledged, called too big by a router. */
  sizes: [sizeBytes: number, sent: number, acked: number, told: boolean][];
  lagMs: number;
};

export type Child = {
  send(command: {op: string} & Record<string, unknown>): void;
  /** Resolves with the last words on standard error when it has ended, for whatever reason. */
  ended: Promise<string>;
  stop(): void;
  pid: number | undefined;
};

/** Starts the Python part; null where there is no Python to run it. It ends when this process does. */
export async function startChild(onEvent: (event: ChildEvent) => void): Promise<Child | null> {
  const python = await findProgram('python3');
  if (python === null) return null;
  const decoder = new TextDecoder();
  let rest = '';
  const child: RunningProcess = startProcess({
    // Isolated, without site packages: nothing of the machine’s own settings, and quicker.
    argv: [python, '-I', '-S', '-B', BOOT, AGENT, PROBE],
    keepInputOpen: true,
    keepOutput: false,
    env: {PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8'},
    onStdout: (chunk) => {
      rest += decoder.decode(chunk, {stream: true});
      if (rest.length > MAX_LINE) rest = '';
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const event = eventOf(line);
        if (event !== null) onEvent(event);
      }
    },
  });
  return {
    pid: child.pid,
    send: (command) => child.write(`${JSON.stringify(command)}\n`),
    stop: () => {
      // The end of its input ends it; whatever hangs is ended a little later.
      child.endInput();
      const timer = setTimeout(() => child.kill(), 1_000);
      void child.done.then(() => clearTimeout(timer));
    },
    ended: child.done.then(({stderr}) => stderr.trim().split('\n').at(-1) ?? ''),
  };
}

/** Our own program’s words; a line that is none is its traceback. */
function eventOf(line: string): ChildEvent | null {
  try {
    return JSON.parse(line) as ChildEvent;
  } catch {
    return null;
  }
}
