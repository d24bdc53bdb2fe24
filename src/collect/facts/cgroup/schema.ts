import {z} from 'zod';

const count = z.int().min(0);

/** What cpu.stat of one cgroup says since the cgroup was made. */
export const Throttle = z.strictObject({
  /** Periods in which it ran under a quota. */
  periods: count,
  throttledPeriods: count,
  throttledMs: count,
});
export type Throttle = z.infer<typeof Throttle>;
