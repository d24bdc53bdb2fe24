import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do disks of nodes that ought to be equal answer equally fast?',
    'zh-CN': '本应相同的节点，其磁盘响应速度是否一致？',
  },
  'ruled-out': {
    en: 'disks answer alike on {where}',
    'zh-CN': '{where} 的磁盘响应速度一致',
  },
  alike: {en: 'disks of equal nodes answer alike', 'zh-CN': '各节点磁盘响应速度一致'},
  'too-idle': {
    en: 'too few nodes used their disks between the readings to compare them',
    'zh-CN': '两次读数之间使用过磁盘的节点太少，无法比较',
  },
  title: {
    en: 'disk requests take several times as long on {where}',
    'zh-CN': '{where} 的磁盘请求耗时是其他节点的数倍',
  },
  why: {
    en: 'The mean time of a request, from its queue to its end, is at least three times that of the other nodes and 5 ms longer. The disk is slower, is limited by the provider (IOPS, burst credit), or has more to do. Programs that write to disk before they answer are as late.',
    'zh-CN':
      '单个请求从排队到完成的平均耗时，至少是其他节点的三倍，且多出 5 毫秒以上。可能是磁盘更慢、被云服务商限速（IOPS、突发额度），也可能只是负载更重。先落盘再响应的程序会相应变慢。',
  },
  mean: {
    en: '{node}: {ms, number, ::.0} ms per {kind, select, read {read} write {write} other {flush}} over {requests, number} of them; median of {peers} peers {usualMs, number, ::.0} ms',
    'zh-CN':
      '{node}：{kind, select, read {读} write {写} other {刷盘（flush）}}请求 {requests, number} 个，平均 {ms, number, ::.0} 毫秒；{peers} 个同组节点的中位数为 {usualMs, number, ::.0} 毫秒',
  },
  'also-differs': {
    en: 'the same nodes differ in {key}',
    'zh-CN': '同一批节点的 {key} 也不同',
  },
  'lies-as-slowness': {
    en: 'exactly the slow nodes have it',
    'zh-CN': '恰好是变慢的那些节点如此',
  },
  'slow-have-usual': {
    en: 'slow nodes have usual disks too',
    'zh-CN': '变慢的节点中也有磁盘正常的',
  },
  'own-work': {
    en: 'the time holds waiting in the queue, so a node with more to do shows it too; the window is that of this run',
    'zh-CN': '该耗时包含排队时间，负载更重的节点也会如此；而且只统计了本次运行的时间窗口',
  },
  'watch-iostat': {
    en: 'Look with iostat -x 10 on a slow and a usual node: long await with a short queue is the disk or the provider’s limit, a long queue is load. Compare volume type, IOPS and burst credit.',
    'zh-CN':
      '在慢节点和正常节点上分别运行 iostat -x 10：await 长而队列短，是磁盘本身或云服务商限速；队列长则是负载。并对比云盘类型、IOPS 和突发额度。',
  },
  'no-benchmark': {
    en: 'No write benchmark on a disk in use: it takes the IOPS from the workload and may use up its credit.',
    'zh-CN': '不要在业务正在使用的磁盘上做写入压测：会抢占业务的 IOPS，还可能耗尽突发额度。',
  },
} as const satisfies Strings;
