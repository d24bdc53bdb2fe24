import {logBayesFactor, logCommonEffect} from '../stats/bayes.ts';
import {type Bitset, popcount} from '../stats/bitset.ts';
import {exactP, type Overlap, overlapOf, type Stratum, tailsOf} from '../stats/hypergeometric.ts';
import {type Counts, crude, type Risk, riskRatio, stratifiedRisk} from '../stats/risk-ratio.ts';
import type {Layout} from './layout.ts';

/** Slow and healthy nodes; the others take no part. */
export type Labels = {slow: Bitset; ok: Bitset};

/** How one split lies to the labels. */
export type Tally = {
  regions: readonly Counts[];
  total: Counts;
  risk: Risk;
  /** Within regions; `null` when no region can tell. */
  inRegion: Risk | null;
  /** Of one effect common to all regions, less what regions without slow nodes say against it; 0 where none can tell. */
  logBayesFactor: number;
  /** Exact, within regions; `null` when no region holds both values and both labels. */
  p: {exact: number; mid: number} | null;
};

/** Four counts per region. */
export function countRegions(
  split: {with: Bitset; known: Bitset},
  {slow, ok}: Labels,
  layout: Layout,
): Counts[] {
  const regions: Counts[] = Array.from({length: layout.regions}, () => ({a: 0, b: 0, c: 0, d: 0}));
  for (let w = 0; w < layout.words; w++) {
    const known = split.known[w] as number;
    const having = (split.with[w] as number) & known;
    const lacking = known & ~having;
    const counts = regions[layout.wordRegion[w] as number] as Counts;
    counts.a += popcount(having & (slow[w] as number));
    counts.b += popcount(having & (ok[w] as number));
    counts.c += popcount(lacking & (slow[w] as number));
    counts.d += popcount(lacking & (ok[w] as number));
  }
  return regions;
}

/** `null` when all nodes that count share one value: nothing is separated. */
export function tallyOf(regions: readonly Counts[]): Tally | null {
  const total = crude(regions);
  const risk = riskRatio(total);
  if (risk === null) return null;
  const strata = tellingStrata(regions);
  const inRegion = stratifiedRisk(regions);
  if (strata.length === 0) return {regions, total, risk, inRegion, logBayesFactor: 0, p: null};
  const overlap = overlapOf(strata);
  const seen = seenIn(regions);
  // Healthy nodes that have it in regions where nobody is slow speak against it as well.
  const beside = logBayesFactor(regions.filter((counts) => !canTell(counts)));
  const evidence = logCommonEffect(overlap, seen) + Math.min(0, beside);
  return {regions, total, risk, inRegion, logBayesFactor: evidence, p: exactP(overlap, seen)};
}

/** Regions where dealing the labels anew can change how many slow nodes have the value. */
export function tellingStrata(regions: readonly Counts[]): Stratum[] {
  return regions.flatMap((counts) => {
    if (!canTell(counts)) return [];
    const {a, b, c, d} = counts;
    return [{total: a + b + c + d, slow: a + c, exposed: a + b}];
  });
}

/** Slow nodes with the value, in the regions that can tell. */
export function seenIn(regions: readonly Counts[]): number {
  return regions.reduce((sum, counts) => sum + (canTell(counts) ? counts.a : 0), 0);
}

export function canTell({a, b, c, d}: Counts): boolean {
  return a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0;
}

/** Smallest p these margins could ever give: when all that can be slow with the value are. */
export function attainableP(overlap: Overlap): number {
  return tailsOf(overlap).at(-1) ?? 1;
}
