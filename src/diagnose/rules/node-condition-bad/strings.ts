import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does the cluster call its nodes ready and without pressure?',
    'zh-CN': '集群是否认为各节点就绪且没有资源压力？',
  },
  'ruled-out': {
    en: 'nodes are ready and without pressure: {where}',
    'zh-CN': '节点就绪且没有资源压力：{where}',
  },
  'no-conditions': {
    en: 'no cluster told of the conditions of this node',
    'zh-CN': '没有集群给出该节点的状况（conditions）',
  },
  title: {
    en: 'condition {type} is {status} on {where}',
    'zh-CN': '{where} 的状况 {type} 为 {status}',
  },
  why: {
    en: '{type, select, Ready {The kubelet does not report, or reports that it cannot run pods. Pods there are not checked and not replaced for minutes, and Services may still send to them. } NetworkUnavailable {The network of the node was not set up, so its pods do not reach the others. } ReadonlyFilesystem {A file system of the node is read-only, most often after errors of the disk. } KernelDeadlock {Something hangs in the kernel of the node. } other {The node is short of this resource. The kubelet evicts pods, and until then all of them wait for it. }}',
    'zh-CN':
      '{type, select, Ready {kubelet 没有上报，或上报自己无法运行 Pod。此时其上的 Pod 得不到检查，数分钟内也不会被替换，而 Service 可能仍在向它们转发。} NetworkUnavailable {节点的网络没有配置好，其上的 Pod 无法与其他 Pod 通信。} ReadonlyFilesystem {节点的某个文件系统变为只读，多半是磁盘出错之后。} KernelDeadlock {节点内核中有任务挂死。} other {节点缺少这种资源。kubelet 会驱逐 Pod，在此之前所有 Pod 都要等待它。}}',
  },
  condition: {
    en: '{node}: {type} = {status} ({reason})',
    'zh-CN': '{node}：{type} = {status}（{reason}）',
  },
  'at-reading': {
    en: 'this is how it was when the cluster was read; it says nothing of how long',
    'zh-CN': '这是读取集群时的状态，不说明持续了多久',
  },
  'cordon-node': {
    en: 'Cordon the node, look at kubelet and kernel logs, drain it within the PodDisruptionBudgets, repair or replace it, uncordon.',
    'zh-CN':
      '先 cordon 该节点，查看 kubelet 与内核日志，在 PodDisruptionBudget 允许的范围内 drain，修复或更换后再 uncordon。',
  },
  'drain-many': {
    en: 'Do not drain several nodes at once under pressure: their pods crowd those that are left.',
    'zh-CN': '有压力时不要同时 drain 多个节点：Pod 会挤到剩下的节点上。',
  },
} as const satisfies Strings;
