import type {Message} from '../../model/message.ts';
import type {ReachOutcome} from '../../reach/reach.ts';
import {firstLine} from '../clean.ts';
import {scriptFailure} from '../common-result.ts';
import type {Endpoint, Tools} from '../define-probe.ts';
import {say} from '../strings.ts';
import {ProbeEvent, type Ready} from './events.ts';
import {probeSession} from './session-script.ts';

const MAX_BYTES = 16 * 1024 * 1024;
const END_MS = 3_000;

type EventOf<K extends ProbeEvent['event']> = Extract<ProbeEvent, {event: K}>;

/** The probe running at one end of paths: told what to do line by line, ends with this process whatever happens. */
export type ProbeSession = {
  send(command: {op: string} & Record<string, unknown>): void;
  /**
   * Waits for so many events of a kind, no longer than `timeoutMs` and not after the session has ended. Each event is
   * handed out once.
   */
  wait<K extends ProbeEvent['event']>(
    kind: K,
    wanted: number,
    timeoutMs: number,
  ): Promise<EventOf<K>[]>;
  /** Whether it still runs. */
  alive(): boolean;
  /** Lets it end, and ends it where it does not. */
  close(): Promise<ReachOutcome>;
};

/** Opens a session. Whether the probe really runs is told by its event `ready`. */
export function openSession(endpoint: Endpoint, tools: Tools, timeoutMs: number): ProbeSession {
  const events: ProbeEvent[] = [];
  let waiters: (() => void)[] = [];
  let alive = true;
  let rest = '';
  const wake = () => {
    const woken = waiters;
    waiters = [];
    for (const waiter of woken) waiter();
  };
  const decoder = new TextDecoder();

  const session = tools.reach.open(endpoint.node, probeSession(endpoint.pid), {
    timeoutMs,
    maxBytes: MAX_BYTES,
    sudo: tools.sudo,
    ...(tools.signal === undefined ? {} : {signal: tools.signal}),
    onStdout: (chunk) => {
      const lines = `${rest}${decoder.decode(chunk, {stream: true})}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const event = readEvent(line);
        if (event !== null) events.push(event);
      }
      wake();
    },
  });
  const done = session.done.finally(() => {
    alive = false;
    wake();
  });

  return {
    send: (command) => session.write(`${JSON.stringify(command)}\n`),
    async wait<K extends ProbeEvent['event']>(kind: K, wanted: number, timeoutMs: number) {
      const late = performance.now() + timeoutMs;
      const found: EventOf<K>[] = [];
      for (;;) {
        for (let i = 0; i < events.length && found.length < wanted; ) {
          const event = events[i];
          if (event?.event === kind) {
            found.push(event as EventOf<K>);
            events.splice(i, 1);
          } else i++;
        }
        const left = late - performance.now();
        if (found.length >= wanted || !alive || left <= 0) return found;
        await woken(left, (waiter) => waiters.push(waiter));
      }
    },
    alive: () => alive,
    close: async () => {
      session.write('{"op":"end"}\n');
      const timer = setTimeout(() => session.end(), END_MS);
      const outcome = await done;
      clearTimeout(timer);
      return outcome;
    },
  };
}

/** Why the probe never said that it is ready. */
export function whyNotReady(node: string, outcome: ReachOutcome): Message {
  const fail = /^fail (no-python|old-python)$/m.exec(outcome.stdout.toString('utf8'))?.[1];
  if (fail === 'no-python' || fail === 'old-python') return say(fail, {node});
  const failure = scriptFailure(node, outcome);
  if (failure !== null) return failure;
  return say('probe-not-started', {node, detail: lastLine(outcome.stderr)});
}

/** Why it cannot be used although it runs; null when it can. */
export function whyUseless(node: string, ready: Ready): Message | null {
  return ready.port === null ? say('no-probe-port', {node}) : null;
}

function readEvent(line: string): ProbeEvent | null {
  try {
    const event = ProbeEvent.safeParse(JSON.parse(line));
    return event.success ? event.data : null;
  } catch {
    return null;
  }
}

/** The last line of a traceback says what went wrong. */
function lastLine(text: string): string {
  return firstLine(text.trim().split('\n').at(-1) ?? '') || '-';
}

/** Resolves when woken or after some time. */
function woken(ms: number, register: (waiter: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    register(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
