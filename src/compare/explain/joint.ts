import {intersection, union} from '../stats/bitset.ts';
import type {Layout} from './layout.ts';
import {countRegions, type Labels, type Tally, tallyOf} from './tally.ts';
import type {Weighed} from './weigh.ts';

/** Splits that are tried with one another; more would cost the square. */
const MOST = 80;

/** Chance that nodes are slow for something no fact shows, beside what one does show. */
const UNSEEN = 0.1;

/**
 * How far each split is believed in, alone or with the one other that makes the best account of the slow nodes
 * together with it (“slow where either is”). Two faults make each look worse alone than it is: the slow nodes of the
 * other speak against it. Log-odds of the hypothesis against none; a second cause pays with its own prior, and an
 * account that leaves slow nodes over pays for the unseen cause they need.
 */
export function jointBelief(
  singles: readonly Weighed[],
  labels: Labels,
  layout: Layout,
): Map<Weighed, number> {
  const belief = new Map(singles.map((one) => [one, one.logOdds + unseen(one.tally)]));
  const able = singles
    .filter((one) => one.tally.p !== null && (one.tally.inRegion?.ratio ?? 0) > 1)
    .sort((x, y) => y.logOdds - x.logOdds)
    .slice(0, MOST);
  for (let i = 0; i < able.length; i++) {
    for (let j = i + 1; j < able.length; j++) {
      const [x, y] = [able[i] as Weighed, able[j] as Weighed];
      const either = {with: union(x.with, y.with), known: intersection(x.known, y.known)};
      const tally = tallyOf(countRegions(either, labels, layout));
      if (tally?.p == null) continue;
      const odds = tally.logBayesFactor + priorOf(x) + priorOf(y) + unseen(tally);
      for (const one of [x, y]) belief.set(one, Math.max(odds, belief.get(one) ?? odds));
    }
  }
  return belief;
}

function unseen({total}: Tally): number {
  return total.c > 0 ? Math.log(UNSEEN) : 0;
}

function priorOf({logOdds, logBayesFactor}: Weighed): number {
  return logOdds - logBayesFactor;
}
