import type {PathMtuResult} from '../../model/path.ts';
import {carries, dropsSilently, limitOf, type PathLimit, tellsSender} from './path-limit.ts';

/** The tunnel that pods of a node use, and what it puts around each of their packets. */
export type Tunnel = {
  kind: string;
  /** MTU of the tunnel device: larger pod packets are refused at the node. */
  deviceMtuBytes: number | null;
  /** Bytes of underlay IP MTU that the encapsulation takes; 50 for VXLAN over IPv4. */
  overheadBytes: number;
  outerDf: string | null;
};

/** One end of a pair, as seen by packets between pods. */
export type PodEnd = {tunnel: Tunnel; podMtuBytes: number};

/**
 * Sizes between pods of two nodes. TCP follows the smaller pod MTU, because each side announces its own
 * MSS; UDP and QUIC may use the larger one (RFC 9293 section 3.7.1).
 */
export type PodSizes = {
  kind: string;
  overheadBytes: number;
  tcpBytes: number;
  largestBytes: number;
  /** With the encapsulation around them, as the underlay sees them. */
  outerTcpBytes: number;
  outerLargestBytes: number;
  tunnelMtuBytes: number | null;
};

export function podSizes(source: PodEnd, destination: PodEnd): PodSizes {
  const overheadBytes = Math.max(source.tunnel.overheadBytes, destination.tunnel.overheadBytes);
  const tcpBytes = Math.min(source.podMtuBytes, destination.podMtuBytes);
  const largestBytes = Math.max(source.podMtuBytes, destination.podMtuBytes);
  return {
    kind: source.tunnel.kind,
    overheadBytes,
    tcpBytes,
    largestBytes,
    outerTcpBytes: tcpBytes + overheadBytes,
    outerLargestBytes: largestBytes + overheadBytes,
    tunnelMtuBytes: smallest([source.tunnel.deviceMtuBytes, destination.tunnel.deviceMtuBytes]),
  };
}

/** What is left for a pod's packet: the underlay less the encapsulation, and no more than the tunnel device takes. */
export function podCapacity(sizes: PodSizes, underlay: PathLimit): PathLimit {
  const tunnel = sizes.tunnelMtuBytes ?? Number.POSITIVE_INFINITY;
  return {
    passBytes:
      underlay.passBytes === null
        ? null
        : Math.min(underlay.passBytes - sizes.overheadBytes, tunnel),
    failBytes: Math.min(underlay.failBytes - sizes.overheadBytes, tunnel + 1),
  };
}

/** What the nodes' IP counters say about fragments during the run; null where they could not be read. */
export type FragmentCounts = {made: number | null; received: number | null; lost: number | null};

export type PodVerdict =
  | {kind: 'fits'}
  /** By the numbers too large, yet full-size packets arrive and nobody fragments: the tunnel is not in their way. */
  | {kind: 'not-encapsulated'}
  /** The needed size lies between what passed and what failed, or only one direction is known. */
  | {kind: 'undecided'}
  /** Full-size packets arrive, but whether in fragments could not be counted. */
  | {kind: 'uncounted'}
  /** Too large for the underlay, and nothing shows what becomes of the packets. */
  | {kind: 'unmeasured'}
  | {kind: 'outer-fragmentation'; fragmentsLost: boolean; podPathMeasured: boolean}
  | {
      kind: 'overlay-black-hole';
      passBytes: number;
      failBytes: number;
      /** False where the underlay would have room: something else loses them. */
      explained: boolean;
    }
  | {kind: 'self-healing'; passBytes: number}
  | {kind: 'non-tcp-only'};

/**
 * What happens to full-size packets between pods of two nodes.
 * A measured loss outranks arithmetic; arithmetic alone never says how the packets end.
 * `pods`: measured directions between the pods, none where nothing was measured.
 */
export function judgePods(
  sizes: PodSizes,
  underlay: PathLimit,
  pods: readonly PathMtuResult[],
  fragments: FragmentCounts,
): PodVerdict {
  const capacity = podCapacity(sizes, underlay);
  const tcpFits = carries(capacity, sizes.tcpBytes);

  const lost = smallestLimit(pods.filter(dropsSilently), sizes.tcpBytes);
  if (lost !== null) return {kind: 'overlay-black-hole', ...lost, explained: tcpFits !== 'yes'};

  if (tcpFits === 'no') return judgeTooLarge(sizes, pods, fragments);
  if (tcpFits === 'unknown') return {kind: 'undecided'};
  const allFit = carries(capacity, sizes.largestBytes);
  if (allFit === 'no') return {kind: 'non-tcp-only'};
  return {kind: allFit === 'yes' ? 'fits' : 'undecided'};
}

function judgeTooLarge(
  sizes: PodSizes,
  pods: readonly PathMtuResult[],
  fragments: FragmentCounts,
): PodVerdict {
  const told = smallestLimit(pods.filter(tellsSender), sizes.tcpBytes);
  if (told !== null) return {kind: 'self-healing', passBytes: told.passBytes};

  const arriving = pods.map(limitOf).filter((limit) => limit !== null);
  const podPathMeasured = arriving.length > 0;
  if ((fragments.made ?? 0) > 0 || (fragments.received ?? 0) > 0) {
    return {
      kind: 'outer-fragmentation',
      fragmentsLost: (fragments.lost ?? 0) > 0,
      podPathMeasured,
    };
  }
  const wholeArrive =
    podPathMeasured && arriving.every(({passBytes}) => passBytes >= sizes.tcpBytes);
  if (!wholeArrive) return {kind: 'unmeasured'};
  // Both must be known: a router fragments without the sender counting, a fabric drops before the receiver does.
  const counted = fragments.made !== null && fragments.received !== null;
  return {kind: counted ? 'not-encapsulated' : 'uncounted'};
}

/** The smallest size found among results that stop below `wantedBytes`. */
function smallestLimit(
  results: readonly PathMtuResult[],
  wantedBytes: number,
): {passBytes: number; failBytes: number} | null {
  let found: {passBytes: number; failBytes: number} | null = null;
  for (const result of results) {
    const limit = limitOf(result);
    if (limit === null || limit.failBytes > wantedBytes) continue;
    if (found === null || limit.passBytes < found.passBytes) found = limit;
  }
  return found;
}

/** True where there is something to claim about the pair. */
export function isFault(verdict: PodVerdict): boolean {
  switch (verdict.kind) {
    case 'fits':
    case 'not-encapsulated':
    case 'undecided':
    case 'uncounted':
      return false;
    default:
      return true;
  }
}

function smallest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
