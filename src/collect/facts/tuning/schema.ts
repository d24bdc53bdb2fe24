import {z} from 'zod';

/** Name of a governor, driver or preference as cpufreq prints it: `performance`, `intel_pstate`. */
export const Word = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);

/** /sys/devices/system/cpu/smt/control; other texts are numbers of threads on newer kernels. */
export const SmtControl = z.enum(['on', 'off', 'forceoff', 'notsupported', 'notimplemented']);
