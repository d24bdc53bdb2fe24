import type {Strings} from '../../../model/message.ts';
import {dangerStrings, safeStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Does the smaller of two different network cards drop larger packets without a message?',
    'zh-CN': '两端网卡 MTU 不同时，较小的一侧是否会无声丢弃更大的报文？',
  },
  'same-or-smaller': {
    en: 'the sender’s card ({sourceBytes}) is not larger than the receiver’s ({destinationBytes})',
    'zh-CN': '发送端网卡（{sourceBytes}）不大于接收端网卡（{destinationBytes}）',
  },
  'told-elsewhere': {
    en: 'the loss is explained by another rule',
    'zh-CN': '该丢失已由其他规则解释',
  },
  'too-lossy': {
    en: 'small packets are lost as well, so nothing is said about size',
    'zh-CN': '小报文也有丢失，因此不对大小下结论',
  },
  'not-silent': {
    en: 'larger packets arrive, or the sender is told',
    'zh-CN': '更大的报文能到达，或发送端会收到通知',
  },
  title: {
    en: 'packets above the smaller card’s MTU of {smallerBytes} are dropped without a word {where} (the sender has {largerBytes}); TCP is not hurt',
    'zh-CN':
      '{where}，超过较小网卡 MTU {smallerBytes} 的报文被无声丢弃（发送端为 {largerBytes}）；TCP 不受影响',
  },
  'title-stalling': {
    en: 'packets above the smaller card’s MTU of {smallerBytes} are dropped without a word {where} (the sender has {largerBytes}); TCP stalls there too, which this does not explain',
    'zh-CN':
      '{where}，超过较小网卡 MTU {smallerBytes} 的报文被无声丢弃（发送端为 {largerBytes}）；TCP 也有停顿，但并非由此造成',
  },
  why: {
    en: 'On one network segment a card that gets a frame above its MTU drops it without ICMP; a router whose ICMP is filtered looks the same. TCP never sends such frames, because each side announces the segment size of its own card. UDP, QUIC and tunnels from the larger side may, and nobody tells them.',
    'zh-CN':
      '同一网段上，网卡收到超过自身 MTU 的帧会直接丢弃，不发 ICMP；ICMP 被过滤的路由器看起来也是如此。TCP 不会发这样的帧，因为双方会按各自网卡通告 MSS。但从较大一侧发出的 UDP、QUIC 和隧道报文可能会，而且没有人通知它们。',
  },
  lost: {
    en: 'from the larger side {passBytes} bytes arrive, {failBytes} are lost without ICMP; {passBytes} is what the smaller card allows',
    'zh-CN':
      '从较大一侧发出：{passBytes} 字节能到达，{failBytes} 字节丢失且无 ICMP；{passBytes} 正是较小网卡的上限',
  },
  'bulk-clean': {
    en: 'bulk TCP from the larger side ran steadily',
    'zh-CN': '从较大一侧发出的批量 TCP 一直平稳',
  },
  'bulk-stalls': {
    en: 'bulk TCP from the larger side stalled: look for another cause',
    'zh-CN': '从较大一侧发出的批量 TCP 出现停顿：请另找原因',
  },
  'route-mtu': safeStrings['route-mtu'],
  'jumbo-one-side': dangerStrings['jumbo-one-side'],
} as const satisfies Strings;
