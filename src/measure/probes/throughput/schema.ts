import {z} from 'zod';

const Sum = z.object({
  seconds: z.number().optional(),
  bytes: z.number().optional(),
  retransmits: z.number().optional(),
});

const Stream = z.object({pmtu: z.number().optional()});

/** The parts of `iperf3 -J` that are used, as 3.9 to 3.17 write them; anything may be missing. */
export const IperfJson = z.object({
  start: z.object({version: z.string().optional()}).optional(),
  intervals: z
    .array(z.object({sum: Sum.optional(), streams: z.array(Stream).optional()}))
    .optional(),
  end: z.object({sum_sent: Sum.optional(), sum_received: Sum.optional()}).optional(),
  error: z.string().optional(),
});
export type IperfJson = z.infer<typeof IperfJson>;
