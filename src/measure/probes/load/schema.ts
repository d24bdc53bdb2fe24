import {z} from 'zod';

/** What load.py is told to ask for: a body at the service, or at another place of the way; a large request. */
export const LOAD_NAMES = [
  'small',
  'large',
  'small-pod',
  'large-pod',
  'small-proxy',
  'large-proxy',
  'small-tls',
  'large-tls',
  'small-ingress',
  'large-ingress',
  'upload',
] as const;
export type LoadName = (typeof LOAD_NAMES)[number];

/** What the field that makes a request large adds to it, as in load.py. */
export const UPLOAD_BYTES = 4_000;

const Milliseconds = z.number().nonnegative();

/** One request as load.py prints it; times since its intended start. */
export const LoadRow = z.object({
  body: z.enum(LOAD_NAMES),
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
