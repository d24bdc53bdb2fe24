import {factPath} from '../../model/fact.ts';
import {type Observed, seen} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER, TEXT} from '../inputs/kinds.ts';
import {nodeOf, pairOf} from '../inputs/subject.ts';
import type {Tunnel} from './overlay.ts';

/**
 * The tunnel that pods of the node use, or null where the node answered that it has none.
 * Missing: the node could not tell, or the overhead of its kind of tunnel is not known.
 */
export function tunnel(): Input<Tunnel | null> {
  return {
    name: 'net.overlay.overheadBytes',
    reads: ['net.overlay'],
    read: (view, subject) => tunnelOf(view, nodeOf(subject).id),
  };
}

/**
 * Smallest effective MTU of the sampled pods, bytes: interface and route, so that Cilium’s eth0 of 1500 with
 * a smaller route counts as the route. Null where the node has no tunnel.
 */
export function podMtu(): Input<number | null> {
  return {
    name: 'pod.effectiveMtuBytes',
    reads: ['net.overlay', 'pod.effectiveMtuBytes'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const found = tunnelOf(view, id);
      if (found.ok && found.value === null) return seen(null, found.source);
      return observe(view.facts, id, 'pod.effectiveMtuBytes', NUMBER);
    },
  };
}

export type Cni = 'flannel' | 'calico' | 'cilium' | 'other';

/** Who set up the pods’ network, by its tunnel device and the files it leaves; for remedies in its own terms. */
export function cni(): Input<Cni> {
  return {
    name: 'net.overlay.interface',
    reads: ['net.overlay.interface', 'cni.flannel.mtuBytes'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const device = observe(view.facts, id, 'net.overlay.interface', TEXT);
      if (observe(view.facts, id, 'cni.flannel.mtuBytes', NUMBER).ok) {
        return seen('flannel', device.source);
      }
      return device.ok ? seen(cniOfDevice(device.value), device.source) : device;
    },
  };
}

function cniOfDevice(device: string): Cni {
  if (device.startsWith('flannel')) return 'flannel';
  if (device.startsWith('cilium')) return 'cilium';
  if (/^(vxlan\.calico|vxlan-v6\.calico|tunl0|wireguard\.cali)$/.test(device)) return 'calico';
  return 'other';
}

/**
 * Path MTU that the source’s kernel has learned from ICMP for the destination, bytes. Pods do not see it:
 * forwarding ignores the node’s cache unless ip_forward_use_pmtu is 1.
 */
export function learnedPathMtu(): Input<number> {
  return {
    name: 'net.cachedPathMtu of the destination',
    read(view, subject) {
      const {source, destination} = pairOf(subject);
      const path = factPath('net', 'cachedPathMtu', destination.address ?? destination.id);
      const after = observe(view.factsAfter, source.id, path, NUMBER);
      return after.ok ? after : observe(view.facts, source.id, path, NUMBER);
    },
  };
}

/** Whether anything was collected from the node; never missing. */
export function wasCollected(): Input<boolean> {
  return {
    name: 'collected facts',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const facts = view.facts.get(id);
      return seen(facts !== undefined, {
        node: id,
        command: '-',
        section: '-',
        at: facts?.at ?? '-',
      });
    },
  };
}

export function tunnelOf(view: EvidenceView, node: string): Observed<Tunnel | null> {
  const kind = observe(view.facts, node, 'net.overlay.kind', TEXT);
  if (!kind.ok) return kind.reason === 'absent' ? seen(null, kind.source) : kind;
  const overhead = observe(view.facts, node, 'net.overlay.overheadBytes', NUMBER);
  if (!overhead.ok) return overhead;
  const device = observe(view.facts, node, 'net.overlay.mtuBytes', NUMBER);
  const outerDf = observe(view.facts, node, 'net.overlay.outerDf', TEXT);
  const value: Tunnel = {
    kind: kind.value,
    overheadBytes: overhead.value,
    deviceMtuBytes: device.ok ? device.value : null,
    outerDf: outerDf.ok ? outerDf.value : null,
  };
  return seen(value, overhead.source);
}
