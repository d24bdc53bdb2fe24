import {explain} from '../src/compare/explain/index.ts';
import {findOutliers} from '../src/compare/outliers/index.ts';
import type {Explanation} from '../src/model/explanation.ts';
import {type Fleet, type FleetPlan, makeFleet} from './fleet/make-fleet.ts';
import {rankByRarity, rankByRiskRatio} from './fleet/rivals.ts';

/**
 * The acceptance simulator: known faults in synthetic fleets, found end to end (who is slow, then why). Beside it
 * in the same run, two rivals on the same labels: a plain diff with the rarest difference first, and the point
 * risk ratio as MacroBase ranks.
 *
 * precision@1: fleets in which the first that is told is a cause. Of two faults every cause is asked for as well:
 * "each @1" counts it when it is among the first as many as there are causes, "each @3" two places later.
 *
 *   node bench/explain.ts [FLEETS [FIRST_SEED [NAME]]]      NAME: only rows that begin so
 */
const FLEETS = Number(process.argv[2] ?? 200);
const FIRST_SEED = Number(process.argv[3] ?? 1);
const ONLY = process.argv[4] ?? '';
const wanted = ({name}: Setting) => name.startsWith(ONLY);

type Setting = {name: string; plan: Omit<FleetPlan, 'seed'>};

const usual = {facts: 800, missing: 0.01, consequences: 5, runs: 10, placement: 'spread'} as const;
const settings: Setting[] = [
  {name: 'N=3 one fault', plan: {...usual, nodes: 3, regions: 1, faults: 1, slowPerFault: 1}},
  {name: 'N=6 one fault', plan: {...usual, nodes: 6, regions: 1, faults: 1, slowPerFault: 1}},
  {name: 'N=20 one fault', plan: {...usual, nodes: 20, regions: 3, faults: 1, slowPerFault: 3}},
  {name: 'N=20 two faults', plan: {...usual, nodes: 20, regions: 2, faults: 2, slowPerFault: 3}},
  {name: 'N=200 one fault', plan: {...usual, nodes: 200, regions: 4, faults: 1, slowPerFault: 5}},
  {name: 'N=200 two faults', plan: {...usual, nodes: 200, regions: 4, faults: 2, slowPerFault: 6}},
  {
    name: 'N=10000 one fault',
    plan: {...usual, nodes: 10_000, regions: 8, faults: 1, slowPerFault: 40},
  },
  {
    name: 'N=10000 two faults',
    plan: {...usual, nodes: 10_000, regions: 8, faults: 2, slowPerFault: 40},
  },
];
const confounded: Setting[] = [6, 20, 200, 10_000].map((nodes) => ({
  name: `N=${nodes} one region`,
  plan: {
    ...usual,
    nodes,
    regions: nodes === 6 ? 3 : 4,
    faults: 1,
    slowPerFault: 0,
    placement: 'region',
  },
}));
const clean: Setting[] = [3, 6, 20, 200, 10_000].map((nodes) => ({
  name: `N=${nodes} clean`,
  plan: {...usual, nodes, regions: nodes < 20 ? 1 : 4, faults: 0, slowPerFault: 0},
}));

const count = (plan: {nodes: number}) =>
  Math.max(10, Math.round(FLEETS / (plan.nodes >= 10_000 ? 10 : 1)));

console.log(`fleets per row ${FLEETS} (10,000 nodes: a tenth), first seed ${FIRST_SEED}`);
console.log(
  '\n                        found   shown | precision@1, each @1, each @3, MRR | rarest first: the same            | point RR: the same                | each @1 where no other difference fits as well, and how often that is',
);
for (const {name, plan} of settings.filter(wanted)) console.log(rowOf(name, faulty(plan)));
console.log(
  '\n  confounded: called confounded with region, of the fleets whose slow region was found',
);
for (const {name, plan} of confounded.filter(wanted))
  console.log(`  ${name.padEnd(20)} ${called(plan)}`);
console.log(
  '\n  clean: fleets with anybody called slow; labels dealt at random: fleets with a cause claimed',
);
for (const {name, plan} of clean.filter(wanted))
  console.log(`  ${name.padEnd(20)} ${alarms(plan)}`);

/** `places`: of every cause. `firsts`: whether the first that was told is a cause, fleet by fleet. */
type Score = {places: number[]; firsts: boolean[]};

type Ranks = {
  own: Score;
  /** Places of the causes that the data can tell from every other difference. */
  decidable: number[];
  rarity: Score;
  ratio: Score;
  found: number;
  shown: number;
  causes: number;
  silent: number;
};

function faulty(plan: Omit<FleetPlan, 'seed'>): Ranks {
  const ranks: Ranks = {
    own: {places: [], firsts: []},
    decidable: [],
    rarity: {places: [], firsts: []},
    ratio: {places: [], firsts: []},
    found: 0,
    shown: 0,
    causes: 0,
    silent: 0,
  };
  for (let i = 0; i < count(plan); i++) {
    const fleet = makeFleet({...plan, seed: FIRST_SEED + i});
    const slow = slowOf(fleet);
    const knowable = fleet.causes.filter((cause) => isKnowable(cause, fleet));
    ranks.causes += knowable.length;
    ranks.found += knowable.filter(({nodes}) => nodes.every((node) => slow.includes(node))).length;
    if (slow.length === 0) {
      ranks.silent++;
      continue;
    }
    const explanation = explained(fleet, slow);
    const causes = knowable.map(({fact}) => fact);
    ranks.shown += causes.filter((fact) => isShown(fact, explanation)).length;
    const places = scored(ranks.own, causes, classesOf(explanation));
    ranks.decidable.push(...places.filter((_, i) => isDecidable(causes[i] ?? '', fleet, slow)));
    scored(ranks.rarity, causes, rankByRarity(fleet.table));
    scored(ranks.ratio, causes, rankByRiskRatio(fleet.table, slow));
  }
  return ranks;
}

function scored(
  score: Score,
  causes: readonly string[],
  classes: readonly (readonly string[])[],
): number[] {
  const places = placesOf(causes, classes);
  score.places.push(...places);
  if (causes.length > 0) {
    score.firsts.push(classes[0]?.some((fact) => causes.includes(fact)) ?? false);
  }
  return places;
}

/** A cause that could not be read on any slow node is not to be found in the facts. */
function isKnowable({fact, nodes}: Fleet['causes'][number], {table}: Fleet): boolean {
  const codes = table.facts.find((one) => one.fact === fact)?.codes;
  return codes !== undefined && nodes.some((node) => (codes[table.nodes.indexOf(node)] ?? -1) >= 0);
}

/**
 * A cause is on three slow nodes or more, and no difference that is none fits as well: on at least as many slow nodes
 * and no more healthy ones. Where one does, the data hold no answer and prior knowledge guesses.
 */
function isDecidable(cause: string, fleet: Fleet, slow: readonly string[]): boolean {
  const isSlow = fleet.table.nodes.map((node) => slow.includes(node));
  const causes = new Set(fleet.causes.map(({fact}) => fact));
  const matchOf = (codes: Int32Array, code: number) => {
    let [a, b] = [0, 0];
    codes.forEach((own, i) => {
      if (own === code) isSlow[i] ? a++ : b++;
    });
    return {a, b};
  };
  const own = fleet.table.facts.find(({fact}) => fact === cause);
  if (own === undefined) return false;
  const right = matchOf(own.codes, 1);
  if (right.a < 3) return false;
  return !fleet.table.facts.some(
    ({fact, policy, codes, readings}) =>
      policy === 'identical' &&
      !causes.has(fact) &&
      readings.some((_, code) => {
        const {a, b} = matchOf(codes, code);
        return a >= right.a && b <= right.b;
      }),
  );
}

function slowOf(fleet: Fleet): string[] {
  const [outliers] = findOutliers([
    {metric: 'service-small', scale: 'log', largerIsWorse: true, nodes: fleet.measured},
  ]);
  if (outliers === undefined) return [];
  const regions = new Set(outliers.slowRegions);
  const ofRegions = fleet.measured.filter(({region}) => regions.has(region)).map(({node}) => node);
  return [...new Set([...outliers.slowNodes, ...ofRegions])];
}

function explained(fleet: Fleet, slow: readonly string[]): Explanation {
  const isSlow = new Set(slow);
  const ok = fleet.table.nodes.filter((node) => !isSlow.has(node));
  const [explanation] = explain({
    table: fleet.table,
    symptoms: [{id: 'service-small', tags: ['network', 'cpu'], slow, ok}],
  });
  if (explanation === undefined) throw new Error('no explanation');
  for (const {parts} of explanation.candidates) {
    for (const {fact} of parts.flat()) {
      if (fleet.symptomFacts.has(fact)) throw new Error(`${fact} is a consequence, not a cause`);
    }
  }
  return explanation;
}

function classesOf({candidates}: Explanation): string[][] {
  return candidates.map(({parts}) => parts.flat().map(({fact}) => fact));
}

function isShown(fact: string, {candidates}: Explanation): boolean {
  return candidates.some(
    ({verdict, parts}) =>
      (verdict === 'probable' || verdict === 'unexplained-association') &&
      parts.flat().some((one) => one.fact === fact),
  );
}

/**
 * Place of each cause in a list of classes. With several causes the others before it do not count against it:
 * each must be among the first as many as there are causes.
 */
function placesOf(causes: readonly string[], classes: readonly (readonly string[])[]): number[] {
  const places = causes.map((cause) => {
    const at = classes.findIndex((facts) => facts.includes(cause));
    return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
  });
  return places.map((place) => place - places.filter((other) => other < place).length);
}

function called(plan: Omit<FleetPlan, 'seed'>): string {
  let found = 0;
  let right = 0;
  for (let i = 0; i < count(plan); i++) {
    const fleet = makeFleet({...plan, seed: FIRST_SEED + i});
    // Two or three regions cannot name one by their nodes alone; the symptom of the region does, so it is given.
    const slow = fleet.causes[0]?.nodes ?? [];
    found++;
    const {candidates, verdict} = explained(fleet, slow);
    const cause = candidates.find(({parts}) =>
      parts.flat().some(({fact}) => fact === fleet.causes[0]?.fact),
    );
    const claims = candidates.some(
      (one) => one.verdict === 'probable' || one.verdict === 'unexplained-association',
    );
    if (
      verdict === 'confounded-with-region' &&
      !claims &&
      (cause === undefined || cause.verdict === verdict)
    )
      right++;
  }
  return `${percent(right, found)} of ${found}`;
}

function alarms(plan: Omit<FleetPlan, 'seed'>): string {
  let alarmed = 0;
  let claimed = 0;
  const fleets = count(plan);
  for (let i = 0; i < fleets; i++) {
    const fleet = makeFleet({...plan, seed: FIRST_SEED + i});
    if (slowOf(fleet).length > 0) alarmed++;
    // Nodes slow for a reason that no fact shows: every third to tenth, by place.
    const every = 3 + (i % 8);
    const slow = fleet.table.nodes.filter((_, k) => k % every === 0);
    const {verdict} = explained(fleet, slow);
    if (verdict === 'probable' || verdict === 'unexplained-association') claimed++;
  }
  return `slow ${percent(alarmed, fleets)}   cause claimed ${percent(claimed, fleets)}   of ${fleets}`;
}

function rowOf(name: string, {own, decidable, rarity, ratio, found, shown, causes}: Ranks): string {
  const cells = [own, rarity, ratio].map(({places, firsts}) => {
    const at = (limit: number) =>
      percent(places.filter((place) => place <= limit).length, places.length);
    const mrr = places.reduce((sum, place) => sum + 1 / place, 0) / Math.max(1, places.length);
    const right = percent(firsts.filter((first) => first).length, firsts.length);
    return `${right} ${at(1)} ${at(3)} ${mrr.toFixed(3)}`;
  });
  const first = decidable.filter((place) => place === 1).length;
  const bound = `${percent(first, decidable.length)} of ${percent(decidable.length, own.places.length)}`;
  return `  ${name.padEnd(20)} ${percent(found, causes)} ${percent(shown, causes)}   ${cells.join('  |  ')}  |  ${bound}`;
}

function percent(part: number, all: number): string {
  return `${((100 * part) / Math.max(1, all)).toFixed(1).padStart(5)} %`;
}
