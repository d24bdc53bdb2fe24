import {z} from 'zod';

/** The three words of uname(1) that name a kernel. */
export const KernelName = z.strictObject({
  release: z.string().min(1),
  /** `#1 SMP PREEMPT_DYNAMIC Debian 6.1.129-1 (2025-03-06)`: tells builds of one release apart. */
  build: z.string(),
  arch: z.string().regex(/^[a-z0-9_]+$/),
});
export type KernelName = z.infer<typeof KernelName>;

/** Fields of os-release(5) that are kept. */
export const OsRelease = z.strictObject({
  id: z.string().exactOptional(),
  versionId: z.string().exactOptional(),
  prettyName: z.string().exactOptional(),
});
export type OsRelease = z.infer<typeof OsRelease>;
