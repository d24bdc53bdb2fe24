import {type Ladder, median, type Step} from './steps.ts';

/** Requests at each of two places, at least, to tell them apart. */
export const ENOUGH = 5;
/** A proxy or a service address costs some milliseconds at most. */
const LEAST_MS = 20;
const TIMES = 2;

/** The step at which most time is lost, from the place before it. */
export type Cost = {before: Step; at: Step; beforeMs: number; atMs: number};

/** Steps next to each other that both answered often enough. */
export function comparable({steps}: Ladder): [Step, Step][] {
  const usable = steps.filter(({sortedMs, failed}) => failed === 0 && sortedMs.length >= ENOUGH);
  return usable.slice(1).map((at, i) => [usable[i] as Step, at]);
}

/**
 * The step that costs: answers there take at least twice as long as at the one before, 20 ms more, and its quickest
 * is slower than the slowest before it. Of several the one that adds most. Null: none does.
 */
export function costOf(ladder: Ladder): Cost | null {
  const costs = comparable(ladder).flatMap(([before, at]): Cost[] => {
    const [beforeMs, atMs] = [median(before.sortedMs) ?? 0, median(at.sortedMs) ?? 0];
    const apart = (at.sortedMs[0] ?? 0) > (before.sortedMs.at(-1) ?? 0);
    if (!apart || atMs < TIMES * beforeMs || atMs - beforeMs < LEAST_MS) return [];
    return [{before, at, beforeMs, atMs}];
  });
  return costs.sort((a, b) => b.atMs - b.beforeMs - (a.atMs - a.beforeMs))[0] ?? null;
}
