import {echo, reversePathMtu, sourceCounterDelta, throughput} from '../../inputs/index.ts';
import {learnedPathMtu} from '../../mtu/node-inputs.ts';

/** Seen beside the size of the hole: whether it hurts TCP, and whether anybody was told. */
export const evidenceNeeds = {
  reverse: reversePathMtu('host'),
  echo: echo('host'),
  bulk: throughput(),
  learned: learnedPathMtu(),
  timeouts: sourceCounterDelta('TcpExt.TCPTimeouts'),
  lostRetransmits: sourceCounterDelta('TcpExt.TCPLostRetransmit'),
  probing: sourceCounterDelta('TcpExt.TCPMTUPFail'),
};
