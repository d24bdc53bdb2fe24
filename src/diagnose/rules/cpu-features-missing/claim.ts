import type {Evidence} from '../../../model/finding.ts';
import type {Observed} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import type {Speed} from '../../speed/speed.ts';
import type {CryptoSpeed} from './reduced.ts';
import {say} from './say.ts';

type Seen = {
  crypto: CryptoSpeed;
  reduced: boolean;
  lacking: boolean;
  flags: Observed<string[]>;
  model: Observed<string>;
  speed: Observed<Speed>;
};

export function featuresClaim({crypto, reduced, lacking, flags, model, speed}: Seen): Claim {
  const slow = crypto === 'slow-alone';
  const measured = cryptoEvidence(speed);
  const evidenceFor: Evidence[] = [
    ...(slow ? measured : []),
    ...(reduced && model.ok
      ? [{message: say('model', {model: model.value}), sources: [model.source]}]
      : []),
    ...(lacking ? [{message: say('lacks'), sources: [flags.source]}] : []),
  ];
  const against: Evidence[] =
    crypto === 'unmeasured'
      ? [{message: say('not-measured'), sources: []}]
      : slow
        ? []
        : [...measured, {message: say('only-generic'), sources: []}];
  return {
    verdict: slow ? 'contributor' : 'note',
    severity: slow ? 'medium' : 'low',
    confidence: slow ? 0.8 : 0.5,
    title: say(slow ? 'title-slow' : 'title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: [...against, {message: say('little-crypto'), sources: []}],
    safe: [
      ...(crypto === 'unmeasured' ? [{id: 'benchmark', message: say('benchmark')}] : []),
      {id: 'named-cpu-model', message: say('named-cpu-model')},
    ],
    danger: [{id: 'mixed-models', message: say('mixed-models')}],
  };
}

function cryptoEvidence(speed: Observed<Speed>): Evidence[] {
  if (!speed.ok) return [];
  const crypto = speed.value.ratios.get('sha256');
  const loops = speed.value.ratios.get('count');
  if (crypto === undefined || loops === undefined) return [];
  const params = {crypto: crypto.toFixed(1), loops: loops.toFixed(1)};
  return [{message: say('ratio', params), sources: [...speed.value.sources]}];
}
