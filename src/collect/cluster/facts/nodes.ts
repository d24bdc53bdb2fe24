import type {NodeFacts} from '../../../model/fact.ts';
import type {RawCluster} from '../raw.ts';
import type {ClusterLeaves} from './leaves.ts';
import {clusterLeaves} from './leaves.ts';
import {ClusterNode, Pod, readObjects} from './objects.ts';
import {cpuMillis, memoryBytes} from './quantity.ts';
import {setOf} from './set-of.ts';

/** Of the cluster itself: how many nodes it has, and what they have in common. */
export function nodeCount(raw: RawCluster, leaves: ClusterLeaves): void {
  const list = raw.lists.nodes;
  if (list === undefined) return;
  if (!list.ok) {
    leaves.unread('nodes', ['cluster', 'nodes'], list);
    return;
  }
  const nodes = readObjects(ClusterNode, list.value).read;
  const out = leaves.from('nodes');
  out.put(['cluster', 'nodes'], nodes.length);
  out.put(['cluster', 'schedulableNodes'], nodes.filter(takesPods).length);
  out.put(['cluster', 'runtimes'], setOf(nodes.map(({status}) => runtimeOf(status.nodeInfo))));
  out.put(
    ['cluster', 'architectures'],
    setOf(nodes.map(({status}) => status.nodeInfo.architecture ?? 'unknown')),
  );
}

/** Ordinary pods may be placed there: ready, not cordoned, no taint that keeps them away. */
function takesPods({spec, status}: ClusterNode): boolean {
  const ready = status.conditions.some(({type, status: is}) => type === 'Ready' && is === 'True');
  const refuses = (spec.taints ?? []).some(({effect}) => effect !== 'PreferNoSchedule');
  return ready && spec.unschedulable !== true && !refuses;
}

/** `containerd://1.7.13` is `containerd`. */
function runtimeOf({
  containerRuntimeVersion = 'unknown',
}: Readonly<Record<string, string>>): string {
  return containerRuntimeVersion.split(':')[0] ?? 'unknown';
}

/**
 * What the cluster says of each of its nodes, by the node’s name there: versions, capacity, conditions, taints, and
 * how much of it its pods have requested. They join the facts read on the node itself.
 */
export function factsOfNodes(raw: RawCluster): Map<string, NodeFacts> {
  const found = new Map<string, NodeFacts>();
  const list = raw.lists.nodes;
  if (list?.ok !== true) return found;
  const requested = requestsByNode(raw);
  for (const node of readObjects(ClusterNode, list.value).read) {
    const leaves = clusterLeaves(raw);
    nodeFacts(node, requested === null ? 'unknown' : requested.get(node.metadata.name), leaves);
    found.set(node.metadata.name, onlyOwn(leaves.facts()));
  }
  return found;
}

/** Of ten thousand nodes each would else carry the commands of all that was asked of its cluster. */
function onlyOwn(facts: NodeFacts): NodeFacts {
  const {nodes, pods} = facts.sections;
  const sections = {...(nodes === undefined ? {} : {nodes}), ...(pods === undefined ? {} : {pods})};
  return {...facts, sections};
}

type Requested = {cpuMillis: number; memoryBytes: number; pods: number};

function nodeFacts(
  {spec, status}: ClusterNode,
  requested: Requested | 'unknown' | undefined,
  leaves: ClusterLeaves,
): void {
  const out = leaves.from('nodes');
  const info = status.nodeInfo;
  for (const key of ['kubeletVersion', 'kubeProxyVersion', 'containerRuntimeVersion'] as const) {
    const value = info[key];
    if (value !== undefined) out.put(['kube', key], value);
  }
  for (const side of ['capacity', 'allocatable'] as const) {
    const cpu = cpuMillis(status[side].cpu);
    const memory = memoryBytes(status[side].memory);
    if (cpu !== null) out.put(['kube', side, 'cpuMillis'], cpu);
    if (memory !== null) out.put(['kube', side, 'memoryBytes'], memory);
  }
  for (const {type, status: value, reason} of status.conditions) {
    out.put(['kube', 'condition', type], value);
    if (reason !== undefined) out.put(['kube', 'conditionReason', type], reason);
  }
  const taints = (spec.taints ?? []).map(
    ({key, value, effect}) => `${key}=${value ?? ''}:${effect ?? ''}`,
  );
  out.put(['kube', 'taints'], taints.sort());
  out.put(['kube', 'unschedulable'], spec.unschedulable === true);
  if (requested === 'unknown') return;
  const pods = leaves.from('pods');
  const load = requested ?? {cpuMillis: 0, memoryBytes: 0, pods: 0};
  pods.put(['kube', 'requested', 'cpuMillis'], load.cpuMillis);
  pods.put(['kube', 'requested', 'memoryBytes'], load.memoryBytes);
  pods.put(['kube', 'requested', 'pods'], load.pods);
}

/** Sum of the requests of the pods that still run there; init containers that have ended ask for nothing. */
function requestsByNode(raw: RawCluster): Map<string, Requested> | null {
  const sums = new Map<string, Requested>();
  const list = raw.lists.pods;
  if (list?.ok !== true) return null;
  for (const {spec, status} of readObjects(Pod, list.value).read) {
    if (spec.nodeName === undefined || status.phase === 'Succeeded' || status.phase === 'Failed')
      continue;
    const sum = sums.get(spec.nodeName) ?? {cpuMillis: 0, memoryBytes: 0, pods: 0};
    for (const {resources} of spec.containers) {
      sum.cpuMillis += cpuMillis(resources?.requests?.cpu) ?? 0;
      sum.memoryBytes += memoryBytes(resources?.requests?.memory) ?? 0;
    }
    sum.pods += 1;
    sums.set(spec.nodeName, sum);
  }
  return sums;
}
