import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import type {Accelerator} from '../../virtualization/accelerator.ts';
import type {Sign} from '../../virtualization/signs.ts';
import {say} from './say.ts';

const ACCELERATE = ['accelerate-on-host', 'check-accelerator', 'ask-provider'] as const;
const AGAIN = ['collect-again'] as const;
const DANGER = ['firmware-with-guests', 'judge-by-svm'] as const;

type Emulated = Extract<Accelerator, {kind: 'emulated'}>;

export function emulationClaim(
  {direct, confidence, signs, against}: Emulated,
  measured: boolean,
): Claim {
  const contradicted = against.length > 0;
  return {
    verdict: contradicted ? 'unknown' : direct ? 'cause' : 'contributor',
    severity: contradicted ? 'medium' : 'critical',
    confidence,
    title: say(contradicted ? 'title-contradicted' : direct ? 'title' : 'title-by-sum'),
    why: say(contradicted ? 'why-contradicted' : 'why'),
    evidenceFor: signs.map(evidenceOf),
    evidenceAgainst: [
      ...against.map(evidenceOf),
      ...(direct || signs.some(({id}) => id === 'probes-slow')
        ? []
        : [{message: say('kvm-may-hide'), sources: []}]),
    ],
    safe: [
      ...(direct || measured ? [] : [remedy('benchmark')]),
      ...(contradicted ? AGAIN : ACCELERATE).map(remedy),
    ],
    danger: DANGER.map(remedy),
  };
}

export function evidenceOf({id, value, sources}: Sign): Evidence {
  return {message: say(`sign-${id}`, {value}), sources};
}

type RemedyId =
  | 'benchmark'
  | 'accelerate-on-host'
  | 'check-accelerator'
  | 'ask-provider'
  | 'collect-again'
  | 'firmware-with-guests'
  | 'judge-by-svm';

function remedy(id: RemedyId) {
  return {id, message: say(id)};
}
