import {z} from 'zod';
import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {counterDelta, fact, podCounterDelta, secondsBetweenReadings} from '../../inputs/index.ts';
import {isTooShort, SHORTEST_SECONDS, windowEvidence} from '../../settings/window.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** One or two may be a scan; each costs its client a second. */
const FEWEST = 3;
const HIGH = 100;

export const listenOverflow = defineRule({
  id: 'listen-overflow',
  scope: 'node',
  requires: {host: counterDelta('TcpExt.ListenOverflows')},
  optional: {
    seconds: secondsBetweenReadings(),
    pods: podCounterDelta('TcpExt.ListenOverflows'),
    somaxconn: fact('sysctl.net.core.somaxconn', z.string()),
  },
  strings,
  references: [
    'listen(2)',
    'Linux Documentation/networking/snmp_counter.rst, TcpExtListenOverflows',
  ],
  check({host, pods, seconds, somaxconn}) {
    const inPods = pods.ok ? pods.value : 0;
    const count = host.value + inPods;
    const params = {node: host.source.node, host: host.value, pods: inPods};
    const seen = {message: say('seen', params), sources: [host.source]};
    if (count < FEWEST && isTooShort(seconds)) {
      return notApplicable(say('too-short', {seconds: seconds.value, wanted: SHORTEST_SECONDS}));
    }
    if (count < FEWEST) return pass([seen, ...windowEvidence(say, seconds)]);
    const limit: Evidence[] = somaxconn.ok
      ? [{message: say('somaxconn', {limit: somaxconn.value}), sources: [somaxconn.source]}]
      : [];
    return fail(claimOf([seen, ...limit], count >= HIGH));
  },
});

function claimOf(evidenceFor: Evidence[], high: boolean): Claim {
  return {
    verdict: 'contributor',
    severity: high ? 'high' : 'medium',
    confidence: high ? 0.8 : 0.6,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: [{message: say('which-port'), sources: []}],
    safe: [
      {id: 'find-listener', message: say('find-listener')},
      {id: 'longer-queue', message: say('longer-queue')},
    ],
    danger: [{id: 'only-longer', message: say('only-longer')}],
  };
}
