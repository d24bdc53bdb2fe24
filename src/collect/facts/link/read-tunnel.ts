import {wholeNumber} from '../../section-reader.ts';
import type {OuterDf, Tunnel} from './schema.ts';

const KINDS =
  /^(vxlan|geneve|ipip|sit|gre|gretap|erspan|ip6tnl|ip6gre|ip6gretap|wireguard|bareudp)$/;

/** Reads the line of `ip -d link` that starts with the kind of a tunnel; undefined for other kinds. */
export function readTunnel(kind: string, words: readonly string[]): Tunnel | undefined {
  if (!KINDS.test(kind)) return undefined;
  const tunnel: Tunnel = {};
  const id = wholeNumber(after(words, 'id') ?? after(words, 'vni') ?? '');
  const port = wholeNumber(after(words, 'dstport') ?? '');
  const local = addressAfter(words, 'local');
  const remote = addressAfter(words, 'remote');
  const lower = after(words, 'dev');
  const outerDf = outerDfOf(kind, words);
  if (id !== undefined) tunnel.id = id;
  if (port !== undefined) tunnel.port = port;
  if (local !== undefined) tunnel.local = local;
  if (remote !== undefined) tunnel.remote = remote;
  if (lower !== undefined) tunnel.lower = lower;
  if (outerDf !== undefined) tunnel.outerDf = outerDf;
  return tunnel;
}

/**
 * vxlan and geneve: `df set|inherit`, not printed when unset (ip-link(8)). ipip and gre: `pmtudisc` sets it,
 * `nopmtudisc` copies the inner header’s (ip_tunnel_xmit). With `external` each packet says for itself.
 */
function outerDfOf(kind: string, words: readonly string[]): OuterDf | undefined {
  if (words.includes('external')) return 'per-packet';
  if (kind === 'vxlan' || kind === 'geneve') {
    const df = after(words, 'df');
    return df === 'set' || df === 'inherit' ? df : 'unset';
  }
  if (words.includes('nopmtudisc')) return 'inherit';
  return words.includes('pmtudisc') ? 'set' : undefined;
}

function addressAfter(words: readonly string[], key: string): string | undefined {
  const word = after(words, key);
  return word !== undefined && /^[0-9a-fA-F.:]+$/.test(word) ? word : undefined;
}

function after(words: readonly string[], key: string): string | undefined {
  const at = words.indexOf(key);
  return at < 0 ? undefined : words[at + 1];
}
