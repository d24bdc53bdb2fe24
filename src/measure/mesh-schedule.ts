import {type Pair, regionPair, tournament} from './schedule.ts';

export type MeshCaps = {
  /** Tests at the same time between two regions; inside a region nothing is shared. */
  regionPair: number;
  /** Tests at the same time through one gateway. */
  gateway: number;
};

export type MeshView<T> = {
  regionOf: (node: T) => string;
  /** Gateways, NATs or VPNs that a node’s traffic to other regions passes. */
  gatewaysOf?: (node: T) => readonly string[];
  caps: MeshCaps;
};

/** Pairs looked at before a queue is left for this round, for each node of it: enough to pass by busy ones. */
const LOOK_AHEAD = 4;
/** Filling greedily may miss the least number of rounds; other orders are tried, while that is quick. */
const MOST_TRIES = 200;
const PAIRS_TRIED = 200_000;

/**
 * Rounds in which every two nodes meet once, no node twice in a round, and no cap is exceeded.
 * Where no cap binds this is the tournament, which cannot be shortened. Where one does, disjoint nodes are not
 * enough: each round is filled from one queue for each two regions, the longest way to go first.
 * Give distinct nodes in a fixed order; same input, same schedule.
 */
export function meshRounds<T>(nodes: readonly T[], view: MeshView<T>): Pair<T>[][] {
  const circle = tournament(nodes).filter((round) => round.length > 0);
  if (circle.every((round) => holds(round, view))) return circle;
  const least = leastRounds(nodes, view);
  const pairs = circle.reduce((sum, round) => sum + round.length, 0);
  const tries = Math.min(MOST_TRIES, Math.max(1, Math.floor(PAIRS_TRIED / pairs)));
  let best = filled(queuesOf(nodes, view), view);
  for (let turn = 1; turn < tries && best.length > least; turn++) {
    const queues = queuesOf(mixed(nodes, turn), view);
    // Diagonals suit many nodes; among few, the schedule may need quite another order.
    if (turn % 2 === 1) {
      for (const [i, queue] of queues.entries()) queue.pairs = mixed(queue.pairs, turn + 7_919 * i);
    }
    const rounds = filled(queues, view);
    if (rounds.length < best.length) best = rounds;
  }
  return best;
}

function filled<T>(queues: readonly Queue<T>[], view: MeshView<T>): Pair<T>[][] {
  const rounds: Pair<T>[][] = [];
  let left = queues.reduce((sum, {pairs}) => sum + pairs.length, 0);
  while (left > 0) {
    const round = fillRound(queues, view);
    rounds.push(round);
    left -= round.length;
  }
  return rounds;
}

/** Another order, always the same for the same turn. */
function mixed<T>(nodes: readonly T[], turn: number): T[] {
  const all = [...nodes];
  // Numbers of a linear congruential generator (Numerical Recipes): any spread of orders will do.
  let state = turn;
  for (let i = all.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Its low bits repeat after a few steps.
    const j = (state >>> 8) % (i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/** No schedule can have fewer rounds than this: a node meets all others, and caps let only so many through. */
export function leastRounds<T>(nodes: readonly T[], view: MeshView<T>): number {
  const n = nodes.length;
  let least = n < 2 ? 0 : n % 2 === 0 ? n - 1 : n;
  const wanted = new Map<string, number>();
  let passingTwo = 0;
  for (const {between, pairs} of queuesOf(nodes, view)) {
    if (!between) continue;
    least = Math.max(least, Math.ceil(pairs.length / view.caps.regionPair));
    for (const pair of pairs) {
      const passed = gatewaysOf(pair, view);
      if (passed.length > 1) passingTwo++;
      for (const name of passed) wanted.set(name, (wanted.get(name) ?? 0) + 1);
    }
  }
  for (const count of wanted.values()) {
    least = Math.max(least, Math.ceil(count / view.caps.gateway));
  }
  const atOnce = Math.floor((wanted.size * view.caps.gateway) / 2);
  return Math.max(least, passingTwo === 0 ? 0 : Math.ceil(passingTwo / atOnce));
}

type Queue<T> = {
  /** Between two regions, so that caps count. */
  between: boolean;
  /** Those to come first stand last. */
  pairs: Pair<T>[];
  /** At most so many of them in one round. */
  perRound: number;
  lookAhead: number;
};

function queuesOf<T>(nodes: readonly T[], {regionOf, caps}: MeshView<T>): Queue<T>[] {
  const regions = new Map<string, T[]>();
  for (const node of nodes) {
    const region = regionOf(node);
    const members = regions.get(region);
    if (members === undefined) regions.set(region, [node]);
    else members.push(node);
  }
  const names = [...regions.keys()].sort();
  const queues: Queue<T>[] = [];
  for (const [i, name] of names.entries()) {
    const own = regions.get(name) ?? [];
    const inside = tournament(own).flat().reverse();
    queues.push({
      between: false,
      pairs: inside,
      perRound: Math.floor(own.length / 2),
      lookAhead: LOOK_AHEAD * own.length,
    });
    for (const other of names.slice(i + 1)) {
      const theirs = regions.get(other) ?? [];
      const perRound = Math.min(caps.regionPair, own.length, theirs.length);
      const lookAhead = LOOK_AHEAD * Math.max(own.length, theirs.length);
      queues.push({between: true, pairs: diagonals(own, theirs).reverse(), perRound, lookAhead});
    }
  }
  return queues.filter(({pairs}) => pairs.length > 0);
}

/** All pairs of two regions, ordered so that neighbours in the list share no node. */
function diagonals<T>(own: readonly T[], theirs: readonly T[]): Pair<T>[] {
  const [few, many] = own.length <= theirs.length ? [own, theirs] : [theirs, own];
  const pairs: Pair<T>[] = [];
  for (let shift = 0; shift < many.length; shift++) {
    for (const [i, one] of few.entries()) {
      const other = many[(i + shift) % many.length];
      if (other !== undefined) pairs.push([one, other]);
    }
  }
  return pairs;
}

/** One pair of each queue in turn, so that no two regions take all places of a gateway they share with others. */
function fillRound<T>(queues: readonly Queue<T>[], view: MeshView<T>): Pair<T>[] {
  const round: Pair<T>[] = [];
  const busy = new Set<T>();
  const gateways = new Map<string, number>();
  const free = ([a, b]: Pair<T>) => !busy.has(a) && !busy.has(b);
  const passable = (pair: Pair<T>) =>
    gatewaysOf(pair, view).every((name) => (gateways.get(name) ?? 0) < view.caps.gateway);
  const toGo = ({pairs, perRound}: Queue<T>) => pairs.length / perRound;
  let open = queues
    .filter(({pairs}) => pairs.length > 0)
    .sort((a, b) => toGo(b) - toGo(a))
    .map((queue) => ({queue, taken: 0, at: queue.pairs.length - 1, looks: queue.lookAhead}));
  while (open.length > 0) {
    for (const turn of open) {
      const {pairs, between} = turn.queue;
      for (; turn.at >= 0 && turn.looks > 0; turn.at--, turn.looks--) {
        const pair = pairs[turn.at];
        if (pair === undefined || !free(pair)) continue;
        if (between && !passable(pair)) continue;
        busy.add(pair[0]).add(pair[1]);
        if (between) {
          for (const name of gatewaysOf(pair, view))
            gateways.set(name, (gateways.get(name) ?? 0) + 1);
        }
        pairs.splice(turn.at, 1);
        turn.at--;
        turn.taken++;
        round.push(pair);
        break;
      }
    }
    open = open.filter(
      ({queue, taken, at, looks}) => taken < queue.perRound && at >= 0 && looks > 0,
    );
  }
  return round;
}

function holds<T>(round: readonly Pair<T>[], view: MeshView<T>): boolean {
  const used = new Map<string, number>();
  const count = (name: string, cap: number) => {
    used.set(name, (used.get(name) ?? 0) + 1);
    return (used.get(name) ?? 0) <= cap;
  };
  return round.every((pair) => {
    const [one, other] = [view.regionOf(pair[0]), view.regionOf(pair[1])];
    if (one === other) return true;
    return (
      count(`regions ${regionPair(one, other)}`, view.caps.regionPair) &&
      gatewaysOf(pair, view).every((name) => count(`gateway ${name}`, view.caps.gateway))
    );
  });
}

/** A gateway that both ends pass is passed once. */
function gatewaysOf<T>([a, b]: Pair<T>, {gatewaysOf: of}: MeshView<T>): string[] {
  return of === undefined ? [] : [...new Set([...of(a), ...of(b)])];
}
