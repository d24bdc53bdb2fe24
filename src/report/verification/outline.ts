import type {Message} from '../../model/message.ts';
import type {Criterion, CriterionMetric} from '../../model/plan.ts';
import type {Verification, VerifyEffect, VerifyRun} from '../../model/verification.ts';
import {say} from './strings.ts';

/** One line of the table of effects, in words; every format writes the same. */
export type EffectRow = {
  what: Message;
  /** Of peers nothing: they are beside the region, in `after`. */
  before: Message | null;
  after: Message | null;
  ratio: string;
  interval: string;
  /** After and before. */
  runs: string;
  margin: string;
  verdict: Message;
};

const NONE = '–';

export function effectRows({effects, criterion}: Verification): EffectRow[] {
  return effects.map((effect) => {
    const {kind, region, metric, medians, ratio, low, high, runs} = effect;
    const words = {region, metric: metricMessage(metric), peers: criterion.peers};
    const [own, other] = [
      quantity(medians[0], metric, runs[0]),
      quantity(medians[1], metric, runs[1]),
    ];
    const isPeers = kind === 'peers';
    return {
      what: say(`effect-${kind}`, words),
      before: isPeers ? null : other,
      after: isPeers && own !== null && other !== null ? say('beside', {own, other}) : own,
      ratio: ratio === null ? NONE : times(ratio),
      interval: intervalOf(effect, low, high),
      runs: `${runs[1]}+${runs[0]}`,
      margin: marginOf(effect, agreedShare(effect, criterion)),
      verdict: isHeld(effect) ? say('verdict-held') : say(`verdict-${effect.verdict}`),
    };
  });
}

/** In the metric’s unit where it is not the share that counts but what anybody feels. */
function marginOf({marginShare, medians}: VerifyEffect, agreed: number): string {
  const reference = medians[1];
  if (marginShare <= agreed || reference === null) return `±${Math.round(marginShare * 100)} %`;
  return `±${Math.round(marginShare * Math.max(reference, 1))} ms`;
}

function agreedShare({kind, metric, region}: VerifyEffect, criterion: Criterion): number {
  if (kind !== 'guard') return criterion.marginShare;
  const guard = criterion.guards.find((one) => one.metric === metric && one.region === region);
  return guard?.marginShare ?? criterion.marginShare;
}

/** A guard need not be the same as before, only not worse. */
function isHeld({kind, verdict, direction, marginShare, low, high}: VerifyEffect): boolean {
  if (kind !== 'guard' || verdict === 'regressed') return false;
  if (direction === 'lower-is-better') return high !== null && high <= 1 + marginShare;
  return low !== null && low >= 1 / (1 + marginShare);
}

/** Belongs to the room that judges; its texts come with the catalogue. */
export function metricMessage(metric: CriterionMetric): Message {
  return {id: `verify/metric-${metric}`};
}

function intervalOf({ratio}: VerifyEffect, low: number | null, high: number | null): string {
  if (ratio === null && low === null && high === null) return NONE;
  return `${low === null ? '0' : times(low)} … ${high === null ? '∞' : times(high)}`;
}

/** As many digits as a ratio bears. */
export function times(ratio: number): string {
  if (ratio === 0) return '0';
  return ratio >= 100 ? String(Math.round(ratio)) : String(Number(ratio.toPrecision(2)));
}

/** The middle of a side in its unit; null: nothing was measured. A side without bound never ended. */
export function quantity(
  value: number | null,
  metric: CriterionMetric,
  runs: number,
): Message | null {
  if (runs === 0) return null;
  if (value === null) return say('quantity-unbounded');
  if (metric === 'throughput') return say('quantity-mbit', {x: (value * 8) / 1e6});
  if (metric === 'path-mtu') return say('quantity-bytes', {x: value});
  return value >= 1000 ? say('quantity-s', {x: value / 1000}) : say('quantity-ms', {x: value});
}

/** What the criterion’s own metric and region was in a run. */
export function ownValue(run: VerifyRun, {criterion}: Verification) {
  return run.values.find(
    ({metric, region}) => metric === criterion.metric && region === criterion.region,
  );
}

export function methodMessage({criterion, effects}: Verification): Message {
  return say('method', {
    statistic: criterion.statistic,
    controlled: String(effects[0]?.controlled ?? false),
  });
}

/** Requests of all runs of one side that take part, ascending. */
export function pooledSpectrum({runs}: Verification, arm: VerifyRun['arm']): number[] {
  return runs
    .filter((run) => run.arm === arm && run.rejected === null)
    .flatMap(({spectrum}) => spectrum)
    .sort((a, b) => a - b);
}
