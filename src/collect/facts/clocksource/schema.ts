import {z} from 'zod';

/** Name of a clocksource as the kernel prints it: `tsc`, `kvm-clock`, `hyperv_clocksource_tsc_page`. */
export const ClocksourceName = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);
