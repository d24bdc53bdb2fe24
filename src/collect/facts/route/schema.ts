import {z} from 'zod';

/** One route as `ip route` prints it; a route over several next hops carries its first. */
export const Route = z.strictObject({
  ipVersion: z.union([z.literal(4), z.literal(6)]),
  /** `default`, an address or a prefix. */
  destination: z.string(),
  /** `main` unless the output says otherwise. */
  table: z.string(),
  interface: z.string().exactOptional(),
  gateway: z.string().exactOptional(),
  metric: z.int(),
  /** The route’s own MTU; most routes have none and follow their interface. */
  mtuBytes: z.int().exactOptional(),
  mtuLocked: z.boolean(),
  /** False for busybox, which does not print metrics: no MTU shown is not “no MTU”. */
  showsMetrics: z.boolean(),
});
export type Route = z.infer<typeof Route>;

/** A path MTU the kernel learned from a router, kept for 600 s by default. */
export const CachedPathMtu = z.strictObject({
  destination: z.string(),
  mtuBytes: z.int(),
});
export type CachedPathMtu = z.infer<typeof CachedPathMtu>;
