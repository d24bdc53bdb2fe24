import type {Strings} from '../../../model/message.ts';
import {dangerStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Where network cards have different MTUs: do packets still fit?',
    'zh-CN': '网卡 MTU 不一致时，报文是否仍然装得下？',
  },
  'ruled-out': {
    en: 'network card MTU equal on {where}',
    'zh-CN': '网卡 MTU 一致：{where}',
  },
  'all-equal': {
    en: '{count, plural, one {the only network card has} other {all # network cards have}} MTU {mtuBytes}',
    'zh-CN': '{count} 个节点的网卡 MTU 均为 {mtuBytes}',
  },
  'one-node': {
    en: 'fewer than two nodes told their MTU',
    'zh-CN': '给出网卡 MTU 的节点不足两个',
  },
  'not-measured': {
    en: 'MTU {mtuBytes} on {nodes} differs from {othersBytes}, but no path between them was measured',
    'zh-CN': '{nodes} 的 MTU {mtuBytes} 与 {othersBytes} 不同，但二者之间没有测量过路径',
  },
  'told-elsewhere': {
    en: 'MTU {mtuBytes} on {nodes} differs from {othersBytes} and does not fit: other rules tell',
    'zh-CN': '{nodes} 的 MTU {mtuBytes} 与 {othersBytes} 不同，且确有不相容：由其他规则说明',
  },
  title: {
    en: 'network cards have MTU {mtuBytes} on {where}, {othersBytes} elsewhere; this is consistent, do not touch',
    'zh-CN': '{where}：网卡 MTU 为 {mtuBytes}，其他节点为 {othersBytes}；两者相容，请勿改动',
  },
  why: {
    en: 'TCP announces the segment size of its own card and the peer obeys, so nothing is cut up or lost. A failing ping -M do -s {largerPayload} proves only that the path is below {largerBytes}; the right test here is -s {rightPayload}. {mtuBytes, select, 1450 {1450 is what a provider’s own VXLAN leaves of 1500 and hands out by DHCP: a ceiling, not a mistake. } other {}}{minor, select, yes {The smaller segments cost {costShare, number, ::percent .0} of throughput at most; a region several times slower has another cause.} other {Smaller segments cost throughput only on long paths with loss, at most in proportion to their size.}}',
    'zh-CN':
      'TCP 会通告自己网卡的 MSS，对端照办，因此既不分片也不丢包。ping -M do -s {largerPayload} 失败只说明路径小于 {largerBytes}；这里正确的测试是 -s {rightPayload}。{mtuBytes, select, 1450 {1450 是云厂商自身 VXLAN 从 1500 中扣除开销后经 DHCP 下发的值：这是上限，不是配错。} other {}}{minor, select, yes {较小的段最多损失 {costShare, number, ::percent .0} 的吞吐；若某地域慢了数倍，原因在别处。} other {较小的段只在长距离且有丢包的路径上影响吞吐，至多与段大小成比例。}}',
  },
  fits: {
    en: 'on {count} of {measured, plural, one {# measured path} other {# measured paths}} between them, {smallerBytes} bytes arrive: as much as the smaller card allows',
    'zh-CN':
      '二者之间已测 {measured} 条路径，其中 {count} 条能通过 {smallerBytes} 字节，即较小网卡的上限',
  },
  'pods-fit': {
    en: 'pod packets with the tunnel around them fit as well',
    'zh-CN': 'Pod 报文加上隧道封装后同样装得下',
  },
  'bulk-clean': {
    en: 'bulk TCP ran steadily on {count} of {measured, plural, one {# such path} other {# such paths}}',
    'zh-CN': '其中 {measured} 条路径测过批量 TCP，{count} 条平稳',
  },
  'bulk-stalls': {
    en: 'bulk TCP stalled on {count, plural, one {one} other {#}} of these paths, for another reason than size',
    'zh-CN': '其中 {count, plural, other {#}} 条路径的批量 TCP 出现停顿，原因与报文大小无关',
  },
  'udp-from-pods': {
    en: 'UDP and QUIC from pods of the larger side may not fit (finding non-tcp-only)',
    'zh-CN': '从较大一侧 Pod 发出的 UDP 和 QUIC 可能装不下（见 non-tcp-only）',
  },
  'some-unmeasured': {
    en: '{count, plural, one {# path} other {# paths}} between them gave no answer about size',
    'zh-CN': '二者之间有 {count} 条路径未能测出大小',
  },
  'nic-above-ceiling': dangerStrings['nic-above-ceiling'],
  'pod-1500-on-1500-vxlan': dangerStrings['pod-1500-on-1500-vxlan'],
} as const satisfies Strings;
