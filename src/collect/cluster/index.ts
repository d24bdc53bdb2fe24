import type {NodeFacts} from '../../model/fact.ts';
import {clusterLeaves} from './facts/leaves.ts';
import {meshFacts} from './facts/mesh.ts';
import {networkPluginFacts} from './facts/network-plugin.ts';
import {nodeCount} from './facts/nodes.ts';
import {systemFacts} from './facts/system.ts';
import {unreadFacts} from './facts/unread.ts';
import {workloadFacts} from './facts/workloads.ts';
import type {RawCluster} from './raw.ts';

export {strings} from './facts/leaves.ts';
export {factsOfNodes} from './facts/nodes.ts';
export {groupLeaves, type PodOfGroup, podsByUid} from './facts/pod-groups.ts';
export {CLUSTER_POLICIES} from './facts/policies.ts';
export {RawCluster} from './raw.ts';
export {readCluster} from './read-cluster.ts';

/** All that is compared between clusters, from what one of them said; the `node` is the context’s name. */
export function factsOfCluster(raw: RawCluster): NodeFacts {
  const leaves = clusterLeaves(raw);
  nodeCount(raw, leaves);
  systemFacts(raw, leaves);
  networkPluginFacts(raw, leaves);
  meshFacts(raw, leaves);
  workloadFacts(raw, leaves);
  unreadFacts(raw, leaves);
  return leaves.facts();
}
