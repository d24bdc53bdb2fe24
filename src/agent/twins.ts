import type {Events} from './events.ts';

/** Two agents under one name are heard again and again: told once, and over when neither was heard for so long. */
const FORGET_MS = 300_000;

export type Twins = {
  take(heard: readonly (readonly [name: string, detail: string])[]): void;
  count(): number;
};

export function createTwins(events: Events): Twins {
  const seen = new Map<string, number>();
  const forget = () => {
    for (const [name, at] of seen) if (performance.now() - at > FORGET_MS) seen.delete(name);
  };
  return {
    take(heard) {
      forget();
      for (const [name, detail] of heard) {
        if (!seen.has(name)) events.tell('duplicate-name', {name, detail});
        seen.set(name, performance.now());
      }
    },
    count() {
      forget();
      return seen.size;
    },
  };
}
