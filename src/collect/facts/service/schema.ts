import {z} from 'zod';

/** Open files of one process of a server, and how many it may have. */
export const ServerFiles = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_.-]{1,15}$/),
  /** Soft limit; undefined for `unlimited`. */
  limit: z.int().min(0).exactOptional(),
  /** Slots of its table of open files: it never had more open. */
  slots: z.int().min(0).exactOptional(),
  /** Counted only where `slots` comes near the limit. */
  open: z.int().min(0).exactOptional(),
});
export type ServerFiles = z.infer<typeof ServerFiles>;
