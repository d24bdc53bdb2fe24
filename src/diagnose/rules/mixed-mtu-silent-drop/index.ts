import {z} from 'zod';
import {messages} from '../../../model/message.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {destinationFact, pathMtu, sourceFact, throughput} from '../../inputs/index.ts';
import {ofSource} from '../../inputs/subject.ts';
import {tunnel} from '../../mtu/node-inputs.ts';
import {dropsSilently, limitOf} from '../../mtu/path-limit.ts';
import {podsOnPair} from '../../mtu/pod-verdict.ts';
import {strings} from './strings.ts';

const say = messages('mixed-mtu-silent-drop', strings);

export const mixedMtuSilentDrop = defineRule({
  id: 'mixed-mtu-silent-drop',
  scope: 'pair',
  requires: {
    path: pathMtu('host'),
    sourceNicMtu: sourceFact('net.default.mtuBytes', z.number()),
    destinationNicMtu: destinationFact('net.default.mtuBytes', z.number()),
  },
  optional: {tunnel: ofSource(tunnel()), pods: podsOnPair(), bulk: throughput()},
  strings,
  references: ['RFC 8900 (fragmentation considered fragile)'],
  check({path, sourceNicMtu, destinationNicMtu, tunnel: own, pods, bulk}) {
    const largerBytes = sourceNicMtu.value;
    const smallerBytes = destinationNicMtu.value;
    if (largerBytes <= smallerBytes) {
      const params = {sourceBytes: largerBytes, destinationBytes: smallerBytes};
      return notApplicable(say('same-or-smaller', params));
    }
    const limit = limitOf(path.value);
    if (limit === null) return notApplicable(say('too-lossy'));
    if (!dropsSilently(path.value)) {
      return pass([{message: say('not-silent'), sources: [path.source]}]);
    }
    // Below what the smaller card allows, the card is not what drops it.
    if (limit.passBytes < smallerBytes) return notApplicable(say('told-elsewhere'));
    if (pods.ok && pods.value === 'exceed') return notApplicable(say('told-elsewhere'));

    const steady = bulk.ok && bulk.value.state === 'steady';
    const stalls = bulk.ok && !steady;
    const bulkLine = bulk.ok
      ? [{message: say(steady ? 'bulk-clean' : 'bulk-stalls'), sources: [bulk.source]}]
      : [];
    const podsFit = pods.ok && (pods.value === 'fit' || pods.value === 'no-tunnel');
    const tunnelMayBeHit = own.ok && own.value !== null && !podsFit;
    return fail({
      verdict: 'note',
      severity: tunnelMayBeHit ? 'low' : 'info',
      confidence: 0.85,
      title: say(stalls ? 'title-stalling' : 'title', {smallerBytes, largerBytes}),
      why: say('why'),
      evidenceFor: [
        {message: say('lost', limit), sources: [path.source]},
        ...(steady ? bulkLine : []),
      ],
      evidenceAgainst: steady ? [] : bulkLine,
      safe: [{id: 'route-mtu', message: say('route-mtu', {mtuBytes: smallerBytes})}],
      danger: [{id: 'jumbo-one-side', message: say('jumbo-one-side')}],
    });
  },
});
