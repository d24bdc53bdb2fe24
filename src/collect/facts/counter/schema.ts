import {z} from 'zod';

/** Kernel counters by `GROUP.NAME` (`TcpExt.TCPTimeouts`), since the network namespace was made. */
export const Counters = z.map(z.string(), z.number());
export type Counters = z.infer<typeof Counters>;
