import {factPath, type NodeFacts} from '../../../model/fact.ts';
import type {Message} from '../../../model/message.ts';
import type {DraftStep} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {numberFact, textFact} from '../../facts-view.ts';
import type {PodOfNode} from '../../pods.ts';
import {say} from './strings.ts';

/** The MTU of one device of a node, at run time: `ip link set dev NAME mtu BYTES`. */
export function linkStep(facts: NodeFacts, device: string, newBytes: number): DraftStep | null {
  const fact = factPath('net', 'link', device, 'mtuBytes');
  const oldBytes = numberFact(facts, fact);
  if (oldBytes === null || oldBytes === newBytes) return null;
  return {
    target: facts.node,
    title: say('set', {device, oldBytes, newBytes}),
    namespace: null,
    argv: argvOf(device, newBytes),
    preconditions: [precondition(facts, fact)],
    inverse: argvOf(device, oldBytes),
    persist: [],
    expect: [{fact, value: newBytes}],
    blastRadius: {interfaces: [device], pods: []},
    disruptive: false,
  };
}

/** The same inside a pod. */
export function podLinkStep(facts: NodeFacts, pod: PodOfNode, newBytes: number): DraftStep | null {
  if (pod.mtuBytes === newBytes) return null;
  const fact = factPath('pod', pod.name, 'mtuBytes');
  const params = {pod: pod.address ?? pod.name, device: pod.interface};
  return {
    target: facts.node,
    title: say('set-pod', {...params, oldBytes: pod.mtuBytes, newBytes}),
    namespace: pod.namespace,
    argv: argvOf(pod.interface, newBytes),
    preconditions: [
      precondition(facts, fact),
      precondition(facts, factPath('pod', pod.name, 'interface')),
    ],
    inverse: argvOf(pod.interface, pod.mtuBytes),
    persist: [],
    expect: [{fact, value: newBytes}],
    blastRadius: {interfaces: [pod.interface], pods: [pod.address ?? pod.name]},
    disruptive: false,
  };
}

/**
 * False for a tunnel device whose MTU is above what its card leaves it now: the kernel would not take that value back
 * (EINVAL), so the change could not be undone.
 */
export function canGoBack(facts: NodeFacts, device: string): boolean {
  const lower = textFact(facts, factPath('net', 'link', device, 'vxlan', 'lower'));
  if (lower === null) return true;
  const lowerBytes = numberFact(facts, factPath('net', 'link', lower, 'mtuBytes'));
  const oldBytes = numberFact(facts, factPath('net', 'link', device, 'mtuBytes'));
  const overheadBytes = numberFact(facts, 'net.overlay.overheadBytes');
  if (lowerBytes === null || oldBytes === null || overheadBytes === null) return false;
  return oldBytes <= lowerBytes - overheadBytes;
}

/** Why a device cannot have this MTU, by its own limits (`ip -d link`: minmtu, maxmtu). */
export function outsideLimits(facts: NodeFacts, device: string, newBytes: number): Message | null {
  const params = {node: facts.node, device, newBytes};
  const least = numberFact(facts, factPath('net', 'link', device, 'minMtuBytes'));
  if (least !== null && newBytes < least)
    return say('below-minimum', {...params, limitBytes: least});
  const most = numberFact(facts, factPath('net', 'link', device, 'maxMtuBytes'));
  // Zero: the driver tells no limit.
  if (most !== null && most > 0 && newBytes > most) {
    return say('above-maximum', {...params, limitBytes: most});
  }
  return null;
}

function argvOf(device: string, mtuBytes: number): string[] {
  return ['ip', 'link', 'set', 'dev', device, 'mtu', String(mtuBytes)];
}
