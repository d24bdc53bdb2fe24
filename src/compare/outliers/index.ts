import type {OutlierGroup, OutlierNode, Outliers} from '../../model/explanation.ts';
import {messages} from '../../model/message.ts';
import {byText} from '../order.ts';
import {ascending, median} from '../quantile.ts';
import {round} from '../round.ts';
import {FEWEST_PEERS, type GroupJudgement, judgeGroup, judgeTogether} from './judge-group.ts';
import {FEWEST_RUNS, judgeThree, judgeTwo, type Member, type PairwiseVerdict} from './pairwise.ts';
import {type MeasuredNode, type PlacedNode, placed, type Scale, unworked} from './place.ts';
import {outlierStrings} from './strings.ts';

export type {MeasuredNode, Scale} from './place.ts';

/** One metric of the nodes of a cohort. A run is one separate measurement, not a request inside one. */
export type Metric = {
  /** `fleet` where left out. */
  cohort?: string;
  metric: string;
  /** Milliseconds where left out. */
  unit?: Outliers['unit'];
  scale: Scale;
  largerIsWorse: boolean;
  /** Differences below this, on the working scale, do not matter; 5 % where left out, on the logit scale a fifth. */
  margin?: number;
  nodes: readonly MeasuredNode[];
};

const say = messages('outliers', outlierStrings);

/** Chance of calling anybody on a clean cohort, all metrics and groups together. */
const LEVEL = 0.05;
/** Smaller differences do not matter: 5 %, on the logit scale a fifth. */
const MARGIN: Readonly<Record<Scale, number>> = {log: Math.log(1.05), logit: 0.2};

/**
 * Who is odd: nodes against the peers of their region, regions against regions. Of one or two nothing is named; of
 * three their own runs decide; from four on the score against the peers, with thresholds simulated for exactly
 * this statistic. Pure, and the same for any order of input.
 */
export function findOutliers(metrics: readonly Metric[]): Outliers[] {
  return metrics.map((metric) => judgeMetric(metric, LEVEL / metrics.length));
}

type Judged = {
  groups: OutlierGroup[];
  nodes: Map<string, Pick<OutlierNode, 'score' | 'ratio' | 'verdict'>>;
};

function judgeMetric(given: Metric, level: number): Outliers {
  const {metric, scale, largerIsWorse, nodes} = given;
  const margin = given.margin ?? MARGIN[scale];
  const inOrder = [...nodes].sort((a, b) => byText(a.node, b.node));
  const all = inOrder.map((node) => placed(node, scale, largerIsWorse));
  const usable = all.filter((node) => node !== null);
  const judged: Judged = {groups: [], nodes: new Map()};
  const regions = [...Map.groupBy(usable, ({region}) => region)].sort(([a], [b]) => byText(a, b));
  const plan = planOf(usable, regions);
  const share = level / Math.max(1, plan.length + (regions.length > 1 ? 1 : 0));
  for (const planned of plan) judgePlanned(judged, planned, share, margin);
  const slowRegions = usable.length > 3 ? judgeRegions(judged, regions, share, margin) : [];
  const slowNodes = [...judged.nodes].flatMap(([node, {verdict}]) =>
    verdict === 'slow' ? [node] : [],
  );
  const whole = wholeRegions(regions, slowNodes);
  return {
    cohort: given.cohort ?? 'fleet',
    metric,
    unit: given.unit ?? 'ms',
    nodes: usable.map((node) => nodeOf(node, judged, scale, largerIsWorse)),
    groups: judged.groups,
    slowNodes: slowNodes
      .filter((node) => !whole.some(([, members]) => members.some((one) => one.node === node)))
      .sort(byText),
    slowRegions: [...new Set([...slowRegions, ...whole.map(([region]) => region)])].sort(byText),
    unmeasured: inOrder.flatMap((node, i) => (all[i] === null ? [node.node] : [])),
  };
}

type Region = readonly [name: string, own: PlacedNode[]];

/** One family of tests: a large region, several small ones together, or what is left beside the whole cohort. */
type Planned =
  | {kind: 'region'; region: Region}
  | {kind: 'regions'; regions: readonly Region[]}
  | {kind: 'cohort'; members: readonly PlacedNode[]; about: ReadonlySet<string>};

/** Regions from this size on know their own spread. */
const OWN_SPREAD = 21;

/**
 * Regions of four and more are judged by themselves, those below 21 with the spread of all such regions; nodes of
 * still smaller ones beside the whole cohort.
 */
function planOf(usable: readonly PlacedNode[], regions: readonly Region[]): Planned[] {
  const able = usable.length <= 3 ? [] : regions.filter(([, own]) => own.length >= FEWEST_PEERS);
  const small = able.filter(([, own]) => own.length < OWN_SPREAD);
  const together = small.length > 1 ? small : [];
  const plan: Planned[] = able
    .filter((region) => !together.includes(region))
    .map((region) => ({kind: 'region', region}));
  if (together.length > 0) plan.push({kind: 'regions', regions: together});
  const covered = new Set(able.flatMap(([, own]) => own));
  const rest = usable.filter((node) => !covered.has(node));
  if (rest.length === 0) return plan;
  return [...plan, {kind: 'cohort', members: usable, about: new Set(rest.map(({node}) => node))}];
}

function judgePlanned(judged: Judged, planned: Planned, share: number, margin: number): void {
  if (planned.kind === 'regions') {
    const judgements = judgeTogether(
      planned.regions.map(([, own]) => own),
      share,
      margin,
    );
    planned.regions.forEach(([name, own], i) => {
      note(judged, judgements[i] as GroupJudgement, own, {level: 'region', group: name});
    });
    return;
  }
  if (planned.kind === 'region') {
    const [group, own] = planned.region;
    note(judged, judgeGroup(own, share, margin), own, {level: 'region', group});
    return;
  }
  const {members, about} = planned;
  if (members.length >= FEWEST_PEERS) {
    const place = {level: 'cohort', group: '*'} as const;
    note(judged, judgeGroup(members, share, margin), members, place, about);
    return;
  }
  const told = members.map(({node, runs}) => ({name: node, runs}));
  const outcome = smallGroup(told, margin);
  judged.groups.push({level: 'cohort', group: '*', size: members.length, ...outcome});
  for (const one of members) {
    judged.nodes.set(one.node, {
      score: null,
      ratio: ratioTo(one, members),
      verdict: outcome.slow.includes(one.node) ? 'slow' : 'typical',
    });
  }
}

/** Writes down what was judged of a group, of all its members or of those it is about. */
function note(
  judged: Judged,
  judgement: GroupJudgement,
  members: readonly PlacedNode[],
  {level, group}: Pick<OutlierGroup, 'level' | 'group'>,
  about?: ReadonlySet<string>,
): void {
  const slow: string[] = [];
  members.forEach(({node}, i) => {
    if (about !== undefined && !about.has(node)) return;
    const score = judgement.scores[i];
    const verdict = judgement.called[i] ?? 'typical';
    if (verdict === 'slow') slow.push(node);
    judged.nodes.set(node, {
      score: score === undefined ? null : round(score.score),
      ratio: ratioOf(score?.difference),
      verdict,
    });
  });
  const size = members.length;
  judged.groups.push({level, group, size, ...groupOf(judgement, slow, level, about?.size ?? size)});
}

function groupOf(
  {method, threshold, called}: GroupJudgement,
  slow: string[],
  level: 'region' | 'cohort' | 'regions',
  /** Nodes whose region is too small to be compared in itself. */
  few = 0,
): Omit<OutlierGroup, 'level' | 'group' | 'size'> {
  const any = called.some((one) => one !== 'typical');
  const verdict = !any ? 'none-odd' : method === 'two-groups' ? 'slow-group' : 'odd';
  const told = {method, threshold: round(threshold), verdict, slow} as const;
  return level === 'cohort'
    ? {...told, reason: say('few-peers', {count: few, wanted: FEWEST_PEERS})}
    : told;
}

/** One, two or three: what the runs of each may say. */
function smallGroup(
  members: readonly Member[],
  margin: number,
): Omit<OutlierGroup, 'level' | 'group' | 'size'> {
  const none = {method: 'none', threshold: null, slow: []} as const;
  const [first, second] = members;
  if (first === undefined || second === undefined) {
    return {...none, slow: [], verdict: 'insufficient', reason: say('one-node')};
  }
  const two = members.length === 2;
  const outcome = two ? judgeTwo(first, second, margin) : judgeThree(members, margin);
  return {...pairwiseGroup(outcome, members, two), method: 'pairwise', threshold: null};
}

function pairwiseGroup(
  outcome: PairwiseVerdict,
  members: readonly Member[],
  two: boolean,
): Pick<OutlierGroup, 'verdict' | 'slow' | 'reason'> {
  const runs = Math.min(...members.map((one) => one.runs.length));
  const needed = two ? FEWEST_RUNS.two : FEWEST_RUNS.three;
  switch (outcome.verdict) {
    case 'odd-one-out':
      return {verdict: 'odd-one-out', slow: outcome.isWorse ? [outcome.odd] : []};
    case 'differs':
      return {verdict: 'differs', slow: [], reason: say('two-nodes')};
    case 'no-consensus':
      return {verdict: 'no-consensus', slow: [], reason: say('no-consensus')};
    case 'none-odd':
      return {verdict: 'none-odd', slow: []};
    case 'insufficient': {
      const reason =
        outcome.why === 'runs' ? say('few-runs', {runs, needed}) : say('not-equivalent');
      return {verdict: 'insufficient', slow: [], reason};
    }
  }
}

/** Regions beside regions, each by the values of its nodes: the node is the run of a region. */
function judgeRegions(
  judged: Judged,
  regions: readonly Region[],
  share: number,
  margin: number,
): string[] {
  if (regions.length < 2) return [];
  const base = {level: 'regions', group: '*', size: regions.length} as const;
  if (regions.length < FEWEST_PEERS) {
    const members = regions.map(([name, own]) => ({
      name,
      runs: ascending(own.map(({worse}) => worse)),
    }));
    const outcome = smallGroup(members, margin);
    const told = outcome.verdict === 'differs' ? {...outcome, reason: say('few-regions')} : outcome;
    judged.groups.push({...base, ...told});
    return outcome.slow;
  }
  const centres = regions.map(([, own]) => centreOf(own));
  const judgement = judgeGroup(centres, share, margin);
  const slow = regions.flatMap(([name], i) => (judgement.called[i] === 'slow' ? [name] : []));
  judged.groups.push({...base, ...groupOf(judgement, slow, 'regions')});
  return slow;
}

/** Median of a region’s nodes, with its standard error from their spread. */
function centreOf(own: readonly PlacedNode[]): {worse: number; standardError: number} {
  const values = ascending(own.map(({worse}) => worse));
  const worse = median(values) ?? 0;
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return {worse, standardError: own[0]?.standardError ?? 0};
  const deviation = median(ascending(finite.map((value) => Math.abs(value - worse)))) ?? 0;
  const spread = Number.isFinite(deviation) ? 1.4826 * deviation : 0;
  return {worse, standardError: (1.2533 * spread) / Math.sqrt(finite.length)};
}

/** Regions of at least two nodes all of which are slow, while another region has a healthy one. */
function wholeRegions(regions: readonly Region[], slowNodes: readonly string[]): Region[] {
  const slow = new Set(slowNodes);
  const whole = regions.filter(
    ([, own]) => own.length >= 2 && own.every(({node}) => slow.has(node)),
  );
  return whole.length < regions.length ? whole : [];
}

function nodeOf(
  one: PlacedNode,
  judged: Judged,
  scale: Scale,
  largerIsWorse: boolean,
): OutlierNode {
  const value = unworked(one.worse, scale, largerIsWorse);
  const known = judged.nodes.get(one.node) ?? {score: null, ratio: null, verdict: 'typical'};
  return {
    node: one.node,
    region: one.region,
    value: finite(value),
    runs: one.runs.length,
    ...known,
  };
}

function ratioTo(one: PlacedNode, members: readonly PlacedNode[]): number | null {
  const others = members.filter((other) => other !== one).map(({worse}) => worse);
  const centre = median(ascending(others));
  return centre === null ? null : ratioOf(one.worse === centre ? 0 : one.worse - centre);
}

/** `null` where it has no bound, as for a node that only times out. */
function ratioOf(difference: number | undefined): number | null {
  if (difference === undefined || !Number.isFinite(difference)) return null;
  return finite(Math.exp(difference));
}

function finite(value: number | null): number | null {
  const rounded = round(value);
  return rounded === null || Number.isFinite(rounded) ? rounded : null;
}
