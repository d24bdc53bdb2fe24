import type {PolicyTable} from '../../../model/fact.ts';

/** What a difference between clusters, or between what clusters say of their nodes, means. */
export const CLUSTER_POLICIES: PolicyTable = [
  ['cluster.nodes', {policy: 'free', unit: 'count', tag: 'containers'}],
  ['cluster.read.**', {policy: 'free', tag: 'containers'}],
  ['cluster.dns.servers', {policy: 'free', unit: 'count', tag: 'containers'}],
  ['cluster.cni.kube-ovn.subnet.**', {policy: 'free', unit: 'bytes', tag: 'network'}],
  ['cluster.cni.*.netConf.Network', {policy: 'free', tag: 'network'}],
  ['cluster.cni.calico.ipPool.*.cidr', {policy: 'free', tag: 'network'}],
  ['cluster.cni.**', {policy: 'identical', tag: 'network'}],
  ['cluster.**', {policy: 'identical', tag: 'containers'}],
  ['namespace.**', {policy: 'identical', tag: 'containers'}],
  ['workload.*.pods', {policy: 'free', unit: 'count', tag: 'containers'}],
  ['workload.*.replicas', {policy: 'free', unit: 'count', tag: 'containers'}],
  ['workload.*.nodesUsed', {policy: 'free', unit: 'count', tag: 'containers'}],
  ['workload.*.mostOnOneNode', {policy: 'symptom', unit: 'count', tag: 'containers'}],
  ['workload.*.restarts', {policy: 'symptom', unit: 'count', tag: 'containers'}],
  ['workload.*.startMs', {policy: 'symptom', unit: 'ms', tag: 'containers'}],
  ['workload.**', {policy: 'identical', tag: 'containers'}],
  ['kube.condition.**', {policy: 'symptom', tag: 'containers'}],
  ['kube.requested.**', {policy: 'symptom', tag: 'containers'}],
  ['kube.unschedulable', {policy: 'symptom', tag: 'containers'}],
  ['kube.taints', {policy: 'identical', tag: 'containers'}],
  [
    'kube.*.memoryBytes',
    {policy: 'identical', unit: 'bytes', tolerance: {relative: 0.01}, tag: 'containers'},
  ],
  ['kube.**', {policy: 'identical', tag: 'containers'}],
];
