import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {counterDelta} from '../../inputs/index.ts';
import {claimOf} from './claim.ts';
import {peerRates} from './cohort-rates.ts';
import {ENOUGH_PEERS, ENOUGH_SEGMENTS, isLoud, shareOf, standsOut} from './outlier.ts';
import {pathsOfNode} from './paths-of-node.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const retransmitsNotMtu = defineRule({
  id: 'retransmits-not-mtu',
  scope: 'node',
  requires: {
    retransmits: counterDelta('Tcp.RetransSegs'),
    segments: counterDelta('Tcp.OutSegs'),
    peers: peerRates(),
    paths: pathsOfNode(),
  },
  optional: {
    timeouts: counterDelta('TcpExt.TCPTimeouts'),
    fastRetransmits: counterDelta('TcpExt.TCPFastRetrans'),
  },
  strings,
  references: [
    'RFC 6298 (retransmission timeout), RFC 5681 (fast retransmit)',
    'Linux Documentation/networking/snmp_counter.rst',
  ],
  check(inputs) {
    const own = {retransmits: inputs.retransmits.value, segments: inputs.segments.value};
    if (own.segments < ENOUGH_SEGMENTS) {
      const params = {segments: own.segments, wanted: ENOUGH_SEGMENTS};
      return notApplicable(say('too-few-segments', params));
    }
    const {count, usualShare, rates} = inputs.peers.value;
    if (count < ENOUGH_PEERS) {
      return notApplicable(say('too-few-peers', {count, wanted: ENOUGH_PEERS}));
    }
    const peers = isLoud(own) ? rates() : [];
    if (!standsOut(own, peers)) {
      const params = {...own, share: shareOf(own), usualShare};
      return pass([{message: say('as-peers', params), sources: [inputs.retransmits.source]}]);
    }
    const {faulty} = inputs.paths.value;
    if (faulty > 0) return notApplicable(say('mtu-first', {count: faulty}));
    return fail(claimOf(own, peers, inputs));
  },
});
