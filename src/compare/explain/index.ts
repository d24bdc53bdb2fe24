import type {Candidate, Explanation, FactReading} from '../../model/explanation.ts';
import type {Message} from '../../model/message.ts';
import {type FactClass, factClasses} from '../drift/fact-classes.ts';
import type {FactTable} from '../drift/fact-table.ts';
import {byText} from '../order.ts';
import {type Bitset, countBits, countBoth, difference, indexesOf} from '../stats/bitset.ts';
import {ALPHA} from './alpha.ts';
import {candidateOf, type Scene} from './candidate.ts';
import {withClaims} from './claims.ts';
import {combinations, MOST_PARENTS} from './combine.ts';
import {experimentFor} from './experiment.ts';
import {jointBelief} from './joint.ts';
import {bitsWhere, type Layout, layoutOf} from './layout.ts';
import {type RuleClaim, type Split, splitsOf} from './splits.ts';
import type {Labels} from './tally.ts';
import {factsOf, phraseOf, say, together} from './tell.ts';
import {byVerdict, verdictOf} from './verdict.ts';
import {type Weighed, type Weighing, weigh} from './weigh.ts';

export type {RuleClaim} from './splits.ts';

/** Which nodes show a symptom. A node in neither list takes no part. */
export type LabelledSymptom = {
  id: string;
  /** Ids of the symptoms it stands for; its own where left out. */
  symptoms?: readonly string[];
  /** Parts of the machine it speaks of, as the tags of facts: `network` for slow transfers. */
  tags: readonly string[];
  slow: readonly string[];
  ok: readonly string[];
  /**
   * The metric on its working scale (ln of milliseconds), oriented so that larger is worse; a time-out is
   * +Infinity, NaN is not measured.
   */
  worse?: ReadonlyMap<string, number>;
};

export type ExplainInput = {
  table: FactTable;
  symptoms: readonly LabelledSymptom[];
  rules?: readonly RuleClaim[];
  /** Of the dealing of labels; told in the result. */
  seed?: number;
  deals?: number;
};

const DEFAULTS = {seed: 20_261_123, deals: 1000} as const;
/** More causes than this in one fleet are not sought. */
const MOST_CAUSES = 4;
const SHOWN = 12;
/** Of what the data could have shown and did not. */
const SHOWN_UNEXPLAINED = 3;

/**
 * Which differences separate the slow nodes of a cohort from its healthy ones, per symptom: pure, the same to the
 * byte for the same seed and for any order of input. Never a cause from the data alone: the verdicts say how far
 * the data reach.
 */
export function explain(input: ExplainInput): Explanation[] {
  const layout = layoutOf(input.table);
  const classes = factClasses(input.table.facts);
  return input.symptoms.map((symptom) => explainOne(symptom, input, layout, classes));
}

function explainOne(
  symptom: LabelledSymptom,
  input: ExplainInput,
  layout: Layout,
  classes: readonly FactClass[],
): Explanation {
  const {table} = input;
  const settings = {seed: input.seed ?? DEFAULTS.seed, deals: input.deals ?? DEFAULTS.deals};
  const labels = labelsOf(symptom, table, layout);
  const slow = countBits(labels.slow);
  const ok = countBits(labels.ok);
  const refused = refusal(slow, ok);
  if (refused !== null) return nothing(symptom, labels, table, layout, settings.seed, refused);
  const splits = withClaims(
    splitsOf(classes, layout, slow * 2 > slow + ok, symptom.tags),
    input.rules ?? [],
    table,
    layout,
  );
  const first = weigh(splits, labels, table, layout, settings);
  const combos = combinations(first.weighed, labels, layout, table.host);
  const cover = coverOf(splits, first, combos.found, labels, input, layout, settings);
  const scene: Scene = {table, layout, labels, tags: symptom.tags, worse: worseOf(symptom, table)};
  const couldSpeak = first.attainable <= ALPHA.single;
  const isOpen = countBits(cover.uncovered) > 0;
  const belief = isOpen ? jointBelief(first.weighed, labels, layout) : null;
  const all = [...first.weighed, ...combos.found];
  const candidates = listed(cover.chosen, all, couldSpeak, scene, belief);
  const verdict = candidates[0]?.verdict ?? 'unexplained';
  const slowIds = idsOf(labels.slow, table, layout);
  return {
    ...headOf(symptom, table),
    verdict,
    slow: slowIds,
    healthy: ok,
    candidates,
    cover: candidates.slice(0, cover.chosen.length).map(({id}) => id),
    uncovered: idsOf(cover.uncovered, table, layout),
    family: {
      splits: first.splits,
      testable: first.testable,
      combinations: combos.tried,
      permutations: first.deals,
      seed: settings.seed,
    },
    limits: limitsOf(first, slow, ok, table, combos.parents),
    experiment: experimentFor(candidates, slowIds, (fact) =>
      healthyReading(fact, labels, table, layout),
    ),
    message: overall(verdict, slow, cover.chosen[0], first, couldSpeak, symptom.tags),
  };
}

function labelsOf({slow, ok}: LabelledSymptom, table: FactTable, layout: Layout): Labels {
  const isSlow = new Set(slow);
  const isOk = new Set(ok.filter((node) => !isSlow.has(node)));
  return {
    slow: bitsWhere(layout, (i) => isSlow.has(table.nodes[i] as string)),
    ok: bitsWhere(layout, (i) => isOk.has(table.nodes[i] as string)),
  };
}

/** Why these nodes cannot be explained at all. */
function refusal(slow: number, ok: number): Message | null {
  if (slow === 0) return say('limit-none-slow');
  if (slow + ok === 1) return say('limit-one-node');
  if (ok === 0) return say('limit-all-slow');
  return null;
}

function headOf({id, symptoms}: LabelledSymptom, {cohort}: FactTable) {
  return {symptom: id, symptoms: [...(symptoms ?? [id])].sort(byText), cohort};
}

function nothing(
  symptom: LabelledSymptom,
  labels: Labels,
  table: FactTable,
  layout: Layout,
  seed: number,
  limit: Message,
): Explanation {
  const slow = idsOf(labels.slow, table, layout);
  return {
    ...headOf(symptom, table),
    verdict: 'unexplained',
    slow,
    healthy: countBits(labels.ok),
    candidates: [],
    cover: [],
    uncovered: slow,
    family: {splits: 0, testable: 0, combinations: 0, permutations: 0, seed},
    limits: [limit],
    experiment: null,
    message: say('overall-unexplained'),
  };
}

type Cover = {chosen: Weighed[]; uncovered: Bitset};

/**
 * Greedy: the best supported split, then the best for the slow nodes that are left, weighed anew without those
 * accounted for, until nothing is supported. Each adds at least one node; what is left is unexplained.
 */
function coverOf(
  splits: readonly Split[],
  first: Weighing,
  combos: readonly Weighed[],
  labels: Labels,
  {table}: ExplainInput,
  layout: Layout,
  settings: {seed: number; deals: number},
): Cover {
  const chosen: Weighed[] = [];
  let uncovered = labels.slow;
  let weighed: readonly Weighed[] = [...first.weighed, ...combos];
  while (chosen.length < MOST_CAUSES) {
    const best = weighed.filter(isSupported).sort(byBelief)[0];
    if (best === undefined || countBoth(best.with, uncovered) === 0) break;
    chosen.push(best);
    uncovered = difference(uncovered, best.with);
    if (countBits(uncovered) === 0) break;
    weighed = weigh(splits, {slow: uncovered, ok: labels.ok}, table, layout, settings).weighed;
  }
  return {chosen, uncovered};
}

function isSupported(one: Weighed): boolean {
  return one.supported && (verdictOf(one, true) ?? 'unexplained') !== 'explained-by-region';
}

/** By log-odds; equal ones by the lower bound of the risk ratio, then by name. Never by the point risk ratio. */
function byBelief(x: Weighed, y: Weighed): number {
  const lower = (one: Weighed) => (one.tally.inRegion ?? one.tally.risk).lower;
  return y.logOdds - x.logOdds || lower(y) - lower(x) || byText(nameOf(x), nameOf(y));
}

function nameOf({parts}: Weighed): string {
  return parts.map(({facts, rules}) => facts[0]?.fact.fact ?? rules[0]?.rule ?? '').join(' ');
}

function listed(
  chosen: readonly Weighed[],
  all: readonly Weighed[],
  couldSpeak: boolean,
  scene: Scene,
  belief: ReadonlyMap<Weighed, number> | null,
): Candidate[] {
  const believed = (one: Weighed) => belief?.get(one) ?? one.logOdds;
  const first = chosen.flatMap((one) => {
    const verdict = verdictOf(one, couldSpeak);
    return verdict === null ? [] : [candidateOf(one, verdict, scene)];
  });
  const known = new Set(chosen.map((one) => one.parts.map(nameOfPart).join('&')));
  let unexplained = 0;
  const rest = all
    .flatMap((one) => {
      const verdict = verdictOf(one, couldSpeak);
      return verdict === null || known.has(one.parts.map(nameOfPart).join('&'))
        ? []
        : [{one, verdict}];
    })
    .sort(
      (x, y) =>
        byVerdict(x.verdict, y.verdict) ||
        believed(y.one) - believed(x.one) ||
        byBelief(x.one, y.one),
    )
    .filter(({verdict}) => verdict !== 'unexplained' || unexplained++ < SHOWN_UNEXPLAINED)
    .slice(0, Math.max(0, SHOWN - first.length));
  return [...first, ...rest.map(({one, verdict}) => candidateOf(one, verdict, scene))];
}

function nameOfPart({facts, rules}: Split): string {
  const [first] = facts;
  return first === undefined
    ? `rule ${rules[0]?.rule}`
    : `${first.fact.fact} ${first.code} ${first.other}`;
}

function limitsOf(
  {attainable, nearest, weighed}: Weighing,
  slow: number,
  ok: number,
  table: FactTable,
  parents: number,
): Message[] {
  const limits: Message[] = [];
  if (slow + ok === 2) limits.push(say('limit-two-nodes'));
  const open = weighed.some((one) => one.tally.p !== null);
  if (weighed.length > 0 && !open) limits.push(say('limit-confounded'));
  else if (open && attainable > ALPHA.single) {
    limits.push(say('limit-too-few', {slow, nodes: slow + ok, chance: attainable}));
  } else if (open && nearest > ALPHA.single) {
    limits.push(say('limit-none-fits', {chance: nearest}));
  }
  if (table.host !== null) limits.push(say('limit-shared-hosts'));
  if (parents > MOST_PARENTS) limits.push(say('limit-cut', {kept: MOST_PARENTS, all: parents}));
  return limits;
}

function overall(
  verdict: Explanation['verdict'],
  slow: number,
  chosen: Weighed | undefined,
  {weighed}: Weighing,
  couldSpeak: boolean,
  tags: readonly string[],
): Message {
  if (verdict === 'unexplained' || verdict === 'explained-by-region')
    return say(`overall-${verdict}`);
  const leading =
    chosen ?? weighed.filter((one) => verdictOf(one, couldSpeak) === verdict).sort(byBelief)[0];
  if (leading === undefined) return say('overall-unexplained');
  const first = together(leading.parts.map((part) => phraseOf(part, factsOf(part, tags))));
  return verdict === 'probable' || verdict === 'unexplained-association'
    ? say(`overall-${verdict}`, {slow, first})
    : say(`overall-${verdict}`, {first});
}

/** What most healthy nodes read. */
function healthyReading(
  fact: string,
  {ok}: Labels,
  table: FactTable,
  layout: Layout,
): FactReading | null {
  const coded = table.facts.find((one) => one.fact === fact);
  if (coded === undefined) return null;
  const counts = coded.readings.map(() => 0);
  for (const slot of indexesOf(ok)) {
    const code = coded.codes[layout.node[slot] as number] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  const most = Math.max(...counts);
  return most === 0 ? null : (coded.readings[counts.indexOf(most)] as FactReading);
}

function idsOf(bits: Bitset, table: FactTable, layout: Layout): string[] {
  return indexesOf(bits)
    .map((slot) => table.nodes[layout.node[slot] as number] as string)
    .sort(byText);
}

function worseOf({worse}: LabelledSymptom, table: FactTable): Float64Array | null {
  if (worse === undefined) return null;
  return Float64Array.from(table.nodes, (node) => worse.get(node) ?? Number.NaN);
}
