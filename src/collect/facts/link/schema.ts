import {z} from 'zod';

export const Address = z.strictObject({
  ipVersion: z.union([z.literal(4), z.literal(6)]),
  address: z.string(),
  scope: z.string(),
});
export type Address = z.infer<typeof Address>;

/** How the outer header’s “don’t fragment” is made; `per-packet` when the packet’s own metadata say (OVS, eBPF). */
export const OuterDf = z.enum(['set', 'unset', 'inherit', 'per-packet']);
export type OuterDf = z.infer<typeof OuterDf>;

/** What `ip -d link` says of a vxlan, geneve, ipip, gre, … device. */
export const Tunnel = z.strictObject({
  id: z.int().exactOptional(),
  port: z.int().exactOptional(),
  local: z.string().exactOptional(),
  remote: z.string().exactOptional(),
  /** Interface it is bound to. */
  lower: z.string().exactOptional(),
  outerDf: OuterDf.exactOptional(),
});
export type Tunnel = z.infer<typeof Tunnel>;

export const Link = z.strictObject({
  name: z.string(),
  /** `physical`, `loopback`, or the kind of a virtual device; absent where the node could not tell. */
  kind: z.string().exactOptional(),
  up: z.boolean(),
  mtuBytes: z.int().exactOptional(),
  minMtuBytes: z.int().exactOptional(),
  maxMtuBytes: z.int().exactOptional(),
  operState: z.string().exactOptional(),
  master: z.string().exactOptional(),
  driver: z.string().exactOptional(),
  /** Of a card, where it is also the one burnt in. */
  macAddress: z.string().exactOptional(),
  /** Its other end lies in another network namespace. */
  reachesOut: z.boolean(),
  addresses: z.array(Address),
  tunnel: Tunnel.exactOptional(),
});
export type Link = z.infer<typeof Link>;

export const Links = z.strictObject({
  links: z.array(Link),
  /** MTU (bytes, as text) to number of pod link ends that the collector left out. */
  leftOut: z.map(z.string(), z.int()),
});
export type Links = z.infer<typeof Links>;
