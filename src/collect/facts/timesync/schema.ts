import {z} from 'zod';

/** Who keeps the time. `kernel`: no keeper known here was found, its own state is told. */
export const Keeper = z.enum(['chronyd', 'timesyncd', 'kernel']);
export type Keeper = z.infer<typeof Keeper>;

export type TimeState = {
  keeper: Keeper;
  section: string;
  synchronised?: boolean;
  /** Clock less the time of its servers: positive when the clock is fast. */
  offsetMs?: number;
  stratum?: number;
  /** The kernel’s own estimate of the largest error. */
  maxErrorMs?: number;
};
