import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does a node repeat more TCP segments than its peers, although MTU is in order?',
    'zh-CN': '在 MTU 正常的前提下，某节点的 TCP 重传是否明显多于同类节点？',
  },
  'ruled-out': {
    en: 'TCP retransmits no higher than among peers on {where}',
    'zh-CN': 'TCP 重传不高于同类节点：{where}',
  },
  'too-few-segments': {
    en: 'only {segments, plural, one {# segment was} other {# segments were}} sent during the run; {wanted, number} are needed for a ratio',
    'zh-CN': '测量期间只发送了 {segments, number} 个段；至少 {wanted, number} 个才能计算比例',
  },
  'too-few-peers': {
    en: '{count, plural, one {# peer} other {# peers}} sent enough segments; {wanted} are needed to say what is usual',
    'zh-CN': '发送量足够的同类节点只有 {count} 个；至少 {wanted} 个才能判断何为正常',
  },
  'as-peers': {
    en: '{retransmits, number} of {segments, number} segments repeated ({share, number, ::percent .00}), the cohort’s median is {usualShare, number, ::percent .00}',
    'zh-CN':
      '{segments, number} 个段中重传 {retransmits, number} 个（{share, number, ::percent .00}），全组中位数为 {usualShare, number, ::percent .00}',
  },
  'mtu-first': {
    en: 'segments are repeated, but {count, plural, one {# path of this node has} other {# paths of this node have}} an MTU fault: those rules tell',
    'zh-CN': '存在重传，但该节点有 {count} 条路径的 MTU 有问题：由相应规则说明',
  },
  title: {
    en: 'TCP repeats far more segments on {where} than on its peers, and MTU is not the reason',
    'zh-CN': '{where}：TCP 重传远多于同类节点，而且与 MTU 无关',
  },
  why: {
    en: 'Every measured path carries what the cards and the pods need, so the segments are lost for another reason: congestion, a rate limit, full queues or conntrack tables, or a CPU that does not keep up.',
    'zh-CN':
      '所有已测路径都能承载网卡和 Pod 所需的报文，因此丢段另有原因：拥塞、限速、队列或 conntrack 表满，或 CPU 处理不过来。',
  },
  ratio: {
    en: '{node} repeated {retransmits, number} of {segments, number} segments ({share, number, ::percent .00}); the median of {peers} peers is {peerShare, number, ::percent .00}',
    'zh-CN':
      '{node} 在 {segments, number} 个段中重传 {retransmits, number} 个（{share, number, ::percent .00}）；{peers} 个同类节点的中位数为 {peerShare, number, ::percent .00}',
  },
  'mtu-in-order': {
    en: 'no MTU fault on the {count, plural, one {measured path} other {# measured paths}} of {node}',
    'zh-CN': '{node} 的 {count} 条已测路径均无 MTU 问题',
  },
  'fast-retransmits': {
    en: '{count, number} of them were fast retransmits: later segments arrived, so data keeps flowing',
    'zh-CN': '其中 {count, number} 次为快速重传：后续段已到达，数据仍在流动',
  },
  timeouts: {
    en: 'on {node} {count, plural, one {# TCP timeout stands} other {# TCP timeouts stand}} against {retransmits, plural, one {# repeated segment} other {# repeated segments}}: the pattern of lost full-size segments; measure the missing paths',
    'zh-CN':
      '{node} 上 TCP 超时 {count, number} 次，而重传段为 {retransmits, number} 个：像是满尺寸段丢失，请补测缺失的路径',
  },
  'look-for-loss': {
    en: 'Look for the loss: drops and overruns of the card (ip -s link), /proc/net/softnet_stat, the conntrack table, the instance type’s bandwidth limit, steal time.',
    'zh-CN':
      '查找丢包位置：网卡 drop 与 overrun（ip -s link）、/proc/net/softnet_stat、conntrack 表、实例规格的带宽上限、窃取时间 steal。',
  },
  'any-mtu-change': {
    en: 'Changing any MTU: it was measured and is in order.',
    'zh-CN': '修改任何 MTU：已实测，并无问题。',
  },
} as const satisfies Strings;
