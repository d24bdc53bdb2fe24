import type {ReachOutcome} from './reach.ts';
import {createSemaphore, type Semaphore} from './semaphore.ts';

/** sshd’s MaxSessions is 10 unless set; two are left to others. */
const SESSIONS_PER_NODE = 8;

type Line = {seats: Semaphore; opening: Promise<ReachOutcome | undefined> | undefined; up: boolean};

export type Turn =
  | {
      kind: 'go';
      /** To be told once when the wrapper spoke: the connection is up and others may join. */
      started(): void;
      /** To be told at the end, always; `shared` is a failure that holds for everyone who waited. */
      finished(shared: ReachOutcome | undefined, connectionLost: boolean): void;
    }
  | {kind: 'failed'; outcome: ReachOutcome}
  | {kind: 'aborted'};

/**
 * One login per node: the first script opens the shared connection while the others wait for it to stand, then up
 * to eight run at once. When the first one cannot connect, those who waited get its answer instead of trying in turn.
 */
export type Connections = {enter(key: string, signal?: AbortSignal): Promise<Turn>};

export function createConnections(): Connections {
  const lines = new Map<string, Line>();

  return {
    async enter(key, signal) {
      const line = lineOf(lines, key);
      const leave = await line.seats.acquire(signal);
      if (leave === undefined) return {kind: 'aborted'};
      while (line.opening !== undefined) {
        const shared = await line.opening;
        if (shared !== undefined) {
          leave();
          return {kind: 'failed', outcome: shared};
        }
      }
      if (signal?.aborted) {
        leave();
        return {kind: 'aborted'};
      }
      return line.up ? joiner(line, leave) : opener(line, leave);
    },
  };
}

function lineOf(lines: Map<string, Line>, key: string): Line {
  const known = lines.get(key);
  if (known !== undefined) return known;
  const line: Line = {seats: createSemaphore(SESSIONS_PER_NODE), opening: undefined, up: false};
  lines.set(key, line);
  return line;
}

function joiner(line: Line, leave: () => void): Turn {
  return {
    kind: 'go',
    started() {},
    finished(_shared, connectionLost) {
      if (connectionLost) line.up = false;
      leave();
    },
  };
}

function opener(line: Line, leave: () => void): Turn {
  const {promise, resolve} = Promise.withResolvers<ReachOutcome | undefined>();
  line.opening = promise;
  const settle = (up: boolean, shared: ReachOutcome | undefined) => {
    if (line.opening !== promise) return;
    line.up = up;
    line.opening = undefined;
    resolve(shared);
  };
  return {
    kind: 'go',
    started: () => settle(true, undefined),
    finished(shared, connectionLost) {
      settle(false, shared);
      if (connectionLost) line.up = false;
      leave();
    },
  };
}
