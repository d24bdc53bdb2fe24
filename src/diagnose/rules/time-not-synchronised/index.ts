import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** From here on tokens, leases and certificates start to fail. */
const FAR_OFF_MS = 1000;

export const timeNotSynchronised = defineRule({
  id: 'time-not-synchronised',
  scope: 'node',
  requires: {synchronised: fact('time.synchronised', z.boolean())},
  optional: {keeper: fact('time.keeper', z.string()), offset: fact('time.offsetMs', z.number())},
  strings,
  references: ['adjtimex(2), STA_UNSYNC', 'chronyc(1), tracking', 'systemd-timesyncd.service(8)'],
  check({synchronised, keeper, offset}) {
    const who = keeper.ok ? keeper.value : 'kernel';
    const seen: Evidence[] = [
      {message: say('says', {keeper: who}), sources: [synchronised.source]},
    ];
    if (offset.ok) {
      const message = say('offset', {node: offset.source.node, ms: offset.value});
      seen.push({message, sources: [offset.source]});
    }
    if (offset.ok && Math.abs(offset.value) >= FAR_OFF_MS) return fail(farOff(seen));
    if (synchronised.value) return pass([{message: say('is-set'), sources: [synchronised.source]}]);
    return fail(unset(who === 'kernel', seen));
  },
});

const ADVICE = {
  safe: [{id: 'run-a-keeper', message: say('run-a-keeper')}],
  danger: [{id: 'no-jumps', message: say('no-jumps')}],
};

function farOff(evidenceFor: Evidence[]): Claim {
  return {
    ...ADVICE,
    kind: 'clock-far-off',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
    title: say('title-off'),
    why: say('why-off'),
    evidenceFor,
    evidenceAgainst: [{message: say('not-slow'), sources: []}],
  };
}

/** `guess`: only the kernel was asked, which knows nothing of the guest tools of hypervisors. */
function unset(guess: boolean, evidenceFor: Evidence[]): Claim {
  return {
    ...ADVICE,
    verdict: 'note',
    severity: guess ? 'info' : 'low',
    confidence: guess ? 0.5 : 0.9,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: guess ? [{message: say('guest-tools'), sources: []}] : [],
  };
}
