import {randomBytes} from 'node:crypto';
import type {Events} from '../events.ts';
import type {AgentOptions} from '../options.ts';
import {timingOf} from '../timing.ts';
import {type Child, type ChildEvent, startChild} from './child.ts';

/** A child that ended is started again after a pause that doubles. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const READY_MS = 15_000;
const LAG_LIMIT_SECONDS = 0.1;

export type Prober = {
  /** Nothing is sent while the child is away; it is told again what it must know when it is back. */
  send(command: {op: string} & Record<string, unknown>): void;
  /** `udp`: it runs. `ping`: there is no Python, or it cannot run. */
  method(): 'udp' | 'ping';
  stop(): Promise<void>;
};

export type ProberStart = {ok: true; prober: Prober} | {ok: false; reason: 'port-taken'};

/**
 * Starts the child and keeps it running. `onReady` is called whenever it (re)started. Only a taken port is an error,
 * as nobody would be answered; without Python the agent does what ping can do.
 */
export async function startProber(
  options: Pick<AgentOptions, 'name' | 'probePort' | 'bind' | 'probeSeconds'>,
  key: {hex: string; open: boolean},
  events: Events,
  handlers: {onReady(): void; onEvent(event: ChildEvent): void},
): Promise<ProberStart> {
  const instance = randomBytes(8).toString('hex');
  let child: Child | null = null;
  let method: 'udp' | 'ping' = 'ping';
  let stopping = false;
  let pause = FIRST_PAUSE_MS;
  let restart: NodeJS.Timeout | undefined;

  const begin = (): Promise<'ready' | 'port-taken' | 'no'> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve('no'), READY_MS);
      const settle = (how: 'ready' | 'port-taken' | 'no') => {
        clearTimeout(timer);
        resolve(how);
      };
      void startChild((event) => {
        if (event.event !== 'ready') return handlers.onEvent(event);
        method = event.port === null ? 'ping' : 'udp';
        if (method === 'udp') handlers.onReady();
        settle(event.port === null ? 'port-taken' : 'ready');
      }).then((started) => {
        child = started;
        if (started === null) return settle('no');
        started.send({
          op: 'start',
          name: options.name,
          instance,
          key: key.hex,
          openKey: key.open,
          port: options.probePort,
          bind: options.bind,
          probeSeconds: options.probeSeconds,
          reportSeconds: timingOf(options).reportSeconds,
          lagLimitSeconds: LAG_LIMIT_SECONDS,
        });
        void started.ended.then((detail) => {
          settle('no');
          child = null;
          if (!stopping) again(detail);
        });
      });
    });

  const again = (detail: string) => {
    events.tell('prober-ended', {detail, againSeconds: pause / 1000});
    restart = setTimeout(() => {
      void begin().then((how) => {
        if (how === 'ready') pause = FIRST_PAUSE_MS;
      });
    }, pause);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
  };

  const prober: Prober = {
    send: (command) => child?.send(command),
    method: () => (child === null ? 'ping' : method),
    async stop() {
      stopping = true;
      clearTimeout(restart);
      const running = child;
      running?.stop();
      await running?.ended;
    },
  };
  if ((await begin()) === 'port-taken') {
    await prober.stop();
    return {ok: false, reason: 'port-taken'};
  }
  return {ok: true, prober};
}
