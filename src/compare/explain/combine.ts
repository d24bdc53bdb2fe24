import {countBits, countBoth, intersection} from '../stats/bitset.ts';
import {ALPHA} from './alpha.ts';
import {exactPOfHosts} from './by-host.ts';
import type {Layout} from './layout.ts';
import {countRegions, type Labels, tallyOf} from './tally.ts';
import type {Weighed} from './weigh.ts';

/** Seeds of the search; more would cost the square. */
export const MOST_PARENTS = 300;
const MOST_PAIRS = 60;
/** A combination must be this much better supported than each of its parts (a hundredfold). */
const GAIN = Math.log(100);

export type Combinations = {found: Weighed[]; tried: number; parents: number};

/**
 * Two or three differences that only together make slow (level-wise, on bitsets). One is kept only if its lower
 * bound beats the risk ratio of every part, or its evidence is a hundred times that of the best part: else it
 * would be a part of a part, told twice.
 */
export function combinations(
  singles: readonly Weighed[],
  labels: Labels,
  layout: Layout,
  host: Int32Array | null,
): Combinations {
  const slow = countBits(labels.slow);
  const support = Math.max(2, Math.ceil(0.3 * slow));
  const able = singles.filter(
    (one) =>
      one.tally.p !== null && one.tally.total.a >= support && (one.tally.inRegion?.ratio ?? 0) > 1,
  );
  // What already splits perfectly cannot be bettered by a part of it.
  const parents = able
    .filter((one) => one.tally.total.b > 0)
    .sort((x, y) => y.logBayesFactor - x.logBayesFactor)
    .slice(0, MOST_PARENTS);
  const pairsInAll = (singles.length * (singles.length - 1)) / 2;
  const triplesInAll = (pairsInAll * (singles.length - 2)) / 3;
  const search = {labels, layout, host, support};
  let tried = 0;
  const pairs: Weighed[] = [];
  for (let i = 0; i < parents.length; i++) {
    for (let j = i + 1; j < parents.length; j++) {
      const x = parents[i] as Weighed;
      const y = parents[j] as Weighed;
      tried++;
      const child = joined(x, y, search, pairsInAll, ALPHA.pair);
      if (child !== null) pairs.push(child);
    }
  }
  pairs.sort((x, y) => y.logBayesFactor - x.logBayesFactor);
  const triples: Weighed[] = [];
  for (const pair of pairs.slice(0, MOST_PAIRS)) {
    if (pair.tally.total.b === 0) continue;
    for (const third of parents) {
      if (pair.parts.includes(third.parts[0] as Weighed['parts'][number])) continue;
      tried++;
      const child = joined(pair, third, search, triplesInAll, ALPHA.triple);
      if (child !== null) triples.push(child);
    }
  }
  return {found: [...pairs, ...triples], tried, parents: able.length};
}

type Search = {labels: Labels; layout: Layout; host: Int32Array | null; support: number};

function joined(
  x: Weighed,
  y: Weighed,
  {labels, layout, host, support}: Search,
  tests: number,
  alpha: number,
): Weighed | null {
  const having = intersection(x.with, y.with);
  if (countBoth(having, labels.slow) < support) return null;
  const known = intersection(x.known, y.known);
  const tally = tallyOf(countRegions({with: having, known}, labels, layout));
  if (tally?.p == null || tally.inRegion === null) return null;
  const adjusted = Math.min(1, tally.p.exact * tests);
  if (adjusted > alpha) return null;
  // Asked last: it goes through all nodes, and few come so far.
  const ofHosts = host === null ? null : exactPOfHosts({with: having, known}, labels, layout, host);
  if (host !== null && (ofHosts === null || ofHosts * tests > alpha)) return null;
  const evidence = tally.logBayesFactor;
  const best = Math.max(x.logBayesFactor, y.logBayesFactor);
  const parents = Math.max(x.tally.inRegion?.ratio ?? 0, y.tally.inRegion?.ratio ?? 0);
  if (tally.inRegion.lower <= parents && evidence < best + GAIN) return null;
  return {
    parts: [...x.parts, ...y.parts],
    with: having,
    known,
    tally,
    p: ofHosts ?? tally.p.mid,
    pAdjusted: ofHosts === null ? adjusted : Math.min(1, ofHosts * tests),
    logBayesFactor: evidence,
    // Both must be what they are for this to be the cause: their priors multiply.
    logOdds: evidence + (x.logOdds - x.logBayesFactor) + (y.logOdds - y.logBayesFactor),
    supported: true,
  };
}
