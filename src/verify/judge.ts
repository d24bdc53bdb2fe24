import {ascending, median} from '../compare/quantile.ts';
import type {Message} from '../model/message.ts';
import type {Criterion, CriterionMetric} from '../model/plan.ts';
import type {Verification, VerifyEffect, VerifyRun, VerifyVerdict} from '../model/verification.ts';
import {controlIn, valueIn} from './arm-values.ts';
import {effectOf, fewestRuns} from './effect.ts';
import {say} from './strings.ts';
import {type Direction, furtherRuns, verdictOf} from './verdict.ts';

/** Less than this of a latency is felt by nobody; `compare` calls no region slow for less either. */
const FELT_MS = 20;

type Question = {
  kind: VerifyEffect['kind'];
  metric: CriterionMetric;
  region: string;
  direction: Criterion['direction'];
  marginShare: number;
  critical: boolean;
};

/**
 * Judges runs made before and after a change by the criterion that was fixed beforehand. Pure: the same runs give the
 * same verdict in any order. Rejected runs take no part, and too few of them are said to be too few.
 * Source of the method: Hodges and Lehmann 1963, Bauer 1972; difference in differences on logarithms.
 */
export function judge(
  plan: string,
  criterion: Criterion,
  made: readonly VerifyRun[],
): Verification {
  const runs = made.filter(({rejected}) => rejected === null);
  const before = runs.filter(({arm}) => arm === 'before');
  const after = runs.filter(({arm}) => arm === 'after');
  const {metric, region, direction, marginShare} = criterion;
  const main = {kind: 'effect', metric, region, direction, marginShare, critical: true} as const;
  const effects = [
    beforeAndAfter(main, before, after, criterion.control),
    ...besidePeers({...main, kind: 'peers', critical: false}, after, criterion.peers),
    ...criterion.guards.map((guard) =>
      beforeAndAfter({...guard, kind: 'guard'}, before, after, controlFor(guard, criterion)),
    ),
  ];
  const verdict = overall(effects);
  return {
    schemaVersion: 1,
    plan,
    criterion,
    runs: [...made].sort((x, y) => x.index - y.index),
    effects,
    verdict,
    message: inWords(verdict, effects, criterion),
    limits: limitsOf(made, before, after, criterion, effects),
  };
}

/** A region that is itself guarded cannot be its own control. */
function controlFor(guard: Criterion['guards'][number], {control}: Criterion): string[] {
  return control.includes(guard.region) ? [] : control;
}

function beforeAndAfter(
  question: Question,
  before: readonly VerifyRun[],
  after: readonly VerifyRun[],
  control: readonly string[],
): VerifyEffect {
  const {metric, region, direction} = question;
  const all = [...before, ...after];
  const controlled =
    control.length > 0 &&
    all.every((run) => controlIn(run, metric, control, direction) !== undefined);
  const read = (runs: readonly VerifyRun[]) =>
    runs.flatMap((run) => {
      const value = valueIn(run, metric, region, direction);
      if (value === undefined) return [];
      const common = controlled ? (controlIn(run, metric, control, direction) ?? 1) : 1;
      return [{plain: value, adjusted: value / common}];
    });
  const [x, y] = [read(after), read(before)];
  return judged(question, controlled, {
    x: x.map(({adjusted}) => adjusted),
    y: y.map(({adjusted}) => adjusted),
    plainX: x.map(({plain}) => plain),
    plainY: y.map(({plain}) => plain),
  });
}

/** “Back to peer level”: the region after the change beside its healthy peers in the same runs. */
function besidePeers(
  question: Question,
  after: readonly VerifyRun[],
  peers: readonly string[],
): VerifyEffect[] {
  if (peers.length === 0) return [];
  const {metric, region, direction} = question;
  const x = after.flatMap((run) => valueIn(run, metric, region, direction) ?? []);
  // One value per run: several peers of one run are not several runs.
  const y = after.flatMap((run) => controlIn(run, metric, peers, direction) ?? []);
  return [judged(question, false, {x, y, plainX: x, plainY: y})];
}

type Sides = Record<'x' | 'y' | 'plainX' | 'plainY', readonly number[]>;

function judged(asked: Question, controlled: boolean, sides: Sides): VerifyEffect {
  const marginShare = marginOf(asked, middle(sides.plainY));
  const question = {...asked, marginShare};
  const way: Direction = question.direction === 'lower-is-better' ? 'lower' : 'higher';
  const effect = effectOf(sides.x, sides.y);
  const told = {
    ...question,
    controlled,
    runs: [sides.x.length, sides.y.length] as [number, number],
    medians: [finite(middle(sides.plainX)), finite(middle(sides.plainY))] as [
      number | null,
      number | null,
    ],
  };
  if (effect === null) {
    const missing = fewestRuns() - Math.min(sides.x.length, sides.y.length);
    return {
      ...told,
      ...{ratio: null, low: null, high: null, p: null, cliffDelta: null},
      verdict: 'inconclusive',
      furtherRuns: Math.max(1, missing),
    };
  }
  const verdict = verdictOf(effect, way, marginShare);
  return {
    ...told,
    ratio: finite(effect.ratio),
    low: finite(effect.low),
    high: finite(effect.high),
    p: effect.p,
    cliffDelta: effect.cliffDelta,
    verdict,
    furtherRuns: verdict === 'inconclusive' ? furtherRuns(effect, way, marginShare) : null,
  };
}

/** The share that was agreed, but never less than what is felt: a tenth of two milliseconds is noise. */
function marginOf({metric, marginShare}: Question, reference: number | null): number {
  const isLatency = metric !== 'throughput' && metric !== 'path-mtu';
  if (!isLatency || reference === null || !Number.isFinite(reference)) return marginShare;
  return Math.max(marginShare, FELT_MS / Math.max(reference, 1));
}

/** A guard that became worse fails the whole; else the main effect decides. */
function overall(effects: readonly VerifyEffect[]): VerifyVerdict {
  const broken = effects.some(
    ({kind, critical, verdict}) => kind === 'guard' && critical && verdict === 'regressed',
  );
  return broken ? 'regressed' : (effects[0]?.verdict ?? 'inconclusive');
}

function inWords(
  verdict: VerifyVerdict,
  effects: readonly VerifyEffect[],
  {region}: Criterion,
): Message {
  const [main] = effects;
  const broken = effects.find(
    (one) => one.kind === 'guard' && one.critical && one.verdict === 'regressed',
  );
  if (broken !== undefined) {
    return say('guard-regressed', {metric: say(`metric-${broken.metric}`), region: broken.region});
  }
  const peers = effects.find(({kind}) => kind === 'peers');
  const back =
    peers === undefined || peers.verdict === 'inconclusive'
      ? say('peers-unknown')
      : say(peers.verdict === 'regressed' ? 'peers-not-reached' : 'peers-reached');
  if (main !== undefined && main.runs[1] === 0 && (peers?.ratio ?? null) !== null) {
    return say('peers-only', {region, metric: say(`metric-${main.metric}`), back});
  }
  if (main === undefined || main.runs.some((runs) => runs < fewestRuns())) {
    return say('too-few-runs', {needed: fewestRuns()});
  }
  const metric = say(`metric-${main.metric}`);
  const margin = Math.round(main.marginShare * 100);
  const further = main.furtherRuns ?? 0;
  return say(verdict, {region, metric, margin, further, back});
}

function limitsOf(
  made: readonly VerifyRun[],
  before: readonly VerifyRun[],
  after: readonly VerifyRun[],
  criterion: Criterion,
  [main]: readonly VerifyEffect[],
): Message[] {
  const limits: Message[] = [];
  const rejected = made.length - before.length - after.length;
  if (rejected > 0) limits.push(say('limit-rejected', {count: rejected}));
  if (before.length === 0) limits.push(say('limit-no-baseline'));
  if (main !== undefined && !main.controlled) {
    limits.push(
      say(criterion.control.length === 0 ? 'limit-no-control' : 'limit-control-unusable'),
    );
  }
  const fewest = Math.min(before.length, after.length);
  if (fewest >= fewestRuns() && fewest < criterion.runsPerArm) {
    limits.push(say('limit-fewer-than-planned', {runs: fewest, planned: criterion.runsPerArm}));
  }
  return limits;
}

function middle(values: readonly number[]): number | null {
  return median(ascending(values));
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
