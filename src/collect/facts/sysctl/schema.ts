import {z} from 'zod';

/** A kernel setting as /proc/sys shows it. */
export const Sysctl = z.strictObject({
  /** Path below /proc/sys, in parts: `net`, `ipv4`, `tcp_rmem`. */
  key: z.array(z.string()).min(1),
  /** White space folded to one blank; undefined where it may not be read. */
  value: z.string().optional(),
});
export type Sysctl = z.infer<typeof Sysctl>;

/** A line of a file below sysctl.d that holds in the end. */
export const SysctlFileEntry = z.strictObject({
  key: z.array(z.string()).min(1),
  value: z.string(),
  /** With its line: `/etc/sysctl.d/99-tcp.conf:12`. */
  file: z.string(),
  /** Entries of the same key that came before and do not hold, earliest first. */
  hidden: z.array(z.strictObject({file: z.string(), value: z.string()})),
  /** Entries of files that are not read, because `by` has the same name and goes before. */
  shadowed: z.array(z.strictObject({file: z.string(), value: z.string(), by: z.string()})),
});
export type SysctlFileEntry = z.infer<typeof SysctlFileEntry>;
