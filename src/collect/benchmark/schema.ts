import {z} from 'zod';

/** Loops of collect.sh by name: what one round of each does. */
export const PROBES = [
  'exec',
  'fork',
  'count',
  'calls',
  'pipe',
  'sha256',
  'gzip',
  'zeros',
  'cpuid',
] as const;

/** A loop that ran: rounds, and how long all of them took, in 1/100 s. */
export const Timing = z.strictObject({
  rounds: z.int().positive(),
  centiseconds: z.int().nonnegative(),
});
export type Timing = z.infer<typeof Timing>;

/** What had been taken from the node at one moment: ticks since boot, throttled periods of the own cgroup. */
export const Load = z.strictObject({
  centiseconds: z.int().nonnegative(),
  throttled: z.int().nonnegative().exactOptional(),
  stealTicks: z.int().nonnegative(),
  totalTicks: z.int().nonnegative(),
});
export type Load = z.infer<typeof Load>;
