import {z} from 'zod';

/** Columns of /proc/net/stat/nf_conntrack by fact; events since boot, summed over CPUs. */
export const EVENTS = {
  insertFailed: 'insert_failed',
  dropped: 'drop',
  earlyDropped: 'early_drop',
} as const;

export const Count = z.int().min(0);
