import {messages} from '../../../model/message.ts';
import {seen} from '../../../model/observed.ts';
import {defineRule, fail, type Input, notApplicable, pass} from '../../define-rule.ts';
import {type FleetPodMtu, fleetPodMtu} from '../../mtu/fleet-pod-mtu.ts';
import {cni, podMtu, tunnel} from '../../mtu/node-inputs.ts';
import {strings} from './strings.ts';

const say = messages('mtu-underused', strings);

const WORTH_TELLING_BYTES = 50;
/** Headers and timestamps of TCP over IPv4. */
const TCP_BYTES = 52;

export const mtuUnderused = defineRule({
  id: 'mtu-underused',
  scope: 'node',
  requires: {tunnel: tunnel(), pods: podMtu(), fleet: roomOfFleet()},
  optional: {cni: cni()},
  strings,
  references: [
    'flannel Documentation/backends.md, key MTU (counts the underlay)',
    'Cilium helm value MTU (the base, before the tunnel’s overhead)',
  ],
  check({tunnel: own, pods, fleet, cni: plugin}) {
    if (own.value === null || pods.value === null || fleet.value === null)
      return notApplicable(say('no-tunnel'));
    const podBytes = pods.value;
    const {overheadBytes} = own.value;
    const {underlayBytes} = fleet.value;
    // What the node’s own overhead leaves, or less where packets between pods were seen to stop earlier.
    const targetBytes = Math.min(underlayBytes - overheadBytes, fleet.value.podMtuBytes);
    const sizes = {podBytes, overheadBytes, underlayBytes, targetBytes};
    const twice = targetBytes - podBytes === overheadBytes;
    if (targetBytes - podBytes <= WORTH_TELLING_BYTES && !twice) {
      return pass([{message: say('used', sizes), sources: [pods.source, fleet.source]}]);
    }
    const costShare = 1 - (podBytes - TCP_BYTES) / (targetBytes - TCP_BYTES);
    const {node} = pods.source;
    const outerBytes = podBytes + overheadBytes;
    const known = plugin.ok && (plugin.value === 'flannel' || plugin.value === 'cilium');
    const twiceLine = say(`twice-${known ? plugin.value : 'other'}` as 'twice-other', sizes);
    return fail({
      verdict: 'note',
      severity: 'info',
      confidence: 0.9,
      title: say('title', {podBytes, targetBytes}),
      why: say('why', {costShare, minor: costShare <= 0.1 ? 'yes' : 'no'}),
      evidenceFor: [
        {message: say('room', {node, ...sizes, outerBytes}), sources: [pods.source, fleet.source]},
        ...(twice ? [{message: twiceLine, sources: []}] : []),
      ],
      evidenceAgainst: [],
      safe: [{id: 'raise-last', message: say('raise-last')}],
      danger: [
        {id: 'raise-before-all-hops-verified', message: say('raise-before-all-hops-verified')},
      ],
    });
  },
});

/** What fits every measured pair; null where the node has no tunnel, so that nothing is missing there. */
function roomOfFleet(): Input<FleetPodMtu | null> {
  const room = fleetPodMtu();
  return {
    name: room.name,
    reads: ['net.overlay'],
    read(view, subject) {
      const own = tunnel().read(view, subject);
      return own.ok && own.value === null ? seen(null, own.source) : room.read(view, subject);
    },
  };
}
