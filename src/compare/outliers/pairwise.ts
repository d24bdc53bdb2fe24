import {rankSumP, shiftOf} from '../stats/mann-whitney.ts';

/** Runs of one member on the working scale, worse is larger. */
export type Member = {name: string; runs: readonly number[]};

export type PairwiseVerdict =
  | {verdict: 'insufficient'; why: 'runs' | 'equivalence'}
  | {verdict: 'none-odd'}
  | {verdict: 'differs'}
  | {verdict: 'no-consensus'}
  | {verdict: 'odd-one-out'; odd: string; isWorse: boolean};

const ALPHA = 0.05;
/** Fewer runs each can never reach the level after allowing for three pairs: 2/C(8,4) = .029 > .0167. */
export const FEWEST_RUNS = {two: 4, three: 5} as const;

/** Two members: whether they differ by more than `margin`, never which of them is wrong. */
export function judgeTwo(first: Member, second: Member, margin: number): PairwiseVerdict {
  if (Math.min(first.runs.length, second.runs.length) < FEWEST_RUNS.two) {
    return {verdict: 'insufficient', why: 'runs'};
  }
  const {p, away} = pairOf(first, second);
  if (p <= ALPHA && Math.abs(away) > margin) return {verdict: 'differs'};
  if (isEquivalent(first, second, margin)) return {verdict: 'none-odd'};
  return {verdict: 'insufficient', why: 'equivalence'};
}

/**
 * Three members: a distribution of them cannot be estimated, so their own runs are compared pair by pair (rank
 * test, Holm over the three). Odd is who differs from both others by more than `margin` while these two are shown
 * equivalent.
 */
export function judgeThree(members: readonly Member[], margin: number): PairwiseVerdict {
  if (members.some(({runs}) => runs.length < FEWEST_RUNS.three)) {
    return {verdict: 'insufficient', why: 'runs'};
  }
  const pairs = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 2, 0],
  ].map(([i, j, other]) => {
    const x = members[i as number] as Member;
    const y = members[j as number] as Member;
    return {x, y, other: members[other as number] as Member, ...pairOf(x, y)};
  });
  const byP = [...pairs].sort((a, b) => a.p - b.p);
  const apart = new Set<(typeof pairs)[number]>();
  for (const [rank, pair] of byP.entries()) {
    if (pair.p > ALPHA / (3 - rank)) break;
    if (Math.abs(pair.away) > margin) apart.add(pair);
  }
  if (apart.size === 3) return {verdict: 'no-consensus'};
  for (const pair of pairs) {
    const others = pairs.filter((one) => one !== pair);
    if (!others.every((one) => apart.has(one)) || apart.has(pair)) continue;
    if (!isEquivalent(pair.x, pair.y, margin)) return {verdict: 'insufficient', why: 'equivalence'};
    const odd = pair.other;
    const signs = others.map((one) => Math.sign(one.x === odd ? one.away : -one.away));
    if (signs[0] !== signs[1]) return {verdict: 'no-consensus'};
    return {verdict: 'odd-one-out', odd: odd.name, isWorse: signs[0] === 1};
  }
  if (apart.size > 0) return {verdict: 'no-consensus'};
  const allAlike = pairs.every(({x, y}) => isEquivalent(x, y, margin));
  return allAlike ? {verdict: 'none-odd'} : {verdict: 'insufficient', why: 'equivalence'};
}

function pairOf(x: Member, y: Member): {p: number; away: number} {
  return {p: rankSumP(x.runs, y.runs), away: shiftOf(x.runs, y.runs, 1)?.centre ?? 0};
}

/** The 90 % interval of the shift lies inside the margin: two one-sided tests at 5 %. */
function isEquivalent(x: Member, y: Member, margin: number): boolean {
  const shift = shiftOf(x.runs, y.runs, 2 * ALPHA);
  return shift !== null && shift.low > -margin && shift.high < margin;
}
