import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do the pods of one cluster have the same MTU on every node?',
    'zh-CN': '同一集群中，各节点上 Pod 的 MTU 是否一致？',
  },
  'ruled-out': {
    en: 'pods of each cluster have one MTU',
    'zh-CN': '各集群内 Pod 的 MTU 一致',
  },
  'nothing-to-compare': {
    en: 'no cluster has two nodes with pods whose MTU is known',
    'zh-CN': '没有哪个集群有两个节点的 Pod MTU 已知',
  },
  alike: {
    en: '{cluster}: {pods, plural, one {one sampled pod} other {# sampled pods}} on {nodes, plural, one {# node} other {# nodes}}, all {mtuBytes}',
    'zh-CN': '{cluster}：{nodes} 个节点上抽样的 {pods} 个 Pod 均为 {mtuBytes}',
  },
  title: {
    en: 'pods of cluster {cluster} have an MTU of {odd} on {where}, {usualBytes} elsewhere',
    'zh-CN': '集群 {cluster}：{where} 上 Pod 的 MTU 为 {odd}，其他节点为 {usualBytes}',
  },
  why: {
    en: 'A changed MTU reaches pods only when they are made anew, and a pod made before the network plugin was ready may have another one by chance. Connections between the two kinds work while packets are small and hang, or fragment, when they are not. That is why the MTU is read in the pods and not from the configuration.',
    'zh-CN':
      '修改后的 MTU 要等 Pod 重建才会生效，而在网络插件就绪之前创建的 Pod 可能碰巧得到另一个值。两种 Pod 之间的连接，小包正常，大包则会卡住或被分片。因此这里读取的是 Pod 内的 MTU，而不是配置。',
  },
  pods: {
    en: '{node}: {pods, plural, one {one sampled pod has} other {# sampled pods have}} {mtuBytes}',
    'zh-CN': '{node}：抽样的 {pods} 个 Pod 为 {mtuBytes}',
  },
  fits: {
    en: 'even the largest, {largestBytes}, fits every measured path ({limitBytes})',
    'zh-CN': '即使最大的 {largestBytes} 也能通过所有已测路径（{limitBytes}）',
  },
  'recreate-pods': {
    en: 'Make the pods of these nodes anew (kubectl rollout restart of their owners, within their PodDisruptionBudgets), after the device of the network plugin shows the wanted MTU.',
    'zh-CN':
      '确认网络插件的设备已是期望的 MTU 之后，重建这些节点上的 Pod（对其所有者执行 kubectl rollout restart，不超出 PodDisruptionBudget）。',
  },
  'delete-pods': {
    en: 'Do not delete bare pods: nothing makes them anew.',
    'zh-CN': '不要删除没有所有者的 Pod：没有什么会重建它们。',
  },
} as const satisfies Strings;
