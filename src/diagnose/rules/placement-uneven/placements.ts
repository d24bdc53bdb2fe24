import type {Source} from '../../../model/observed.ts';
import {tell, tellNumber, workloadsOf} from '../../clusters/workloads.ts';
import type {ReadCluster} from '../../inputs/clusters.ts';
import {TEXT, TRUTH} from '../../inputs/kinds.ts';

export type Placement = {
  workload: string;
  pods: number;
  /** On the node with the most of them. */
  most: number;
  /** On that node if they lay evenly. */
  even: number;
  /** Nodes that take ordinary pods. */
  nodes: number;
  source: Source;
  fact: string;
};

/**
 * How the pods of the workloads of a cluster lie. Left out: DaemonSets, what is bound to some nodes, and what has
 * fewer than two pods or nodes to lie on.
 */
export function placementsOf(cluster: ReadCluster): Placement[] {
  const nodes = tellNumber(cluster, 'cluster', 'schedulableNodes')?.value ?? 0;
  if (nodes < 2) return [];
  return workloadsOf(cluster).flatMap((workload) => {
    const key = ['workload', workload];
    const pods = tellNumber(cluster, ...key, 'pods')?.value ?? 0;
    const most = tellNumber(cluster, ...key, 'mostOnOneNode');
    const kind = tell(cluster, TEXT, ...key, 'kind')?.value;
    const bound = tell(cluster, TRUTH, ...key, 'boundToNodes')?.value ?? false;
    if (most === null || pods < 2 || kind === 'daemonset' || bound) return [];
    const {value, source, fact} = most;
    return [{workload, pods, most: value, even: Math.ceil(pods / nodes), nodes, source, fact}];
  });
}

/** Twice as many as even, and at least two more: one pod more than its share is how schedulers work. */
export function isUneven({most, even}: Placement): boolean {
  return most >= 2 * even && most - even >= 2;
}
