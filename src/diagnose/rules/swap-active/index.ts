import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact, secondsBetweenReadings} from '../../inputs/index.ts';
import {growth, latest} from '../../settings/growth.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Pages read back from swap per second: each stops a program until the disk answers. */
const FELT = 10;
const HIGH = 500;
const SHORTEST_SECONDS = 5;
const PRESSURE = 0.1;

export const swapActive = defineRule({
  id: 'swap-active',
  scope: 'node',
  requires: {
    readBack: growth('memory.paging.swapInPages'),
    written: growth('memory.paging.swapOutPages'),
    seconds: secondsBetweenReadings(),
  },
  optional: {
    used: latest('memory.swapUsedBytes'),
    total: fact('memory.totalBytes', z.number()),
    available: latest('memory.availableBytes'),
    pressure: latest('pressure.memory.someAvg60'),
  },
  strings,
  references: ['proc_vmstat(5), pswpin', 'Linux Documentation/accounting/psi.rst'],
  check({readBack, written, seconds, used, total, available, pressure}) {
    if (seconds.value < SHORTEST_SECONDS) {
      return notApplicable(say('too-short', {seconds: seconds.value, wanted: SHORTEST_SECONDS}));
    }
    const rate = readBack.value / seconds.value;
    const told = {
      node: readBack.source.node,
      in: readBack.value,
      out: written.value,
      seconds: seconds.value,
    };
    const evidence: Evidence[] = [{message: say('moved', told), sources: [readBack.source]}];
    if (rate < FELT) return pass(evidence);
    if (available.ok && total.ok && total.value > 0) {
      const message = say('available', {share: available.value / total.value});
      evidence.push({message, sources: [available.source]});
    }
    if (used.ok) {
      const message = say('used', {mebibytes: Math.round(used.value / 1_048_576)});
      evidence.push({message, sources: [used.source]});
    }
    const pressed = pressure.ok && pressure.value > PRESSURE;
    if (pressure.ok && pressed) {
      const message = say('pressure', {share: pressure.value});
      evidence.push({message, sources: [pressure.source]});
    }
    return fail(claimOf(evidence, rate >= HIGH, pressed));
  },
});

function claimOf(evidenceFor: Evidence[], high: boolean, pressed: boolean): Claim {
  return {
    verdict: 'contributor',
    severity: high ? 'high' : 'medium',
    confidence: pressed ? 0.8 : high ? 0.7 : 0.5,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: pressed ? [] : [{message: say('may-be-idle'), sources: []}],
    safe: [{id: 'find-the-big-one', message: say('find-the-big-one')}],
    danger: [{id: 'swapoff', message: say('swapoff')}],
  };
}
