import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do the pods of each workload lie evenly over the nodes of their cluster?',
    'zh-CN': '每个业务的 Pod 是否均匀分布在集群的各节点上？',
  },
  'ruled-out': {
    en: 'pods evenly placed in all clusters',
    'zh-CN': '各集群的 Pod 分布均匀',
  },
  even: {
    en: 'pods of {count, plural, one {one workload lie} other {# workloads lie}} evenly over the nodes',
    'zh-CN': '{count} 个业务的 Pod 均匀分布在各节点上',
  },
  'no-clusters': {en: 'no cluster was read', 'zh-CN': '没有读取任何集群'},
  'nothing-to-place': {
    en: 'no workload with two pods could lie on two nodes',
    'zh-CN': '没有可以分布到两个节点上的多 Pod 业务',
  },
  title: {
    en: '{count, plural, one {pods of {workload} lie} other {pods of # workloads, first of all {workload}, lie}} unevenly in cluster {cluster}',
    'zh-CN':
      '集群 {cluster}：{count, plural, one {{workload} 的 Pod 分布不均} other {# 个业务的 Pod 分布不均，首先是 {workload}}}',
  },
  why: {
    en: 'Pods that lie together share the CPU, the network card and the disk of one node, while other nodes have room. The workload is then as slow as its fullest node. It happens after nodes were added or drained, as nothing moves running pods.',
    'zh-CN':
      '挤在一起的 Pod 共用一个节点的 CPU、网卡和磁盘，而其他节点却空着。业务因此只能与最满的节点一样快。新增或排空节点之后常会如此，因为没有什么会移动正在运行的 Pod。',
  },
  lie: {
    en: '{cluster}: {most} of {pods} pods of {workload} lie on one node; {nodes} nodes take pods, so {even} would be even',
    'zh-CN':
      '{cluster}：{workload} 的 {pods} 个 Pod 中有 {most} 个在同一节点上；可调度节点有 {nodes} 个，均匀分布时每节点至多 {even} 个',
  },
  busy: {
    en: 'pods have asked for {share, number, ::percent .0} of the CPU of {node}',
    'zh-CN': '{node} 的 CPU 已被 Pod 申请了 {share, number, ::percent .0}',
  },
  idle: {
    en: 'no node of this cluster is full: of the fullest, {node}, pods have asked for {share, number, ::percent .0} of the CPU',
    'zh-CN':
      '该集群没有节点是满的：最满的 {node} 也只被申请了 {share, number, ::percent .0} 的 CPU',
  },
  'not-slow': {
    en: 'the region of {cluster} is not slow',
    'zh-CN': '{cluster} 所在的地域并不慢',
  },
  'spread-pods': {
    en: 'Add a topologySpreadConstraint (topologyKey kubernetes.io/hostname, maxSkew 1, ScheduleAnyway) and roll the workload out anew, within its PodDisruptionBudget.',
    'zh-CN':
      '添加 topologySpreadConstraint（topologyKey 为 kubernetes.io/hostname，maxSkew 为 1，ScheduleAnyway），并在 PodDisruptionBudget 允许的范围内重新发布该业务。',
  },
  'delete-pods': {
    en: 'Do not delete pods at once to have them placed anew: without a budget the workload is gone for that time.',
    'zh-CN': '不要为了重新调度而一次删除多个 Pod：没有预算约束时，业务会在此期间中断。',
  },
} as const satisfies Strings;
