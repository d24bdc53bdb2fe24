import type {Placed, Score} from './scores.ts';

export type Called = 'slow' | 'fast' | 'typical';
export type Peeled = {scores: Score[]; called: Called[]};

/** Centre and spread of fewer say nothing. */
const FEWEST_LEFT = 3;

/**
 * Calls who lies beyond the threshold, then judges the rest again without those called, until nobody is: two slow
 * nodes of one region hide each other. A clean group never reaches a second round, so the level of the first is
 * the level of all. Stops before half are called, or too few peers are left in some region.
 */
export function peel(
  regions: readonly (readonly Placed[])[],
  scoresIn: (regions: readonly (readonly Placed[])[]) => Score[][],
  thresholdFor: (size: number) => number,
  margin: number,
): Peeled[] {
  const peeled = regions.map((nodes): Peeled => {
    return {
      scores: nodes.map(() => ({score: 0, difference: 0, spread: 0})),
      called: nodes.map(() => 'typical'),
    };
  });
  const size = regions.reduce((sum, nodes) => sum + nodes.length, 0);
  let left = size;
  while (left * 2 > size) {
    const places = peeled.map(({called}) =>
      called.flatMap((one, i) => (one === 'typical' ? [i] : [])),
    );
    if (left < size && places.some((own) => own.length < FEWEST_LEFT)) break;
    const scored = scoresIn(places.map((own, r) => own.map((i) => regions[r]?.[i] as Placed)));
    const threshold = thresholdFor(left);
    const before = left;
    places.forEach((own, r) => {
      const into = peeled[r] as Peeled;
      own.forEach((i, k) => {
        const score = scored[r]?.[k] as Score;
        into.scores[i] = score;
        into.called[i] = sideOf(score, Math.abs(score.score) > threshold, margin);
        if (into.called[i] !== 'typical') left--;
      });
    });
    if (left === before) break;
  }
  return peeled;
}

/** Both must hold: beyond the threshold, and far enough to matter. */
export function sideOf({difference}: Score, isBeyond: boolean, margin: number): Called {
  if (!isBeyond || Math.abs(difference) < margin) return 'typical';
  return difference > 0 ? 'slow' : 'fast';
}
