import {z} from 'zod';

/** Why the kernel refuses to run virtual machines, as far as it says so. */
export const KvmRefusal = z.enum(['firmware']);
