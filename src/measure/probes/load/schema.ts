import {z} from 'zod';

const Milliseconds = z.number().nonnegative();

/** One request as load.py prints it; times since its intended start. */
export const LoadRow = z.object({
  body: z.enum(['small', 'large']),
  at: Milliseconds,
  late: Milliseconds.nullable(),
  lag: Milliseconds,
  dns: Milliseconds.nullable(),
  connect: Milliseconds.nullable(),
  tls: Milliseconds.nullable(),
  first: Milliseconds.nullable(),
  total: Milliseconds,
  bytes: z.int().nonnegative(),
  status: z.int().min(100).max(999).nullable(),
  error: z.string().nullable(),
  remote: z.string(),
});
export type LoadRow = z.infer<typeof LoadRow>;

export const LoadEnd = z.object({
  end: z.int().nonnegative(),
  offered: z.number().positive(),
  achieved: z.number().nonnegative(),
  lag: Milliseconds,
});
export type LoadEnd = z.infer<typeof LoadEnd>;

export const LoadFail = z.object({fail: z.string()});
