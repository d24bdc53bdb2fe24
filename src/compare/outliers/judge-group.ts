import {callMany, MANY} from './empirical-null.ts';
import {type Called, peel, sideOf} from './peel.ts';
import type {PlacedNode} from './place.ts';
import {pooledScores} from './pooled-scores.ts';
import {type Score, scoresOf} from './scores.ts';
import {thresholdAt} from './threshold-at.ts';
import {GROUP_THRESHOLDS, SCORE_THRESHOLDS} from './thresholds.ts';
import {twoGroups} from './two-groups.ts';

/** Smallest group whose members may be called by their peers. */
export const FEWEST_PEERS = 4;

export type GroupJudgement = {
  method: 'leave-one-out' | 'empirical-null' | 'two-groups';
  threshold: number | null;
  scores: Score[];
  called: Called[];
};

/** Of the level of a group so much goes to single nodes, the rest to the search for a slow part. */
const SHARE_OF_SINGLES = 0.8;

/**
 * Judges each member of a group of at least four by the others: beyond the threshold of its size and at least
 * `margin` away, both. Where a quarter or more is slow, peers are no measure any more: then the group is split in
 * two, if the parts lie further apart than parts of clean nodes do.
 */
export function judgeGroup(
  nodes: readonly Pick<PlacedNode, 'worse' | 'standardError'>[],
  level: number,
  margin: number,
): GroupJudgement {
  const scores = scoresOf(nodes);
  const halves = slowPart(nodes, level * (1 - SHARE_OF_SINGLES), margin);
  if (halves !== null) return {method: 'two-groups', scores, ...halves};
  const singles = level * SHARE_OF_SINGLES;
  if (nodes.length >= MANY) {
    const {called, least} = callMany(scores, singles);
    return {
      method: 'empirical-null',
      threshold: least,
      scores,
      called: scores.map((score, i) => sideOf(score, called[i] === true, margin)),
    };
  }
  const thresholdFor = (size: number) => thresholdAt(SCORE_THRESHOLDS, size, singles);
  const [peeled] = peel(
    [nodes],
    (groups) => groups.map((group) => scoresOf(group)),
    thresholdFor,
    margin,
  );
  const threshold = thresholdFor(nodes.length);
  return {
    method: 'leave-one-out',
    threshold: Number.isFinite(threshold) ? threshold : null,
    scores: peeled?.scores ?? scores,
    called: peeled?.called ?? [],
  };
}

/** Several regions too small to know their spread are judged together; a slow part is sought in each. */
export function judgeTogether(
  regions: readonly (readonly Pick<PlacedNode, 'worse' | 'standardError'>[])[],
  level: number,
  margin: number,
): GroupJudgement[] {
  const size = regions.reduce((sum, nodes) => sum + nodes.length, 0);
  const singles = level * SHARE_OF_SINGLES;
  const thresholdFor = (left: number) => thresholdAt(SCORE_THRESHOLDS, left, singles);
  const peeled = peel(regions, pooledScores, thresholdFor, margin);
  return regions.map((nodes, r): GroupJudgement => {
    const {scores, called} = peeled[r] ?? {scores: [], called: []};
    const halves = slowPart(nodes, (level * (1 - SHARE_OF_SINGLES)) / regions.length, margin);
    if (halves !== null) return {method: 'two-groups', scores, ...halves};
    return {method: 'leave-one-out', threshold: thresholdFor(size), scores, called};
  });
}

function slowPart(
  nodes: readonly Pick<PlacedNode, 'worse'>[],
  level: number,
  margin: number,
): Pick<GroupJudgement, 'threshold' | 'called'> | null {
  const halves = twoGroups(nodes.map(({worse}) => worse));
  const threshold = thresholdAt(GROUP_THRESHOLDS, nodes.length, level);
  if (halves === null || halves.separation <= threshold || halves.difference < margin) return null;
  const descending = nodes.map(({worse}) => worse).sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  // Equal values never straddle the boundary of two groups.
  const bound = descending[halves.slower - 1] ?? Number.POSITIVE_INFINITY;
  return {threshold, called: nodes.map(({worse}) => (worse >= bound ? 'slow' : 'typical'))};
}
