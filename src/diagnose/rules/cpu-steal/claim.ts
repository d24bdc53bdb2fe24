import type {Evidence} from '../../../model/finding.ts';
import type {Source} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import {isBurstable} from './burstable.ts';
import {say} from './say.ts';
import {HIGH, SURE_SECONDS} from './thresholds.ts';

type Seen = {
  node: string;
  steal: number;
  busy: number;
  seconds: number;
  /** Empty where the inventory does not tell it. */
  instanceType: string;
  sources: Source[];
};

export function stealClaim({instanceType, sources, ...seen}: Seen): Claim {
  const high = seen.steal >= HIGH;
  const short = seen.seconds < SURE_SECONDS;
  const burstable = isBurstable(instanceType);
  const evidenceFor: Evidence[] = [{message: say('share', seen), sources}];
  if (burstable) evidenceFor.push({message: say('burstable', {instanceType}), sources: []});
  const brief = {seconds: seen.seconds, wanted: SURE_SECONDS};
  return {
    verdict: 'contributor',
    severity: high ? 'high' : 'medium',
    confidence: confidenceOf(high, short),
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: short ? [{message: say('short-window', brief), sources: []}] : [],
    safe: [
      ...(burstable ? [{id: 'check-credits', message: say('check-credits')}] : []),
      {id: 'other-host', message: say('other-host')},
      {id: 'dedicated-cpu', message: say('dedicated-cpu')},
    ],
    danger: [{id: 'lose-local-disks', message: say('lose-local-disks')}],
  };
}

function confidenceOf(high: boolean, short: boolean): number {
  if (high) return short ? 0.7 : 0.9;
  return short ? 0.4 : 0.6;
}
