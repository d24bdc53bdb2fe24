import {priorsOf} from '../drift/expert-prior.ts';
import type {FactTable} from '../drift/fact-table.ts';
import {logBayesFactor} from '../stats/bayes.ts';
import {type Bitset, union} from '../stats/bitset.ts';
import {exactP, overlapOf} from '../stats/hypergeometric.ts';
import type {Counts} from '../stats/risk-ratio.ts';
import {ALPHA} from './alpha.ts';
import {exactPOfHosts} from './by-host.ts';
import type {Layout} from './layout.ts';
import {adjusted, dealLabels, testedOf} from './permute.ts';
import type {Split} from './splits.ts';
import {
  attainableP,
  canTell,
  countRegions,
  type Labels,
  seenIn,
  type Tally,
  tallyOf,
  tellingStrata,
} from './tally.ts';
import {testable} from './tarone.ts';

/** A split with what the data and prior knowledge say of it. */
export type Weighed = {
  /** One for a single class; the parts of a combination. */
  parts: readonly Split[];
  with: Bitset;
  known: Bitset;
  tally: Tally;
  p: number | null;
  pAdjusted: number | null;
  logBayesFactor: number;
  logOdds: number;
  supported: boolean;
};

export type Weighing = {
  weighed: Weighed[];
  splits: number;
  testable: number;
  deals: number;
  /** Chance of a split that lies on exactly the slow nodes: the smallest that these nodes can give. */
  attainable: number;
  /** The smallest that any of the splits could have given; 1 when nothing can be tested. */
  nearest: number;
};

export type Settings = {deals: number; seed: number};

/** Weighs every split against the labels; the family is what could have reached the level at all. */
export function weigh(
  splits: readonly Split[],
  labels: Labels,
  table: Pick<FactTable, 'host'>,
  layout: Layout,
  settings: Settings,
): Weighing {
  const told = splits.flatMap((split) => {
    const tally = tallyOf(countRegions(split, labels, layout));
    return tally === null ? [] : [{split, tally}];
  });
  const tests = told.map(({split, tally}) => testOf(split, tally, labels, layout));
  const open = tests.flatMap((test) => (test === null ? [] : [test]));
  const allowed = testable(
    open.map((test) => test.attainable),
    ALPHA.single,
  );
  const family = open.filter((_, i) => allowed[i]);
  const corrected = correct(family, labels, table.host, layout, settings);
  // The root: what people expect decides between equals, and does not outweigh what the nodes show.
  const priors = priorsOf(splits.map((split) => Math.sqrt(split.weight)));
  const priorOf = new Map(splits.map((split, i) => [split, priors[i] as number]));
  const weighed = told.map(({split, tally}, i): Weighed => {
    const test = tests[i] ?? null;
    const own = test === null ? undefined : corrected.results.get(test);
    const p = own?.p ?? tally.p?.mid ?? null;
    const bayes = tally.p === null ? betweenRegions(tally.regions) : tally.logBayesFactor;
    const pAdjusted = tally.p === null ? null : (own?.adjusted ?? 1);
    return {
      parts: [split],
      with: split.with,
      known: split.known,
      tally,
      p,
      pAdjusted,
      logBayesFactor: bayes,
      logOdds: priorLogOdds(split, priorOf.get(split) ?? 0.5) + bayes,
      supported: pAdjusted !== null && pAdjusted <= ALPHA.single,
    };
  });
  return {
    weighed,
    splits: splits.length,
    testable: family.length,
    deals: corrected.deals,
    attainable: chanceOfPerfect(labels, table.host, layout),
    nearest: Math.min(1, ...open.map((test) => test.attainable)),
  };
}

function chanceOfPerfect(labels: Labels, host: Int32Array | null, layout: Layout): number {
  const perfect = {with: labels.slow, known: union(labels.slow, labels.ok)};
  if (host !== null) return exactPOfHosts(perfect, labels, layout, host) ?? 1;
  const strata = tellingStrata(countRegions(perfect, labels, layout));
  return strata.length === 0 ? 1 : attainableP(overlapOf(strata));
}

/** A rule that speaks for a split brings its own confidence; else the weight of the fact among all facts. */
function priorLogOdds({rules}: Split, prior: number): number {
  const best = Math.max(prior, ...rules.map((rule) => rule.prior));
  const bounded = Math.min(0.99, Math.max(1e-9, best));
  return Math.log(bounded / (1 - bounded));
}

type Test = {
  split: Split;
  /** Nodes that have it, in the regions that can tell. */
  having: Bitset;
  overlap: ReturnType<typeof overlapOf>;
  attainable: number;
  exact: number;
};

/**
 * For the family a node that could not tell counts as not having it: the split is then the same for every deal of
 * the labels, and the price is a little power.
 */
function testOf(split: Split, tally: Tally, labels: Labels, layout: Layout): Test | null {
  const all = union(labels.slow, labels.ok);
  const regions = countRegions({with: split.with, known: all}, labels, layout);
  const strata = tellingStrata(regions);
  if (strata.length === 0 || tally.p === null) return null;
  const overlap = overlapOf(strata);
  const having = split.with.map((word, w) =>
    canTell(regions[layout.wordRegion[w] as number] as Counts) ? word & (all[w] as number) : 0,
  );
  return {
    split,
    having,
    overlap,
    attainable: attainableP(overlap),
    exact: exactP(overlap, seenIn(regions)).exact,
  };
}

type Corrected = {results: Map<Test, {p: number | null; adjusted: number}>; deals: number};

function correct(
  family: readonly Test[],
  labels: Labels,
  host: Int32Array | null,
  layout: Layout,
  {deals, seed}: Settings,
): Corrected {
  const bonferroni = (test: Test) => Math.min(1, family.length * test.exact);
  // Where every p is settled by counting alone, dealing labels would change no verdict.
  const open = family.filter(
    (test) => test.exact <= ALPHA.single && bonferroni(test) > ALPHA.single,
  );
  if (host === null && open.length === 0) {
    const results = family.map((test) => [test, {p: null, adjusted: bonferroni(test)}] as const);
    return {results: new Map(results), deals: 0};
  }
  const tested = family.map((test) => testedOf(test.having, test.overlap, layout));
  const dealt = dealLabels(tested, labels, layout, host, deals, seed);
  const results = family.map((test, i): [Test, {p: number | null; adjusted: number}] => {
    const byDeals = adjusted(test.exact, dealt);
    // Counting assumes independent nodes, which nodes of one host are not.
    if (host === null) return [test, {p: null, adjusted: Math.min(bonferroni(test), byDeals)}];
    return [test, {p: ((dealt.asOften[i] as number) + 1) / (deals + 1), adjusted: byDeals}];
  });
  return {results: new Map(results), deals};
}

/**
 * What differs together with the region is weighed with regions as the units, for the order only: a region where
 * healthy nodes have it too speaks against it.
 */
function betweenRegions(regions: readonly Counts[]): number {
  const units = {a: 0, b: 0, c: 0, d: 0};
  for (const {a, b, c, d} of regions) {
    if (a + b + c + d === 0) continue;
    const isSlow = a + c > 0;
    const has = a + b > 0;
    if (has) units[isSlow ? 'a' : 'b']++;
    else units[isSlow ? 'c' : 'd']++;
  }
  return logBayesFactor([units]);
}
