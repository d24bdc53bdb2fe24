import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {
  destinationFact,
  pathMtu,
  reversePathMtu,
  sourceFact,
  throughput,
} from '../../inputs/index.ts';
import {dropsSilently, limitOf, tellsSender} from '../../mtu/path-limit.ts';
import {evidenceAgainst, evidenceFor} from './evidence.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const pmtudWorkingBelowNicMtu = defineRule({
  id: 'pmtud-working-below-nic-mtu',
  scope: 'pair',
  requires: {
    path: pathMtu('host'),
    sourceNicMtu: sourceFact('net.default.mtuBytes', z.number()),
    destinationNicMtu: destinationFact('net.default.mtuBytes', z.number()),
  },
  optional: {reverse: reversePathMtu('host'), bulk: throughput()},
  strings,
  references: ['RFC 1191 (path MTU discovery)', 'RFC 8201 (path MTU discovery for IPv6)'],
  check(inputs) {
    const {path, sourceNicMtu, destinationNicMtu} = inputs;
    const limit = limitOf(path.value);
    if (limit === null) return notApplicable(say('too-lossy'));
    const nicBytes = Math.min(sourceNicMtu.value, destinationNicMtu.value);
    const {passBytes, failBytes} = limit;
    if (passBytes >= nicBytes) {
      return pass([{message: say('full-size', {passBytes, nicBytes}), sources: [path.source]}]);
    }
    if (dropsSilently(path.value) || !tellsSender(path.value) || failBytes > nicBytes) {
      return notApplicable(say('nobody-told'));
    }
    return fail({
      verdict: 'note',
      severity: 'low',
      confidence: 0.95,
      title: say('title', {passBytes, nicBytes}),
      why: say('why'),
      evidenceFor: evidenceFor(inputs),
      evidenceAgainst: evidenceAgainst(inputs),
      safe: [{id: 'route-mtu', message: say('route-mtu', {mtuBytes: passBytes})}],
      danger: [{id: 'live-nic-mtu-change', message: say('live-nic-mtu-change')}],
    });
  },
});
