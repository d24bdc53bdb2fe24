import type {AcceptedDifference, RankedDrift} from '../../model/explanation.ts';
import {type Message, messages} from '../../model/message.ts';
import {byText} from '../order.ts';
import {round} from '../round.ts';
import {acceptanceOf} from './accepted.ts';
import type {CodedFact} from './coded-fact.ts';
import {expertWeight, priorsOf} from './expert-prior.ts';
import {type FactClass, factClasses} from './fact-classes.ts';
import type {FactTable} from './fact-table.ts';
import {peerLogOdds} from './peer-pressure.ts';
import {driftStrings} from './strings.ts';
import {haveSeveralKinds, valueText} from './value-text.ts';

export type RankDriftInput = {
  table: FactTable;
  /** A node known to be good: then its readings are what ought to be, not the majority’s. */
  golden?: string;
  /** How bad it would be, 0..1, where a rule says so; one half where none does. */
  severity?: ReadonlyMap<string, number>;
  /** Days since the fact last changed, where known. */
  changedDaysAgo?: ReadonlyMap<string, number>;
  accepted?: readonly AcceptedDifference[];
  /** `YYYY-MM-DD`, for what was accepted until a day. */
  today: string;
};

const say = messages('drift', driftStrings);

export {say as sayDrift};

/**
 * Differences within a cohort, those that matter first. Score: mean PeerPressure log-odds over the minority’s
 * nodes + ln concentration + ln severity + ln recency. The last three lie in (0, 1] and are added as logarithms:
 * multiplying would raise a negative log-odds.
 */
export function rankDrift(input: RankDriftInput): RankedDrift[] {
  const {table} = input;
  const classes = factClasses(table.facts.filter(({policy}) => policy === 'identical'));
  const priors = priorsOf(
    classes.map(({facts}) => Math.max(...facts.map(({fact, tag}) => expertWeight(fact, tag)))),
  );
  return classes
    .flatMap((one, i) => rankedClass(one, boundedPrior(priors[i] ?? 0), input) ?? [])
    .sort((x, y) => y.score - x.score || byText(x.facts[0] ?? '', y.facts[0] ?? ''));
}

/** One difference alone would have prior 1 and infinite odds. */
function boundedPrior(prior: number): number {
  return Math.min(0.5, prior);
}

function rankedClass({facts}: FactClass, prior: number, input: RankDriftInput): RankedDrift | null {
  const {table, golden} = input;
  const first = facts[0] as CodedFact;
  const names = facts
    .toSorted(
      (x, y) => expertWeight(y.fact, y.tag) - expertWeight(x.fact, x.tag) || byText(x.fact, y.fact),
    )
    .map(({fact}) => fact);
  const lead = facts.find(({fact}) => fact === names[0]) ?? first;
  const goldenCode = golden === undefined ? -1 : (lead.codes[table.nodes.indexOf(golden)] ?? -1);
  const good = Math.max(goldenCode, 0);
  const members = membersOf(lead, table);
  const minority = members.flatMap((own, code) => (code === good ? [] : own));
  if (minority.length === 0) return null;
  const known = minority.length + (members[good]?.length ?? 0);
  const logOdds = meanLogOdds(members, good, prior);
  const scale = factorsOf(members, good, names, input);
  const nodes = minority.map((i) => table.nodes[i] as string).sort(byText);
  const acceptance = acceptanceOf(names, nodes, input.accepted ?? [], input.today);
  return {
    cohort: table.cohort,
    facts: names,
    kind: isConstantPerRegion(lead, table) ? 'region-drift' : 'within-region',
    groups: members
      .map((own, code) => ({
        reading: lead.readings[code] as CodedFact['readings'][number],
        nodes: own.map((i) => table.nodes[i] as string),
      }))
      .filter((group) => group.nodes.length > 0),
    unknown: table.nodes.length - known,
    logOdds: round(logOdds),
    logOddsInRegion: round(inRegionLogOdds(lead, good, table, prior)),
    score: round(logOdds + scale),
    accepted: acceptance === null ? null : {reason: acceptance.reason, until: acceptance.until},
    message: messageOf(lead, members, good, known, goldenCode >= 0 ? golden : undefined),
  };
}

/** Nodes by code, ascending. */
function membersOf({codes, readings}: CodedFact, table: FactTable): number[][] {
  const members: number[][] = readings.map(() => []);
  for (let i = 0; i < table.nodes.length; i++) {
    const code = codes[i] as number;
    if (code >= 0) members[code]?.push(i);
  }
  return members;
}

/** Mean over the nodes that are not as they ought to be; each counts the others that read what it reads. */
function meanLogOdds(members: readonly (readonly number[])[], good: number, prior: number): number {
  const sizes = members.map((own) => own.length);
  const known = sizes.reduce((sum, size) => sum + size, 0);
  const readings = sizes.filter((size) => size > 0).length;
  let sum = 0;
  let count = 0;
  sizes.forEach((size, code) => {
    if (code === good || size === 0) return;
    sum += size * peerLogOdds({peers: known - 1, agreeing: size - 1, readings}, prior);
    count += size;
  });
  return sum / count;
}

function inRegionLogOdds(
  {codes}: CodedFact,
  good: number,
  table: FactTable,
  prior: number,
): number | null {
  const counts = table.regions.map(() => new Map<number, number>());
  codes.forEach((code, i) => {
    const own = counts[table.region[i] as number];
    if (code >= 0 && own !== undefined) own.set(code, (own.get(code) ?? 0) + 1);
  });
  let sum = 0;
  let nodes = 0;
  for (const own of counts) {
    if (own.size < 2) continue;
    const known = [...own.values()].reduce((total, size) => total + size, 0);
    for (const [code, size] of own) {
      if (code === good) continue;
      const view = {peers: known - 1, agreeing: size - 1, readings: own.size};
      sum += size * peerLogOdds(view, prior);
      nodes += size;
    }
  }
  return nodes === 0 ? null : sum / nodes;
}

const UNSAID = 0.5;
const RECENT_DAYS = 30;
const LEAST_RECENCY = 0.1;

/**
 * ln of three factors in (0, 1]. Concentration: share of the minority that holds its commonest reading (one odd
 * value is a change somebody made, many are noise). Severity: as rules say, 0.5 unsaid. Recency: falls by e every
 * 30 days to no less than 0.1; 0.5 unsaid.
 */
function factorsOf(
  members: readonly (readonly number[])[],
  good: number,
  facts: readonly string[],
  {severity, changedDaysAgo}: RankDriftInput,
): number {
  const sizes = members.map((own) => own.length).filter((_, code) => code !== good);
  const concentration = Math.max(...sizes) / sizes.reduce((sum, size) => sum + size, 0);
  const severities = facts.flatMap((fact) => severity?.get(fact) ?? []);
  const worst = severities.length === 0 ? UNSAID : Math.min(1, Math.max(0.01, ...severities));
  const ages = facts.flatMap((fact) => changedDaysAgo?.get(fact) ?? []);
  const recency =
    ages.length === 0
      ? UNSAID
      : Math.max(LEAST_RECENCY, Math.exp(-Math.max(0, Math.min(...ages)) / RECENT_DAYS));
  return Math.log(concentration) + Math.log(worst) + Math.log(recency);
}

function isConstantPerRegion({codes}: CodedFact, table: FactTable): boolean {
  const seen = new Int32Array(table.regions.length).fill(-1);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    const region = table.region[i] as number;
    if (code < 0) continue;
    if (seen[region] !== -1 && seen[region] !== code) return false;
    seen[region] = code;
  }
  return true;
}

function messageOf(
  {fact, readings}: CodedFact,
  members: readonly (readonly number[])[],
  good: number,
  known: number,
  golden: string | undefined,
): Message {
  const several = haveSeveralKinds(readings.filter((_, code) => (members[code]?.length ?? 0) > 0));
  const words = (code: number): Message => inWords(readings[code], several);
  const majority = words(good);
  const count = known - (members[good]?.length ?? 0);
  if (golden !== undefined) return say('against-golden', {count, known, fact, majority, golden});
  const others = members.flatMap((own, code) => (code === good || own.length === 0 ? [] : [code]));
  const [only] = others;
  const single = only !== undefined && others.length === 1;
  if (isTie(members)) {
    return single
      ? say('halves', {count, known, fact, one: majority, other: words(only)})
      : say('no-majority', {known, fact, readings: others.length + 1});
  }
  if (single) return say('minority', {count, known, fact, value: words(only), majority});
  return say('minority-several', {count, known, fact, readings: others.length, majority});
}

/** The commonest readings are equally common: the data do not say which is the odd one. */
function isTie(members: readonly (readonly number[])[]): boolean {
  const [first = 0, second = 0] = members.map((own) => own.length).sort((a, b) => b - a);
  return first === second;
}

function inWords(reading: CodedFact['readings'][number] | undefined, quoted: boolean): Message {
  if (reading === undefined || reading.kind === 'missing') return say('absent');
  return say('value', {value: valueText(reading.value, quoted)});
}

/** What must be said beside a ranking of very few nodes; `null` where the data rank by themselves. */
export function rankingLimit(table: FactTable): Message | null {
  const nodes = table.nodes.length;
  return nodes <= 3 ? say('few-nodes', {nodes}) : null;
}
