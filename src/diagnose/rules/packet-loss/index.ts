import {regionOf} from '../../../model/node.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {allEchoes, cohortNodes} from '../../inputs/index.ts';
import {everywhereClaim, groupClaim, unclearClaim} from './claim.ts';
import {datagrams} from './datagrams.ts';
import {isLossyEverywhere, isUnclear, lossyGroups} from './groups.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';
import {total, trialsOf} from './trials.ts';

export const packetLoss = defineRule({
  id: 'packet-loss',
  // Five packets on one pair prove nothing; those of a node or of two regions together do.
  scope: 'fleet',
  requires: {echoes: allEchoes('host', 'pod'), nodes: cohortNodes(), datagrams: datagrams()},
  strings,
  references: [
    'RFC 2680 (one-way packet loss), RFC 6673 (round-trip packet loss)',
    'Mathis et al., The Macroscopic Behavior of the TCP Congestion Avoidance Algorithm (1997)',
  ],
  check({echoes, nodes, datagrams: {value: udp}}) {
    const trials = trialsOf(echoes.value);
    if (trials.length === 0) return notApplicable(say('nothing-usable'));
    const regions = new Map(nodes.value.map((node) => [node.id, regionOf(node)]));
    const groups = lossyGroups(trials, (node) => regions.get(node) ?? '-');
    if (groups.length > 0) return groups.map((group) => fail(groupClaim(group, udp)));

    const all = total(trials);
    if (isLossyEverywhere(all)) return fail(everywhereClaim(all, trials, udp));
    if (isUnclear(all)) return fail(unclearClaim(all, trials, udp));
    return pass([{message: say('few-lost', all), sources: [echoes.source]}]);
  },
});
