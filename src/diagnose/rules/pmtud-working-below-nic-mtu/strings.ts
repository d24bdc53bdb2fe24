import type {Strings} from '../../../model/message.ts';
import {dangerStrings, safeStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Is a path smaller than the network cards on both ends, with routers that tell the senders so?',
    'zh-CN': '路径是否小于两端网卡，而沿途路由器会告知发送端？',
  },
  'full-size': {
    en: 'the path carries {passBytes} bytes, as much as the smaller card ({nicBytes})',
    'zh-CN': '路径能承载 {passBytes} 字节，不小于较小一侧网卡（{nicBytes}）',
  },
  'nobody-told': {
    en: 'nobody told the sender a size: not this rule’s case',
    'zh-CN': '没有任何设备告知发送端大小：不属于本规则',
  },
  'too-lossy': {
    en: 'small packets are lost as well, so nothing is said about size',
    'zh-CN': '小报文也有丢失，因此不对大小下结论',
  },
  title: {
    en: 'the path carries {passBytes} bytes {where}, the network cards allow {nicBytes}; routers say so and TCP adapts',
    'zh-CN':
      '{where}，路径只承载 {passBytes} 字节，网卡允许 {nicBytes}；路由器会告知，TCP 能自行适应',
  },
  why: {
    en: 'Path MTU discovery works: the first packets that are too large are refused with a message, TCP repeats them smaller and remembers the size for 600 s. That costs one initial window per destination every 600 s and does not explain a slow region.',
    'zh-CN':
      '路径 MTU 发现工作正常：最初过大的报文会被拒绝并收到通知，TCP 改用更小的报文重发，并记住该大小 600 秒。代价是每个目的地每 600 秒一个初始窗口，不足以解释一个地域变慢。',
  },
  told: {
    en: '{router, select, none {a router} other {{router}}} answered “fragmentation needed”, MTU {mtuBytes}',
    'zh-CN': '{router, select, none {某路由器} other {{router}}} 回应“需要分片”，MTU 为 {mtuBytes}',
  },
  cached: {
    en: 'the kernel of {node} had already learned {mtuBytes} for {peer} before the test',
    'zh-CN': '测试之前 {node} 的内核已学到 {peer} 的路径 MTU 为 {mtuBytes}',
  },
  'pass-fail': {
    en: '{passBytes} bytes arrive, {failBytes} are refused',
    'zh-CN': '{passBytes} 字节能到达，{failBytes} 字节被拒绝',
  },
  'bulk-clean': {
    en: 'bulk TCP ran steadily',
    'zh-CN': '批量 TCP 一直平稳',
  },
  'silent-back': {
    en: 'from {source} to {destination} large packets are lost without a message',
    'zh-CN': '从 {source} 到 {destination} 的大报文会无声丢失',
  },
  'route-mtu': safeStrings['route-mtu'],
  'live-nic-mtu-change': dangerStrings['live-nic-mtu-change'],
} as const satisfies Strings;
