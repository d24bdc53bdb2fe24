import type {Strings} from '../../../model/message.ts';
import {dangerStrings, safeStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Does the network between two nodes lose packets that both network cards allow, without telling the sender?',
    'zh-CN': '两个节点的网卡都允许的报文，在途中是否被丢弃而又不通知发送端？',
  },
  'ruled-out': {
    en: 'no path swallows packets that the network cards allow ({count, plural, one {# path} other {# paths}})',
    'zh-CN': '没有路径会吞掉网卡允许的报文（{count} 条路径）',
  },
  'all-arrive': {
    en: 'packets up to {passBytes} bytes arrive',
    'zh-CN': '{passBytes} 字节以内的报文都能到达',
  },
  'sender-told': {
    en: 'the path is smaller than the cards ({passBytes} against {nicBytes}), but senders are told',
    'zh-CN': '路径小于网卡（{passBytes} 对 {nicBytes}），但发送端会收到通知',
  },
  'card-limit': {
    en: 'packets above {passBytes} bytes are lost silently, but the smaller card allows no more than {nicBytes}: no hole in the network',
    'zh-CN':
      '超过 {passBytes} 字节的报文会无声丢失，但较小一侧网卡的上限就是 {nicBytes}：网络本身没有黑洞',
  },
  'too-lossy': {
    en: 'small packets are lost as well, so nothing is said about size',
    'zh-CN': '小报文也有丢失，因此不对大小下结论',
  },
  title: {
    en: 'packets above {passBytes} bytes vanish {where}, though the network cards allow {nicBytes}, and nobody tells the sender',
    'zh-CN':
      '{where}，超过 {passBytes} 字节的报文凭空消失：网卡允许 {nicBytes}，却没有任何设备通知发送端',
  },
  'title-between': {
    en: 'packets of {failBytes} bytes vanish {where}, though the network cards allow {nicBytes}, and nobody tells the sender',
    'zh-CN':
      '{where}，{failBytes} 字节的报文凭空消失：网卡允许 {nicBytes}，却没有任何设备通知发送端',
  },
  why: {
    en: 'A hop on the way carries less than the cards, and its ICMP “fragmentation needed” is not sent or is filtered. TCP agrees on segments by the cards, so connections open and short answers arrive, and the first full-size packet hangs until TCP gives up or shrinks by itself.',
    'zh-CN':
      '途中有一跳的承载能力小于网卡，而它的 ICMP“需要分片”没有发出，或被过滤掉了。TCP 按网卡协商段大小，因此连接能建立、短应答能到达，而第一个满尺寸报文就卡住，直到 TCP 放弃或自行缩小。',
  },
  lost: {
    en: '{passBytes} bytes arrive, {failBytes} are lost in every copy, and no ICMP came back; small packets {controlReceived} of {controlSent}',
    'zh-CN':
      '{passBytes} 字节能到达，{failBytes} 字节每次都丢，且没有收到 ICMP；小报文发 {controlSent} 个、收 {controlReceived} 个',
  },
  place: {
    en: 'by packets that live only some hops: large ones still reach {afterHop, plural, =0 {no hop} other {hop {afterHop} ({afterAddress})}} and vanish before hop {beforeHop}, which small ones reach',
    'zh-CN':
      '用限制 TTL 的报文定位：大报文{afterHop, plural, =0 {连第 1 跳都未到达} other {仍能到达第 {afterHop} 跳（{afterAddress}）}}，在第 {beforeHop} 跳之前消失，而小报文能到达该跳',
  },
  'reverse-too': {
    en: 'the other direction loses packets above {passBytes} bytes as well (a test from one end cannot always tell the directions apart)',
    'zh-CN': '反方向同样丢失超过 {passBytes} 字节的报文（只从一端测量时未必能区分两个方向）',
  },
  'reverse-clean': {
    en: 'from {peer} to {node} {passBytes} bytes arrive and nothing vanishes: the hole is one-way',
    'zh-CN': '从 {peer} 到 {node} 能通过 {passBytes} 字节，没有报文消失：黑洞是单向的',
  },
  'echo-ok': {
    en: 'small echo packets: {received} of {sent} came back',
    'zh-CN': '小 echo 报文：发 {sent} 个，收到 {received} 个回应',
  },
  timeouts: {
    en: 'TCPTimeouts +{count, number} on {node} during the run',
    'zh-CN': '测量期间 {node} 的 TCPTimeouts 增加 {count, number}',
  },
  'lost-retransmits': {
    en: 'TCPLostRetransmit +{count, number} on {node}: repetitions were lost as well',
    'zh-CN': '{node} 的 TCPLostRetransmit 增加 {count, number}：重传也丢了',
  },
  'probing-active': {
    en: 'TCPMTUPFail +{count, number} on {node}: TCP itself is probing for a smaller size',
    'zh-CN': '{node} 的 TCPMTUPFail 增加 {count, number}：TCP 正在自行探测更小的尺寸',
  },
  'bulk-dead': {
    en: 'bulk TCP: the connection opens and nothing arrives',
    'zh-CN': '批量 TCP：连接能建立，但没有任何数据到达',
  },
  'bulk-stalls': {
    en: 'bulk TCP stood still for {stalledSeconds, number, ::.0} s before or between data',
    'zh-CN': '批量 TCP 在传输前或传输中停顿了 {stalledSeconds, number, ::.0} 秒',
  },
  'bulk-clean': {
    en: 'bulk TCP ran steadily: its segments are kept smaller (MSS clamped, or TCP has found the size)',
    'zh-CN': '批量 TCP 一直平稳：它的段更小（MSS 被钳制，或 TCP 已找到合适的大小）',
  },
  learned: {
    en: '{node} has learned a path MTU of {mtuBytes} for {peer}: some ICMP did arrive earlier',
    'zh-CN': '{node} 已学到 {peer} 的路径 MTU 为 {mtuBytes}：此前曾有 ICMP 到达',
  },
  'not-exact': {
    en: 'the search stopped between {passBytes} and {failBytes}',
    'zh-CN': '搜索停在 {passBytes} 与 {failBytes} 之间',
  },

  'allow-ptb-icmp': safeStrings['allow-ptb-icmp'],
  'route-mtu': safeStrings['route-mtu'],
  'mss-clamp': safeStrings['mss-clamp'],
  'pod-plpmtud': safeStrings['pod-plpmtud'],
  'tcp-mtu-probing-2-everywhere': dangerStrings['tcp-mtu-probing-2-everywhere'],
  'ip-no-pmtu-disc-everywhere': dangerStrings['ip-no-pmtu-disc-everywhere'],
  'raise-before-all-hops-verified': dangerStrings['raise-before-all-hops-verified'],
} as const satisfies Strings;
