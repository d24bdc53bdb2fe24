import type {Link} from './schema.ts';

const POD_END_NAME = /^(cali|lxc|veth|eni[0-9a-f]|azv|gke|tap|vnet)/;
/** Bridges of container networks are named after a random id. */
const RANDOM_BRIDGE_NAME = /^br-[0-9a-f]{12}$/;

/**
 * The node’s ends of its pods’ links, and bridges with random names: named by chance, other ones on every
 * node, so a fact each would make equal nodes look different. They are counted instead.
 */
export function podEndsOf(links: readonly Link[], defaultLink: Link | undefined): Set<Link> {
  return new Set(links.filter((link) => link !== defaultLink && isPodEnd(link)));
}

function isPodEnd({name, kind, reachesOut, addresses}: Link): boolean {
  if (RANDOM_BRIDGE_NAME.test(name)) return true;
  if (addresses.some(({scope}) => scope === 'global')) return false;
  if (kind === 'veth' || kind === 'netkit') return reachesOut || POD_END_NAME.test(name);
  // Left without details, or by busybox, the name is all there is. Taps belong to virtual machines.
  return (kind === undefined || kind === 'tun') && POD_END_NAME.test(name);
}
