import type {Source} from '../../../model/observed.ts';
import {seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {NUMBER} from '../../inputs/kinds.ts';

/** The node of a cluster with the largest share of its CPU asked for by pods. */
export type Busiest = {node: string; share: number; source: Source};

/** By cluster; one whose nodes do not tell is not there. Never missing. */
export function busiestNodes(): Input<ReadonlyMap<string, Busiest>> {
  return {
    name: 'kube.requested.cpuMillis',
    read(view) {
      const found = new Map<string, Busiest>();
      for (const {context, nodes} of view.clusters ?? []) {
        for (const node of nodes) {
          const one = busy(view, node);
          if (one !== null && one.share > (found.get(context)?.share ?? -1)) {
            found.set(context, one);
          }
        }
      }
      return seen(found, {node: '-', command: '-', section: 'kube.requested', at: '-'});
    },
  };
}

function busy(view: EvidenceView, node: string): Busiest | null {
  const requested = observe(view.facts, node, 'kube.requested.cpuMillis', NUMBER);
  const allocatable = observe(view.facts, node, 'kube.allocatable.cpuMillis', NUMBER);
  if (!requested.ok || !allocatable.ok || allocatable.value <= 0) return null;
  return {node, share: requested.value / allocatable.value, source: requested.source};
}
