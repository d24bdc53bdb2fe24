import type {Link, OuterDf} from './schema.ts';

export type Overlay = {
  interface: string;
  kind: string;
  mtuBytes?: number;
  lowerInterface?: string;
  lowerMtuBytes?: number;
  /** Bytes that the encapsulation adds to an IP packet of a pod. */
  overheadBytes?: number;
  outerDf?: OuterDf;
};

/** Tunnel devices of the usual pod networks. */
const KNOWN = [
  /^flannel(-v6)?\.\d+$/,
  /^vxlan(-v6)?\.calico$/,
  /^cilium_(vxlan|geneve)$/,
  /^antrea-tun\d+$/,
  /^(genev|vxlan)_sys_\d+$/,
  /^(flannel-wg(-v6)?|wireguard(-v6)?\.cali|wg-?v6\.cali|cilium_wg\d+|antrea-wg\d+|kilo\d+)$/,
  /^(tunl0|flannel\.ipip|cilium_ipip4)$/,
] as const;

/** Outer headers in bytes, over IPv4 and IPv6 (domain knowledge “MTU”, section 2). */
const OVERHEAD: Readonly<Record<string, readonly [v4: number, v6: number]>> = {
  vxlan: [50, 70],
  geneve: [50, 70],
  ipip: [20, 40],
  ip6tnl: [40, 40],
  gre: [24, 44],
  gretap: [38, 58],
  wireguard: [60, 80],
};

/**
 * The tunnel that packets between pods of different nodes take; undefined when there is none. A device of a
 * known pod network comes first, then any vxlan or geneve device that is a port of a bridge, has an address or,
 * last, is simply up. Tunnels that are down are leftovers.
 */
export function findOverlay(
  links: readonly Link[],
  defaultLink: Link | undefined,
): Overlay | undefined {
  const tunnel = chooseTunnel(links);
  if (tunnel?.kind === undefined) return undefined;
  const lower = lowerOf(tunnel, links) ?? defaultLink;
  const overhead = overheadOf(tunnel, tunnel.kind, links, lower);
  return {
    interface: tunnel.name,
    kind: tunnel.kind,
    ...(tunnel.mtuBytes === undefined ? {} : {mtuBytes: tunnel.mtuBytes}),
    ...(lower === undefined ? {} : {lowerInterface: lower.name}),
    ...(lower?.mtuBytes === undefined ? {} : {lowerMtuBytes: lower.mtuBytes}),
    ...(overhead === undefined ? {} : {overheadBytes: overhead}),
    ...(tunnel.tunnel?.outerDf === undefined ? {} : {outerDf: tunnel.tunnel.outerDf}),
  };
}

function chooseTunnel(links: readonly Link[]): Link | undefined {
  const tunnels = links.filter(({up, kind}) => up && kind !== undefined && kind in OVERHEAD);
  for (const pattern of KNOWN) {
    const known = tunnels.find((link) => pattern.test(link.name) && isUsed(link));
    if (known !== undefined) return known;
  }
  const bridged = tunnels.filter(({kind}) => kind === 'vxlan' || kind === 'geneve');
  return (
    bridged.find(({master}) => master !== undefined) ??
    bridged.find(({addresses}) => addresses.some(({scope}) => scope === 'global')) ??
    bridged[0]
  );
}

/** `tunl0` and its like appear with their kernel module; only an address shows that somebody uses them. */
function isUsed({kind, addresses}: Link): boolean {
  return kind !== 'ipip' || addresses.length > 0;
}

function lowerOf({tunnel, name}: Link, links: readonly Link[]): Link | undefined {
  const bound = links.find((link) => link.name === tunnel?.lower);
  if (bound !== undefined) return bound;
  const local = tunnel?.local;
  if (local === undefined) return undefined;
  return links.find(
    (link) => link.name !== name && link.addresses.some(({address}) => address === local),
  );
}

function overheadOf(
  link: Link,
  kind: string,
  links: readonly Link[],
  lower: Link | undefined,
): number | undefined {
  const sizes = OVERHEAD[kind];
  if (sizes === undefined) return undefined;
  const v6 = outerIsIpv6(link, lower);
  const has = (name: string) => links.some((other) => other.name === name);
  // OVN adds an option of 8 bytes to geneve; kube-ovn rounds up to 100 on purpose.
  if (kind === 'geneve' && has('ovn-k8s-mp0')) return v6 ? 78 : 58;
  if (kind === 'geneve' && has('ovn0')) return 100;
  return v6 ? sizes[1] : sizes[0];
}

function outerIsIpv6({tunnel, name}: Link, lower: Link | undefined): boolean {
  const outer = tunnel?.local ?? tunnel?.remote;
  if (outer !== undefined) return outer.includes(':');
  if (/-v6|v6\./.test(name)) return true;
  const global = (lower?.addresses ?? []).filter(({scope}) => scope === 'global');
  return global.length > 0 && global.every(({ipVersion}) => ipVersion === 6);
}
