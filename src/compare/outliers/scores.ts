import {peersOf, SCALE_FLOOR, TWO_SIDED_FROM} from './scale.ts';

/** A node on the working scale, worse is larger; its own uncertainty. */
export type Placed = {worse: number; standardError: number};

/** Scores of dead nodes are told as this. */
export const LARGEST_SCORE = 1e6;

/** `difference`: from the centre of the peers; `spread`: theirs, on the side of the node. */
export type Score = {score: number; difference: number; spread: number};

/**
 * How far each node lies from its peers, itself left out: (y − M) / √(S² + s²). Time-outs (+∞) score the largest
 * unless their peers time out as well. O(n log n) from 21 nodes on, O(n³ log n) below.
 */
export function scoresOf(nodes: readonly Placed[], measured = 0): Score[] {
  if (nodes.length < 2) return nodes.map(() => ({score: 0, difference: 0, spread: SCALE_FLOOR}));
  const order = nodes.map((_, i) => i).sort((i, j) => compare(nodes[i], nodes[j]));
  const sorted = order.map((i) => (nodes[i] as Placed).worse);
  const scores = new Array<Score>(nodes.length);
  // Leaving one out moves centre and sides by one place at most, so nodes on one stretch share their peers.
  const shared =
    nodes.length - 1 >= TWO_SIDED_FROM ? new Map<number, ReturnType<typeof peersOf>>() : null;
  order.forEach((node, place) => {
    const stretch = shared === null ? place : stretchOf(place, sorted.length);
    let peers = shared?.get(stretch);
    if (peers === undefined) {
      peers = peersOf(sorted.toSpliced(place, 1), measured);
      shared?.set(stretch, peers);
    }
    scores[node] = scoreOf(nodes[node] as Placed, peers);
  });
  return scores;
}

/**
 * Places near a quartile or the middle are their own stretch; between them, whichever is left out, the same peers
 * stand at the quartiles and in the middle.
 */
function stretchOf(place: number, size: number): number {
  const marks = [size / 4, size / 2, (3 * size) / 4];
  for (let k = 0; k < marks.length; k++) {
    const mark = marks[k] as number;
    if (place < mark - 4) return -1 - k;
    if (place <= mark + 4) return place;
  }
  return -4;
}

function scoreOf(
  {worse, standardError}: Placed,
  {centre, below, above}: ReturnType<typeof peersOf>,
): Score {
  if (worse === centre) return {score: 0, difference: 0, spread: above};
  const difference = worse - centre;
  const spread = difference > 0 ? above : below;
  if (!Number.isFinite(spread)) return {score: 0, difference, spread};
  const score = difference / Math.sqrt(spread * spread + standardError * standardError);
  return {score: Math.max(-LARGEST_SCORE, Math.min(LARGEST_SCORE, score)), difference, spread};
}

function compare(a: Placed | undefined, b: Placed | undefined): number {
  const x = a?.worse ?? 0;
  const y = b?.worse ?? 0;
  return x < y ? -1 : x > y ? 1 : 0;
}
