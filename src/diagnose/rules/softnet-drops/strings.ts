import type {Strings} from '../../../model/message.ts';
import {windowStrings} from '../../settings/window.ts';

export const strings = {
  about: {
    en: 'Did the kernel drop received packets because a CPU could not keep up?',
    'zh-CN': '内核是否因为 CPU 处理不及而丢弃收到的报文？',
  },
  'ruled-out': {
    en: 'no packets dropped for want of CPU on {where}',
    'zh-CN': '{where} 没有因 CPU 处理不及而丢包',
  },
  title: {
    en: 'the kernel drops received packets on {where}, as a CPU cannot keep up',
    'zh-CN': '{where} 的内核因 CPU 处理不及而丢弃收到的报文',
  },
  why: {
    en: 'Each CPU keeps a backlog of packets it has still to look at. When it is full, further ones are thrown away inside the node. TCP sends them again later, so answers are late and transfers slow, while the network itself lost nothing.',
    'zh-CN':
      '每个 CPU 都有一个待处理报文的积压队列（backlog）。队列一满，后续报文就在节点内部被丢弃。TCP 会稍后重传，于是响应变慢、传输变慢，而网络本身并没有丢包。',
  },
  counts: {
    en: '{node}: {dropped, number} dropped and {processed, number} processed between the readings',
    'zh-CN': '{node}：两次读数之间丢弃 {dropped, number} 个，处理 {processed, number} 个',
  },
  squeezed: {
    en: 'a CPU ran out of its share of time for packets {count, plural, one {once} other {# times}} (time squeeze)',
    'zh-CN': 'CPU 的收包时间片用尽 {count, number} 次（time squeeze）',
  },
  'one-queue': {
    en: 'the card has one receive queue for {cpus} CPUs',
    'zh-CN': '网卡只有一个接收队列，而 CPU 有 {cpus} 个',
  },
  'own-load': {
    en: 'samespec’s own measurements are load too, and the table counts all network namespaces together',
    'zh-CN': 'samespec 自身的测量也是负载；而且该表把所有网络命名空间合在一起统计',
  },
  'spread-queues': {
    en: 'Let more CPUs receive: more queues (ethtool -L), else packet steering (rps_cpus), on one node, and measure.',
    'zh-CN':
      '让更多 CPU 参与收包：增加队列（ethtool -L），或启用软件分流（rps_cpus）；先改一个节点并测量。',
  },
  'longer-backlog': {
    en: 'For short bursts raise net.core.netdev_max_backlog, to 4,000 say, and net.core.netdev_budget with it.',
    'zh-CN':
      '如果只是短时突发，可调高 net.core.netdev_max_backlog（例如 4000），并同时调高 net.core.netdev_budget。',
  },
  'huge-backlog': {
    en: 'Do not raise the backlog to very large numbers: packets then wait for long instead of being lost.',
    'zh-CN': '不要把 backlog 调得过大：报文不再丢失，却会排很久的队。',
  },
  ...windowStrings,
} as const satisfies Strings;
