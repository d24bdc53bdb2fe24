import type {PathMtuResult} from '../../model/path.ts';

/**
 * What a path is known to carry, in bytes of whole IP packets: `passBytes <= path MTU < failBytes`.
 * `passBytes` is null where a direction was not measured: then only “too large” can be shown, never “fits”.
 */
export type PathLimit = {passBytes: number | null; failBytes: number};

/**
 * A virtual card, and many a real one, receives so many bytes more than its MTU says: room for a VLAN tag
 * (is_skb_forwardable in the kernel’s net/core/dev.c). No sender may rely on it.
 */
export const CARD_SLACK_BYTES = 4;

/** One measured direction, or null where its state says nothing about size. */
export function limitOf(result: PathMtuResult): {passBytes: number; failBytes: number} | null {
  if (result.passBytes === null) return null;
  switch (result.state) {
    case 'ok':
    case 'local-emsgsize':
      // The sender itself refuses anything larger, so the next byte fails without having been sent.
      return {passBytes: result.passBytes, failBytes: result.passBytes + 1};
    case 'icmp-clamped':
    case 'black-hole':
      if (result.failBytes === null) return null;
      return {passBytes: result.passBytes, failBytes: result.failBytes};
    default:
      return null;
  }
}

/** The smaller of both directions of a pair; null where neither is known. */
export function limitBothWays(
  forward: PathMtuResult | null,
  reverse: PathMtuResult | null,
): PathLimit | null {
  const there = forward === null ? null : limitOf(forward);
  const back = reverse === null ? null : limitOf(reverse);
  if (there === null || back === null) {
    const known = there ?? back;
    return known === null ? null : {passBytes: null, failBytes: known.failBytes};
  }
  return {
    passBytes: Math.min(there.passBytes, back.passBytes),
    failBytes: Math.min(there.failBytes, back.failBytes),
  };
}

/** Whether a packet of this size arrives whole; `unknown` inside the bracket that was not searched. */
export function carries(limit: PathLimit, sizeBytes: number): 'yes' | 'no' | 'unknown' {
  if (limit.passBytes !== null && sizeBytes <= limit.passBytes) return 'yes';
  return sizeBytes >= limit.failBytes ? 'no' : 'unknown';
}

/** Larger packets were lost and nobody told the sender. */
export function dropsSilently(result: PathMtuResult): boolean {
  return result.state === 'black-hole';
}

/** A router told the sender the size, now (`icmp-clamped`) or within the last ten minutes (cached). */
export function tellsSender(result: PathMtuResult): boolean {
  if (result.state === 'icmp-clamped') return true;
  return result.state === 'local-emsgsize' && result.localLimitCached;
}

/** Payload of `ping -s` that makes a packet of this size: IP header and 8 bytes of ICMP come on top. */
export function pingPayloadBytes(packetBytes: number, ipVersion: 4 | 6 = 4): number {
  return packetBytes - (ipVersion === 4 ? 28 : 48);
}
