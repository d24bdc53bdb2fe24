import type {Message} from '../../model/message.ts';
import type {FleetPodMtu} from './fleet-pod-mtu.ts';
import type {Cni} from './node-inputs.ts';

type Say = (
  id: 'lower-pod-mtu' | `lower-pod-mtu-${'flannel' | 'calico' | 'cilium'}`,
  params: Message['params'],
) => Message;

/** `lower-pod-mtu` in the words of the network plugin at hand, with the value to type. */
export function lowerPodMtu(say: Say, target: FleetPodMtu, cni: Cni | null) {
  const params = {...target, baseBytes: target.podMtuBytes + target.overheadBytes};
  switch (cni) {
    case 'flannel':
    case 'calico':
    case 'cilium':
      return {id: 'lower-pod-mtu', message: say(`lower-pod-mtu-${cni}`, params)};
    default:
      return {id: 'lower-pod-mtu', message: say('lower-pod-mtu', params)};
  }
}

/** TCP’s largest segment for a packet of this size over IPv4: two headers of 20 bytes, options come out of it. */
export function mssBytes(packetBytes: number): number {
  return packetBytes - 40;
}
