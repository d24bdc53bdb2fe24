import {z} from 'zod';

const count = z.int().min(0);

/** One CPU’s row of /proc/net/softnet_stat. */
export const SoftnetRow = z.strictObject({processed: count, dropped: count, squeezed: count});
export type SoftnetRow = z.infer<typeof SoftnetRow>;
