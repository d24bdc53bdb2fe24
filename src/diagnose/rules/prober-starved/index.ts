import type {Evidence} from '../../../model/finding.ts';
import {messages} from '../../../model/message.ts';
import type {Observed} from '../../../model/observed.ts';
import {defineRule, fail, pass} from '../../define-rule.ts';
import {LAG_LIMIT_MS, stealShare} from '../../inputs/index.ts';
import type {StealShare} from '../../inputs/steal.ts';
import {isStarved, type Lags, lags} from './lags.ts';
import {strings} from './strings.ts';

const say = messages('prober-starved', strings);

const BUSY_SHARE = 0.9;
const STEAL_SHARE = 0.05;

export const proberStarved = defineRule({
  id: 'prober-starved',
  scope: 'node',
  requires: {lags: lags()},
  optional: {cpu: stealShare()},
  strings,
  references: ['goldpinger issues 69 and 83 (a starved prober shows a slow network)'],
  check({lags: {value: lag}, cpu}) {
    if (!isStarved(lag)) {
      const params = {lagMs: lag.worst.lagMs, count: lag.count};
      return pass([{message: say('punctual', params), sources: [lag.worst.source]}]);
    }
    return fail({
      verdict: 'unknown',
      severity: 'info',
      confidence: 1,
      title: say('title'),
      why: say('why'),
      evidenceFor: [...lagLines(lag), ...cpuLines(cpu)],
      evidenceAgainst: [],
      safe: [{id: 'measure-again', message: say('measure-again')}],
    });
  },
});

function lagLines({late, count, worst, withheld, sent}: Lags): Evidence[] {
  const {node} = worst.source;
  const {lagMs, probe, destination} = worst;
  const params = {node, late, count, limitMs: LAG_LIMIT_MS, lagMs, probe, destination};
  const lines: Evidence[] = [{message: say('lag', params), sources: [worst.source]}];
  if (withheld > 0)
    lines.push({message: say('withheld', {node, withheld, sent}), sources: [worst.source]});
  return lines;
}

function cpuLines(cpu: Observed<StealShare>): Evidence[] {
  if (!cpu.ok) return [];
  const {node} = cpu.source;
  const {busy: busyShare, steal} = cpu.value;
  const lines: Evidence[] = [];
  if (busyShare >= BUSY_SHARE)
    lines.push({message: say('busy', {node, busyShare}), sources: [cpu.source]});
  if (steal >= STEAL_SHARE) {
    lines.push({message: say('steal', {node, stealShare: steal}), sources: [cpu.source]});
  }
  return lines;
}
