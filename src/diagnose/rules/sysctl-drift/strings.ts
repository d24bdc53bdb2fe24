import type {Strings} from '../../../model/message.ts';
import {driftStrings} from '../../drift/drift-strings.ts';

export const strings = {
  about: {
    en: 'Are kernel settings (sysctl) equal on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其内核参数（sysctl）是否一致？',
  },
  'ruled-out': {
    en: 'sysctl equal on {where}',
    'zh-CN': 'sysctl 一致：{where}',
  },
  equal: {
    en: 'sysctl equal ({count, plural, one {# key} other {# keys}})',
    'zh-CN': 'sysctl 一致（{count, plural, other {#}} 个键）',
  },
  'kernel-keys': {
    en: '{count, plural, one {# key exists} other {# keys exist}} only with some of the kernels: kernel-differs tells',
    'zh-CN': '有 {count} 个键只存在于部分内核版本：由 kernel-differs 说明',
  },
  'title-one': {
    en: '{key} is {value} on {where}, {usual} elsewhere',
    'zh-CN': '{where}：{key} 为 {value}，其他节点为 {usual}',
  },
  'title-many': {
    en: '{count, plural, one {the kernel setting {key} differs} other {# kernel settings differ, first of all {key},}} on {where}',
    'zh-CN':
      '{where}：{count, plural, one {内核参数 {key} 与其他节点不同} other {# 项内核参数与其他节点不同，首先是 {key}}}',
  },
  'title-file': {
    en: 'sysctl files differ on {where} ({count, plural, one {{key}} other {# keys, first of all {key}}}), while the running values are equal',
    'zh-CN':
      '{where}：sysctl 配置文件不同（{count, plural, one {{key}} other {# 个键，首先是 {key}}}），但当前运行值一致',
  },
  'title-rest': {
    en: '{count, plural, one {one more kernel setting differs in another way, {key},} other {# more kernel settings differ in other ways, first of all {key},}} on {where}',
    'zh-CN':
      '{where}：{count, plural, one {另有 1 项内核参数以其他方式不同：{key}} other {另有 # 项内核参数以其他方式不同，首先是 {key}}}',
  },
  why: {
    en: '{kind, select, region {Every region is uniform, so this came with how the region was set up, and cannot be told apart from everything else that differs between the regions.} other {Nodes of one region differ, as after an edit by hand or half a rollout.}} A difference is not yet a cause: change it on one node and measure. {advice, select, rmem {Of tcp_rmem only the third value limits throughput over distance; the middle one is where a connection starts. 4096 87380 6291456, found in many guides, is an old default and on newer kernels a reduction.} wmem {The third value of tcp_wmem limits sending over distance; raising the middle one does little.} probing {tcp_mtu_probing=1 is a safety net: it works only in the network namespace where it is set, not in pods, and only after about 3 s per connection. It mends no MTU.} other {}}',
    'zh-CN':
      '{kind, select, region {各地域内部一致、地域之间不同，说明与该地域的部署方式有关，也无法与地域间的其他差异区分开。} other {同一地域内的节点不同，像是手工修改或只推送了一半的变更。}}有差异不等于是原因：先在一个节点上改，再测量。{advice, select, rmem {tcp_rmem 中只有第三个值限制长距离吞吐，中间值只是连接的起点。许多教程里的 4096 87380 6291456 是旧默认值，在新内核上反而是调低。} wmem {tcp_wmem 的第三个值限制长距离发送，调高中间值作用不大。} probing {tcp_mtu_probing=1 只是一张安全网：仅在设置它的网络命名空间内有效，不会传进 Pod，而且每个连接约 3 秒后才起作用。它修不好 MTU。} other {}}',
  },
  'why-file': {
    en: 'The files say what the next reboot or “sysctl --system” will set, so the nodes may drift apart then. Today they run alike, so this explains nothing of today.',
    'zh-CN':
      '配置文件决定下次重启或执行“sysctl --system”时的取值，届时节点可能出现差异。目前运行值一致，因此无法解释当前的现象。',
  },
  'other-kernel': {
    en: 'the same nodes run another kernel, whose own default this may be',
    'zh-CN': '同一批节点的内核版本也不同，这可能就是该内核的默认值',
  },
  'align-one-node': {
    en: 'Decide which value is meant. Set it on one node (sysctl -w), measure again, then write it to /etc/sysctl.d on all. Pods keep their own values of most net.* settings.',
    'zh-CN':
      '先确定应取哪个值。在一个节点上用 sysctl -w 设置并重新测量，再写入全部节点的 /etc/sysctl.d。多数 net.* 参数在 Pod 内各有一份，不随节点改变。',
  },
  'copy-tuning-lists': {
    en: 'Copying a tuning list from an article to all nodes: old values lower newer defaults, and nothing tells which line mattered.',
    'zh-CN':
      '把文章里的调优清单照搬到全部节点：旧值会压低新内核的默认值，而且事后分不清是哪一行起了作用。',
  },
  ...driftStrings,
} as const satisfies Strings;
