import {z} from 'zod';

const ticks = z.int().min(0);

/** The `cpu` line of /proc/stat in ticks since boot, all CPUs together. */
export const CpuTicks = z.strictObject({
  /** user, nice, system, idle, iowait, irq, softirq, steal; guest ticks are inside user already. */
  total: ticks,
  /** idle and iowait: nothing ran. */
  idle: ticks,
  /** Kernels before 2.6.11 have no such column. */
  steal: ticks.exactOptional(),
});
export type CpuTicks = z.infer<typeof CpuTicks>;
