import type {Evidence} from '../../../model/finding.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import {medianShare, type Rate, shareOf} from './outlier.ts';
import type {PathsOfNode} from './paths-of-node.ts';
import {say} from './say.ts';

type Inputs = {
  retransmits: {source: Source};
  paths: {value: PathsOfNode; source: Source};
  timeouts: Observed<number>;
  fastRetransmits: Observed<number>;
};

/** More timeouts than this per repeated segment look like lost full-size segments after all (a proposal). */
const TIMEOUT_DRIVEN = 0.5;

export function claimOf(own: Rate, peers: readonly Rate[], inputs: Inputs): Claim {
  const {retransmits, paths, timeouts, fastRetransmits} = inputs;
  const {node} = retransmits.source;
  const ratio = {
    ...own,
    node,
    share: shareOf(own),
    peers: peers.length,
    peerShare: medianShare(peers),
  };
  const evidenceFor: Evidence[] = [
    {message: say('ratio', ratio), sources: [retransmits.source]},
    {message: say('mtu-in-order', {node, count: paths.value.clear}), sources: [paths.source]},
  ];
  if (fastRetransmits.ok && fastRetransmits.value > 0) {
    const message = say('fast-retransmits', {count: fastRetransmits.value});
    evidenceFor.push({message, sources: [fastRetransmits.source]});
  }
  const evidenceAgainst: Evidence[] = [];
  const timeoutDriven = timeouts.ok && timeouts.value > TIMEOUT_DRIVEN * own.retransmits;
  if (timeouts.ok && timeoutDriven) {
    const message = say('timeouts', {
      node,
      count: timeouts.value,
      retransmits: own.retransmits,
    });
    evidenceAgainst.push({message, sources: [timeouts.source]});
  }
  return {
    verdict: 'contributor',
    severity: 'medium',
    confidence: timeoutDriven ? 0.5 : 0.8,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst,
    safe: [{id: 'look-for-loss', message: say('look-for-loss')}],
    danger: [{id: 'any-mtu-change', message: say('any-mtu-change')}],
  };
}
