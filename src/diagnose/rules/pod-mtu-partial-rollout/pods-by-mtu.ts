import type {Source} from '../../../model/observed.ts';
import {seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {NUMBER} from '../../inputs/kinds.ts';
import {podMtuValues} from '../mtu-partial-rollout/values.ts';

/** Pods of one node, all of the same effective MTU. */
export type NodePods = {node: string; mtuBytes: number; pods: number; source: Source};

/** Nodes of one cluster with the same card, and what their pods have. */
export type PodGroup = {cluster: string; cardBytes: number | null; nodes: readonly NodePods[]};

/**
 * By cluster and MTU of the card, as node pools of other machines have other sizes by right. A node whose own pods
 * differ is left to `mtu-partial-rollout`. Never missing.
 */
export function podsByMtu(): Input<readonly PodGroup[]> {
  const values = podMtuValues();
  return {
    name: 'pod.*.effectiveMtuBytes by cluster',
    read(view) {
      const byId = new Map(view.nodes.map((node) => [node.id, node]));
      const groups = (view.clusters ?? []).flatMap(({context, nodes}) => {
        const told = nodes.flatMap((id) => {
          const node = byId.get(id);
          if (node === undefined) return [];
          const read = values.read(view, {kind: 'node', node});
          if (!read.ok) return [];
          const sizes = new Set(read.value.pods.map(({mtuBytes}) => mtuBytes));
          const [mtuBytes] = sizes;
          if (mtuBytes === undefined || sizes.size > 1) return [];
          const pods = read.value.pods.length;
          return [{cardBytes: cardOf(view, id), node: id, mtuBytes, pods, source: read.source}];
        });
        return [...Map.groupBy(told, ({cardBytes}) => cardBytes)].map(([cardBytes, own]) => ({
          cluster: context,
          cardBytes,
          nodes: own.map(({node, mtuBytes, pods, source}) => ({node, mtuBytes, pods, source})),
        }));
      });
      return seen(groups, {node: '-', command: '-', section: 'pod', at: '-'});
    },
  };
}

function cardOf(view: EvidenceView, node: string): number | null {
  const card = observe(view.facts, node, 'net.default.mtuBytes', NUMBER);
  return card.ok ? card.value : null;
}
