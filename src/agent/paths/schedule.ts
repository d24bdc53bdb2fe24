/** Does a thing for each name now and again, each time a little earlier or later, never many at once. */
export type Rounds = {
  /** Begins with a name at a random moment within `withinMs`. */
  add(name: string, withinMs: number): void;
  /** As soon as it is its turn. */
  now(name: string): void;
  drop(name: string): void;
  /** What was begun with a name is over. */
  done(name: string): void;
  stop(): void;
};

const AT_ONCE = 2;
const JITTER = 0.2;

/** `limitMs`: what is not done by then has its place taken by the next. */
export function createRounds(
  everyMs: number,
  limitMs: number,
  begin: (name: string) => void,
): Rounds {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, NodeJS.Timeout>();
  const waiting: string[] = [];
  const known = new Set<string>();

  const later = (name: string, ms: number) => {
    clearTimeout(timers.get(name));
    timers.set(
      name,
      setTimeout(() => queue(name), ms),
    );
  };
  const queue = (name: string) => {
    clearTimeout(timers.get(name));
    timers.delete(name);
    if (known.has(name) && !waiting.includes(name) && !running.has(name)) waiting.push(name);
    next();
  };
  const next = () => {
    while (running.size < AT_ONCE) {
      const name = waiting.shift();
      if (name === undefined) return;
      running.set(
        name,
        setTimeout(() => done(name), limitMs),
      );
      begin(name);
    }
  };
  const done = (name: string) => {
    clearTimeout(running.get(name));
    if (!running.delete(name)) return;
    if (known.has(name)) later(name, everyMs * (1 - JITTER + 2 * JITTER * Math.random()));
    next();
  };

  return {
    add(name, withinMs) {
      known.add(name);
      later(name, Math.random() * withinMs);
    },
    now: queue,
    drop(name) {
      known.delete(name);
      clearTimeout(timers.get(name));
      timers.delete(name);
      const index = waiting.indexOf(name);
      if (index >= 0) waiting.splice(index, 1);
      done(name);
    },
    done,
    stop() {
      known.clear();
      waiting.length = 0;
      for (const timer of [...timers.values(), ...running.values()]) clearTimeout(timer);
      timers.clear();
      running.clear();
    },
  };
}
