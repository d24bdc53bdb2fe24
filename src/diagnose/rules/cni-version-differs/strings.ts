import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does the pod network run the same version on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其 Pod 网络（CNI）版本是否一致？',
  },
  'ruled-out': {
    en: 'pod network of one version on {where}',
    'zh-CN': 'Pod 网络（CNI）版本一致：{where}',
  },
  equal: {
    en: 'the pod network is the same: {name}',
    'zh-CN': 'Pod 网络（CNI）一致：{name}',
  },
  title: {
    en: 'another version of the pod network on {where}, {usual} elsewhere',
    'zh-CN': '{where} 的 Pod 网络（CNI）版本不同，其他节点为 {usual}',
  },
  why: {
    en: 'Versions differ in how they compute the MTU of pods, in their defaults (offloads, routing, policy) and in faults. flannel before v0.21.3 ignores its MTU setting without a word. It is a difference, not yet a cause.',
    'zh-CN':
      '不同版本计算 Pod MTU 的方式、默认值（卸载、路由、策略）和缺陷都可能不同。例如 v0.21.3 之前的 flannel 会悄悄忽略 MTU 设置。有差异不等于是原因。',
  },
  runs: {
    en: '{count, plural, one {one node} other {# nodes}} ({nodes}): {name}',
    'zh-CN': '{count, plural, other {#}} 个节点（{nodes}）：{name}',
  },
  'slow-have-usual': {
    en: 'slow nodes have the usual version too',
    'zh-CN': '变慢的节点中也有使用常见版本的',
  },
  'defaults-may-agree': {
    en: 'settings seen on the nodes (MTU, tunnel, sysctl) are compared by themselves and may be equal all the same',
    'zh-CN': '节点上的实际设置（MTU、隧道、sysctl）另有比较，仍可能完全一致',
  },
  'one-version': {
    en: 'Bring the network’s DaemonSet to one version, one node first, and let its pods be made anew; measure before and after.',
    'zh-CN': '把 CNI 的 DaemonSet 统一到同一版本，先做一个节点，并重建其上的 Pod；前后各测一次。',
  },
  'running-pods': {
    en: 'An update does not change pods that run: their interfaces keep the old MTU until they are made anew. Do not update all nodes at once.',
    'zh-CN': '升级不会改变正在运行的 Pod：其网卡保持旧 MTU，直到 Pod 重建。不要同时升级所有节点。',
  },
} as const satisfies Strings;
