import {z} from 'zod';

const count = z.number().int().min(0);

/** What all disks together did since boot; partitions, mapped and software devices are inside already. */
export const DiskWork = z.strictObject({
  reads: count,
  readMs: count,
  writes: count,
  writeMs: count,
  /** Kernels before 5.5 do not count flushes. */
  flushes: count.exactOptional(),
  flushMs: count.exactOptional(),
});
export type DiskWork = z.infer<typeof DiskWork>;
