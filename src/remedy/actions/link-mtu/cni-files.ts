import type {NodeFacts} from '../../../model/fact.ts';
import type {PlanArtifact} from '../../../model/plan.ts';
import {say} from './strings.ts';

export type PodMtuTarget = {podMtuBytes: number; overheadBytes: number};

export const NETWORKS = ['calico', 'cilium', 'flannel'] as const;
export type PodNetwork = (typeof NETWORKS)[number];

/** The pod network a node shows: by its files and, for Cilium, by the plugins its configuration names. */
export function podNetworkOf(facts: NodeFacts): PodNetwork | null {
  for (const [path, leaf] of Object.entries(facts.leaves)) {
    if (!('value' in leaf)) continue;
    if (path.startsWith('cni.flannel.')) return 'flannel';
    if (path.startsWith('cni.calico.')) return 'calico';
    if (!path.startsWith('cni.conflist') || !path.endsWith('.plugins')) continue;
    const found = NETWORKS.find((name) => String(leaf.value).includes(name));
    if (found !== undefined) return found;
  }
  return null;
}

/** What its owner has to change for pods to come, ready to be put in force. */
export function networkFiles(network: PodNetwork, target: PodMtuTarget): PlanArtifact[] {
  const {podMtuBytes, overheadBytes} = target;
  switch (network) {
    case 'flannel': {
      const content = json({Backend: {Type: 'vxlan', MTU: podMtuBytes + overheadBytes}});
      const instructions = say('flannel', {podMtuBytes, overheadBytes});
      return [{name: 'net-conf.json', content, instructions}];
    }
    case 'calico':
      return [
        file('calico-installation.json', 'calico-operator', {
          spec: {calicoNetwork: {mtu: podMtuBytes}},
        }),
        file('calico-config.json', 'calico-manifest', {data: {veth_mtu: String(podMtuBytes)}}),
        file('felixconfiguration.json', 'calico-felix', {spec: {vxlanMTU: podMtuBytes}}),
      ];
    case 'cilium': {
      const name = 'cilium-values.yaml';
      const content = `MTU: ${podMtuBytes + overheadBytes}\n`;
      return [{name, content, instructions: say('cilium', {file: name})}];
    }
  }
}

function file(
  name: string,
  how: 'calico-operator' | 'calico-manifest' | 'calico-felix',
  value: unknown,
): PlanArtifact {
  return {name, content: json(value), instructions: say(how, {file: name})};
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
