import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do small echo packets come back? Without them nothing can be said about path MTU.',
    'zh-CN': '小的 echo 报文是否有回应？若没有，就无法对路径 MTU 下任何结论。',
  },
  'echo-answers': {
    en: '{received} of {sent} small echo packets came back',
    'zh-CN': '{sent} 个小 echo 报文有 {received} 个得到回应',
  },
  'size-known': {
    en: 'no small echo came back, yet packets of {passBytes} bytes were shown to arrive',
    'zh-CN': '小 echo 没有回应，但已证实 {passBytes} 字节的报文能到达',
  },
  'peer-down': {
    en: 'nothing could be collected from {peer} either: it looks down, which says nothing about MTU',
    'zh-CN': '从 {peer} 也采集不到任何信息：它多半不在线，与 MTU 无关',
  },
  title: {
    en: 'path MTU is unknown {where}: no echo packet comes back, not even a small one',
    'zh-CN': '{where}，路径 MTU 未知：连小的 echo 报文也没有回应',
  },
  why: {
    en: 'A black hole swallows large packets and lets small ones pass. Here no size comes back, so ICMP echo is filtered or the address is wrong or down. That is no evidence about MTU, neither good nor bad.',
    'zh-CN':
      '黑洞吞掉大报文而放过小报文。这里任何大小都没有回应，说明 ICMP echo 被过滤，或者地址不对、对端不在线。这对 MTU 既不是好消息也不是坏消息。',
  },
  'echo-lost': {
    en: 'none of {sent} small echo packets came back',
    'zh-CN': '{sent} 个小 echo 报文全部没有回应',
  },
  'tcp-works': {
    en: 'TCP works on the same path: {state, select, steady {bulk transfer ran steadily} other {bulk transfer moved data, with stalls}}',
    'zh-CN':
      '同一路径上 TCP 可用：{state, select, steady {批量传输平稳} other {批量传输有数据，但有停顿}}',
  },
  'tcp-dead': {
    en: 'bulk TCP moved nothing either: the path may be down altogether',
    'zh-CN': '批量 TCP 也没有任何数据：路径可能整个不通',
  },
  'measure-with-tcp': {
    en: 'Measure with TCP instead: fetch a small and a large body over this path. If the connection opens, the small one arrives and the large one hangs, look again for a black hole.',
    'zh-CN':
      '改用 TCP 测试：在这条路径上分别取一个小响应和一个大响应。若连接能建立、小的能到、大的卡住，再去查黑洞。',
  },
  'any-mtu-change': {
    en: 'Changing any MTU on this ground: nothing was shown to be wrong with it.',
    'zh-CN': '据此修改任何 MTU：并没有证据表明 MTU 有问题。',
  },
} as const satisfies Strings;
