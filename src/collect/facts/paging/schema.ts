import {z} from 'zod';

/** Rows of /proc/vmstat by fact, events since boot. */
export const EVENTS = {
  swapInPages: 'pswpin',
  swapOutPages: 'pswpout',
  majorFaults: 'pgmajfault',
  oomKills: 'oom_kill',
  compactionStalls: 'compact_stall',
  hugePageFallbacks: 'thp_fault_fallback',
} as const;

export const Count = z.int().min(0);
