import {type Bitset, hasBit, indexesOf, union} from '../stats/bitset.ts';
import {exactP, overlapOf} from '../stats/hypergeometric.ts';
import type {Counts} from '../stats/risk-ratio.ts';
import type {Layout} from './layout.ts';
import {type Labels, seenIn, tellingStrata} from './tally.ts';

type Host = {stratum: string; nodes: number; known: boolean; slow: boolean; has: boolean};

/**
 * The exact chance with physical hosts as the units: a host is slow, or has the difference, where any of its nodes
 * is or has. Nodes of one host are slow together, so twelve of them say no more than their host. Hosts are compared
 * with hosts of the same region and size. `null` where no such group can tell.
 */
export function exactPOfHosts(
  split: {with: Bitset; known: Bitset},
  labels: Labels,
  layout: Layout,
  host: Int32Array,
): number | null {
  const strata = new Map<string, Counts>();
  for (const {stratum, known, slow, has} of hostsOf(split, labels, layout, host)) {
    if (!known) continue;
    const counts = strata.get(stratum) ?? {a: 0, b: 0, c: 0, d: 0};
    counts[has ? (slow ? 'a' : 'b') : slow ? 'c' : 'd']++;
    strata.set(stratum, counts);
  }
  const all = [...strata.values()];
  const telling = tellingStrata(all);
  return telling.length === 0 ? null : exactP(overlapOf(telling), seenIn(all)).exact;
}

function hostsOf(
  {with: having, known}: {with: Bitset; known: Bitset},
  labels: Labels,
  layout: Layout,
  host: Int32Array,
): Host[] {
  const hosts = new Map<string, Host>();
  for (const slot of indexesOf(union(labels.slow, labels.ok))) {
    const region = layout.wordRegion[slot >>> 5] as number;
    const key = `${region} ${host[layout.node[slot] as number]}`;
    const one = hosts.get(key) ?? {
      stratum: '',
      nodes: 0,
      known: false,
      slow: false,
      has: false,
    };
    one.nodes++;
    one.stratum = `${region} ${one.nodes}`;
    one.slow ||= hasBit(labels.slow, slot);
    one.known ||= hasBit(known, slot);
    one.has ||= hasBit(known, slot) && hasBit(having, slot);
    hosts.set(key, one);
  }
  return [...hosts.values()];
}
