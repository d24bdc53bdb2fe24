import {z} from 'zod';

const words = z.string().min(1).exactOptional();
const count = z.int().min(1).exactOptional();

/** What /proc/cpuinfo says of the first processor; every architecture names other things, so all are optional. */
export const CpuInfo = z.strictObject({
  vendor: words,
  modelName: words,
  family: words,
  model: words,
  stepping: words,
  microcode: words,
  nominalMhz: z.number().positive().exactOptional(),
  flags: z.array(z.string()).exactOptional(),
  count,
  sockets: count,
  coresPerSocket: count,
  threadsPerCore: count,
});
export type CpuInfo = z.infer<typeof CpuInfo>;
