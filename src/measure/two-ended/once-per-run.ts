import type {Reach} from '../../reach/reach.ts';

const runs = new WeakMap<Reach, WeakMap<object, Promise<unknown>>>();

/**
 * Work that the jobs of a round share: the first that asks starts it, all get its outcome. `reach` stands for the run,
 * as every run has its own.
 */
export function oncePerRun<T>(reach: Reach, group: object, work: () => Promise<T>): Promise<T> {
  const known = runs.get(reach) ?? new WeakMap<object, Promise<unknown>>();
  runs.set(reach, known);
  const running = known.get(group) ?? work();
  known.set(group, running);
  return running as Promise<T>;
}
