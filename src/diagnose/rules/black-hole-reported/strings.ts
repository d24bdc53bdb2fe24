import type {Strings} from '../../../model/message.ts';
import {dangerStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Do samespec agents report, through Prometheus, that large packets vanish between regions?',
    'zh-CN': 'samespec agent 是否通过 Prometheus 报告地域之间的大报文凭空消失？',
  },
  'ruled-out': {
    en: 'agents report no way on which large packets vanish',
    'zh-CN': 'agent 没有报告任何会让大报文凭空消失的路径',
  },
  'no-agents': {
    en: 'no agent reports paths in a Prometheus that was asked',
    'zh-CN': '所查询的 Prometheus 中没有 agent 报告路径',
  },
  none: {
    en: '{count, plural, one {# way} other {# ways}} from region to region, none with a black hole',
    'zh-CN': '地域到地域的 {count} 条路径均无黑洞',
  },
  title: {
    en: 'agents report that large packets vanish and no sender is told: {ways}',
    'zh-CN': 'agent 报告大报文凭空消失，发送端得不到通知：{ways}',
  },
  why: {
    en: 'Agents send packets that may not be fragmented, of growing size, and hear from the other end which arrived. Small ones do, larger ones do not, and no ICMP says so. TCP agrees on segments by the network cards, so connections open and the first full-size packet hangs. Which nodes, which card and which hop is not in these series.',
    'zh-CN':
      'agent 发送逐渐增大且禁止分片的报文，由对端告知哪些到达：小报文能到，大报文不能到，也没有 ICMP 说明原因。TCP 按网卡协商段大小，因此连接能建立，而第一个满尺寸报文就卡住。是哪些节点、哪块网卡、哪一跳，这些序列里没有。',
  },
  reported: {
    en: 'from {from} to {to} ({layer}) large packets vanish on at least one path',
    'zh-CN': '从 {from} 到 {to}（{layer}）至少一条路径上大报文凭空消失',
  },
  'reported-size': {
    en: 'from {from} to {to} ({layer}) large packets vanish on at least one path; the smallest path MTU there is {mtuBytes} bytes',
    'zh-CN':
      '从 {from} 到 {to}（{layer}）至少一条路径上大报文凭空消失；其中最小的路径 MTU 为 {mtuBytes} 字节',
  },
  others: {
    en: '{count, plural, one {# other way has} other {# other ways have}} no black hole',
    'zh-CN': '另外 {count} 条路径没有黑洞',
  },
  'measure-paths': {
    en: 'Measure these nodes, which names the size, the direction and the hop: samespec diagnose -i FLEET.',
    'zh-CN': '对这些节点实测，以确定大小、方向和所在的跳：samespec diagnose -i 清单。',
  },
  'tcp-mtu-probing-2-everywhere': dangerStrings['tcp-mtu-probing-2-everywhere'],
} as const satisfies Strings;
