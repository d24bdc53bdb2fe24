import {setTimeout as pause} from 'node:timers/promises';
import {type PodState, unseen} from './pod-state.ts';

/** The states of all pods of a run, by name; `null`: the API server gave no answer this time. */
export type LookAtPods = () => Promise<ReadonlyMap<string, PodState> | null>;

export type PodWatch = {
  /** The first state that is `enough`, or the last one seen when the time is over or the caller has gone. */
  until(
    pod: string,
    enough: (state: PodState) => boolean,
    limitMs: number,
    signal: AbortSignal,
  ): Promise<PodState>;
};

const LOOK_EVERY_MS = 500;
/** Looking takes no more than this share of the time, however many pods there are. */
const SHARE = 0.25;

type Waiter = {
  pod: string;
  enough: (state: PodState) => boolean;
  settle: (state?: PodState) => void;
};

/** One look at all pods serves everybody who waits for one of them; nobody waiting, nobody looking. */
export function createPodWatch(look: LookAtPods): PodWatch {
  const waiters = new Set<Waiter>();
  const seen = new Map<string, PodState>();
  let looking = false;

  async function keepLooking(): Promise<void> {
    looking = true;
    while (waiters.size > 0) {
      const began = performance.now();
      const states = await look();
      for (const [name, state] of states ?? []) seen.set(name, state);
      for (const waiter of waiters) {
        const state = states?.get(waiter.pod);
        if (state !== undefined && waiter.enough(state)) waiter.settle(state);
      }
      const tookMs = performance.now() - began;
      // Whoever waits has a timer of its own; this one keeps nobody.
      await pause(Math.max(LOOK_EVERY_MS, tookMs / SHARE - tookMs), undefined, {ref: false});
    }
    looking = false;
  }

  return {
    until(pod, enough, limitMs, signal) {
      return new Promise((resolve) => {
        const waiter: Waiter = {
          pod,
          enough,
          settle(state) {
            clearTimeout(timer);
            signal.removeEventListener('abort', onAbort);
            waiters.delete(waiter);
            resolve(state ?? seen.get(pod) ?? unseen('-'));
          },
        };
        const onAbort = () => waiter.settle();
        const timer = setTimeout(onAbort, limitMs);
        if (signal.aborted) return waiter.settle();
        signal.addEventListener('abort', onAbort, {once: true});
        waiters.add(waiter);
        if (!looking) void keepLooking();
      });
    },
  };
}
