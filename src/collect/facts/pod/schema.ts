import {z} from 'zod';

/** A network namespace other than the node’s own, as seen from inside. */
export const Pod = z.strictObject({
  /** Inode of the namespace; the same for all its processes. */
  inode: z.string(),
  pid: z.int(),
  interface: z.string().exactOptional(),
  address: z.string().exactOptional(),
  mtuBytes: z.int().exactOptional(),
  /** MTU of its default route; Cilium puts the tunnel’s overhead there and leaves the interface at 1500. */
  routeMtuBytes: z.int().exactOptional(),
  /** What its packets really obey: the smaller of the two. */
  effectiveMtuBytes: z.int().exactOptional(),
  sysctls: z.map(z.string(), z.string()),
  counters: z.map(z.string(), z.number()),
});
export type Pod = z.infer<typeof Pod>;

export const Pods = z.strictObject({
  pods: z.array(Pod),
  /** Connected namespaces found, of which at most 4 (once 8) are looked into; absent when the search did not end. */
  count: z.int().exactOptional(),
  hasNsenter: z.boolean(),
  /** True when most processes hide their namespaces from us. */
  denied: z.boolean(),
});
export type Pods = z.infer<typeof Pods>;
