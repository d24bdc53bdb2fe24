import type {Evidence, Severity} from '../../../model/finding.ts';
import type {Message} from '../../../model/message.ts';
import type {Source} from '../../../model/observed.ts';
import type {PathMtuResult} from '../../../model/path.ts';
import {fail, notApplicable, type Outcome, pass} from '../../define-rule.ts';
import {limitOf} from '../../mtu/path-limit.ts';
import {comparePrediction} from '../../mtu/predict.ts';
import {say} from './say.ts';

export type Judged = {
  layer: 'host' | 'pod';
  path: {value: PathMtuResult; source: Source};
  predictedBytes: number;
  /** What the prediction was made from. */
  from: Evidence;
  /** Whether another rule tells a result below the prediction. */
  toldElsewhere(limit: {passBytes: number; failBytes: number}): boolean;
};

/** One layer of one direction: prediction against measurement. */
export function judge({layer, path, predictedBytes, from, toldElsewhere}: Judged): Outcome {
  const limit = limitOf(path.value);
  if (limit === null) return notApplicable(say('too-lossy'));
  const {passBytes} = limit;
  const sources = [path.source];
  switch (comparePrediction(limit, predictedBytes)) {
    case 'unknown':
      return notApplicable(say('undecided', {predictedBytes, ...limit}));
    case 'as-predicted':
      return pass([{message: say('as-predicted', {layer, passBytes, predictedBytes}), sources}]);
    case 'larger': {
      const message = say('larger', {layer, passBytes, predictedBytes});
      return pass([{message, sources}], message);
    }
    case 'smaller':
      if (toldElsewhere(limit)) return notApplicable(say('told-elsewhere'));
      return fail({
        kind: `path-mtu-not-as-predicted${layer === 'pod' ? '-pod' : ''}`,
        ...WEIGHT,
        title: say(`title-${layer}`, {passBytes, predictedBytes}),
        why: say('why'),
        evidenceFor: [{message: measured(path.value, limit), sources}, from, ...hops(path)],
        evidenceAgainst: path.value.localLimitCached
          ? [{message: say('cached', {source: path.value.source}), sources}]
          : [],
        safe: [{id: 'look-at-routes', message: say('look-at-routes')}],
      });
  }
}

const WEIGHT = {verdict: 'note', severity: 'low' as Severity, confidence: 0.8} as const;

function measured(path: PathMtuResult, limit: {passBytes: number; failBytes: number}): Message {
  const ends = {source: path.source, destination: path.destination, passBytes: limit.passBytes};
  switch (path.state) {
    case 'local-emsgsize':
    case 'ok':
      return say('measured-self', ends);
    case 'icmp-clamped':
      return say('measured-told', {...ends, by: path.reportedBy ?? path.source});
    default:
      return say('measured-lost', {...ends, failBytes: limit.failBytes});
  }
}

function hops({value, source}: Judged['path']): Evidence[] {
  if (value.lostBetween === undefined) return [];
  const {afterHop, afterAddress, beforeHop} = value.lostBetween;
  const params = {afterHop, afterAddress: afterAddress ?? '-', beforeHop};
  return [{message: say('hops', params), sources: [source]}];
}
