import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {destinationFact, pathMtu, sourceFact} from '../../inputs/index.ts';
import {dropsSilently, limitOf, tellsSender} from '../../mtu/path-limit.ts';
import {claimOf} from './claim.ts';
import {evidenceNeeds} from './evidence-needs.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const requires = {
  path: pathMtu('host'),
  sourceNicMtu: sourceFact('net.default.mtuBytes', z.number()),
  destinationNicMtu: destinationFact('net.default.mtuBytes', z.number()),
};

export const underlayPmtuBlackHole = defineRule({
  id: 'underlay-pmtu-black-hole',
  scope: 'pair',
  requires,
  optional: evidenceNeeds,
  strings,
  references: [
    'RFC 1191 (path MTU discovery)',
    'RFC 8201 (path MTU discovery for IPv6)',
    'RFC 2923 (black holes)',
    'RFC 4821, RFC 8899 (discovery without ICMP)',
    'RFC 7690 (ICMP “packet too big” behind ECMP)',
  ],
  check(inputs) {
    const {path, sourceNicMtu, destinationNicMtu} = inputs;
    const limit = limitOf(path.value);
    if (limit === null) return notApplicable(say('too-lossy'));
    const nicBytes = Math.min(sourceNicMtu.value, destinationNicMtu.value);
    const {passBytes} = limit;
    const sources = [path.source];

    if (!dropsSilently(path.value)) {
      const told = passBytes < nicBytes && tellsSender(path.value);
      const message = told
        ? say('sender-told', {passBytes, nicBytes})
        : say('all-arrive', {passBytes});
      return pass([{message, sources}]);
    }
    // Larger packets than the smaller card allows may be dropped by that card; that is no hole in the network.
    if (passBytes >= nicBytes) {
      return pass([{message: say('card-limit', {passBytes, nicBytes}), sources}]);
    }
    if (limit.failBytes > nicBytes) return notApplicable(say('not-exact', limit));
    return fail(claimOf({...limit, nicBytes}, inputs));
  },
});
