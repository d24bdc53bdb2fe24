import {createHash} from 'node:crypto';

export type Pair<T> = readonly [T, T];

/** A fixed order that does not depend on how the inventory happens to list nodes: sha256 of the name. */
export function stableOrder(names: readonly string[]): string[] {
  const key = (name: string) => createHash('sha256').update(name).digest('hex');
  return names
    .map((name) => ({name, key: key(name)}))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({name}) => name);
}

/**
 * Circle method: every unordered pair once, every node at most once per round.
 * Shape: n - 1 rounds of n / 2 pairs for even n, n rounds for odd n (one node rests in each).
 * Give distinct nodes in a fixed order. Swap the halves of each pair for the other direction.
 */
export function tournament<T>(nodes: readonly T[]): Pair<T>[][] {
  const bye = Symbol('bye');
  const ring: (T | typeof bye)[] = nodes.length % 2 === 0 ? [...nodes] : [...nodes, bye];
  const rounds: Pair<T>[][] = [];
  for (let round = 0; round < ring.length - 1; round++) {
    const pairs: Pair<T>[] = [];
    for (let i = 0; i < ring.length / 2; i++) {
      const one = ring[i];
      const other = ring[ring.length - 1 - i];
      if (one === undefined || other === undefined || one === bye || other === bye) continue;
      pairs.push([one as T, other as T]);
    }
    rounds.push(pairs);
    const last = ring.pop();
    if (last !== undefined) ring.splice(1, 0, last);
  }
  return rounds;
}

/** The other direction: the same rounds, client and server swapped. */
export function swapped<T>(rounds: readonly (readonly Pair<T>[])[]): Pair<T>[][] {
  return rounds.map((round) => round.map(([a, b]) => [b, a] as const));
}

/** What a test occupies: a resource once, or a number of its places. */
export type Use = string | readonly [resource: string, places: number];

/**
 * Splits pairs into rounds so that no resource is used more often in one round than its cap; first fit.
 * `uses` names what a pair occupies: its two nodes, its region pair, a gateway.
 */
export function splitByCaps<P>(
  pairs: readonly P[],
  uses: (pair: P) => readonly Use[],
  capOf: (resource: string) => number,
): P[][] {
  const rounds: {pairs: P[]; used: Map<string, number>}[] = [];
  for (const pair of pairs) {
    const wanted = uses(pair).map((use) => (typeof use === 'string' ? ([use, 1] as const) : use));
    const fits = ({used}: (typeof rounds)[number]) =>
      wanted.every(([name, places]) => (used.get(name) ?? 0) + places <= capOf(name));
    let round = rounds.find(fits);
    if (round === undefined) {
      round = {pairs: [], used: new Map()};
      rounds.push(round);
    }
    round.pairs.push(pair);
    for (const [name, places] of wanted) round.used.set(name, (round.used.get(name) ?? 0) + places);
  }
  return rounds.map((round) => round.pairs);
}

/**
 * What may run beside what on one host. `exclusive` (bulk transfer, load) suffers nothing but `background` beside it;
 * `normal` (latency) may run beside itself; `background` (path MTU, echo) is too light to matter.
 */
export type MeasurementClass = 'exclusive' | 'normal' | 'background';

/** Places of a host: an exclusive test takes all, a normal one takes one. */
export const HOST_PLACES = 1_000;

/** What a test of this class occupies of the hosts it runs on, for `splitByCaps` with a cap of `HOST_PLACES`. */
export function hostUses(kind: MeasurementClass, hosts: readonly string[]): Use[] {
  if (kind === 'background') return [];
  const places = kind === 'exclusive' ? HOST_PLACES : 1;
  return hosts.map((host) => [`host ${host}`, places] as const);
}

/** One name for both directions between two regions. */
export function regionPair(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
