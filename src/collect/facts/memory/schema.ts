import {z} from 'zod';

/** Bracketed word of /sys/kernel/mm/transparent_hugepage/enabled. */
export const TransparentHugePages = z.enum(['always', 'madvise', 'never']);
export type TransparentHugePages = z.infer<typeof TransparentHugePages>;
