import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do the two directions of a path differ in path MTU, loss or bulk throughput, beyond noise?',
    'zh-CN': '同一路径的两个方向在路径 MTU、丢包或批量吞吐上是否有超出噪声的差别？',
  },
  'ruled-out': {
    en: 'both directions alike, as far as measured',
    'zh-CN': '就已测项目而言，两个方向一致',
  },
  alike: {
    en: 'both directions alike ({count, plural, one {one measure} other {# measures}} compared)',
    'zh-CN': '两个方向一致（比较了 {count, plural, other {#}} 项）',
  },
  'told-from-there': {
    en: 'the other direction is the worse one and tells',
    'zh-CN': '较差的是另一方向，由它说明',
  },
  'title-mtu': {
    en: 'the path carries {smallerBytes} bytes {where}, {largerBytes} the other way',
    'zh-CN': '{where}：路径只能承载 {smallerBytes} 字节，反方向为 {largerBytes}',
  },
  'title-loss': {
    en: 'small packets are lost {where}, not the other way',
    'zh-CN': '{where}：小报文有丢失，反方向没有',
  },
  'title-throughput': {
    en: 'bulk TCP is less than half as fast {where} as the other way',
    'zh-CN': '{where}：批量 TCP 速率不到反方向的一半',
  },
  why: {
    en: 'Packets there and back may take different ways, links and limits. Only one direction has the fault, so look at what only that direction crosses: the sender’s egress, the receiver’s ingress, one of two uplinks, one rule of a firewall.',
    'zh-CN':
      '往返报文可能经过不同的路线、链路和限制。故障只在一个方向上，因此应检查只有该方向才经过的部分：发送端出向、接收端入向、两条上联之一、防火墙的某条规则。',
  },
  mtu: {
    en: '{source} → {destination} carries {smallerBytes}, back {largerBytes}',
    'zh-CN': '{source} → {destination} 承载 {smallerBytes}，反方向 {largerBytes}',
  },
  loss: {
    en: '{source} → {destination}: {lost} of {sent, number} lost, of the replies {backLost} of {backSent, number}',
    'zh-CN':
      '{source} → {destination}：{sent, number} 个中丢失 {lost} 个，回程 {backSent, number} 个中丢失 {backLost} 个',
  },
  throughput: {
    en: '{source} → {destination}: at most {mbit, number, ::.0} Mbit/s once settled, back never below {backMbit, number, ::.0}',
    'zh-CN':
      '{source} → {destination}：稳定后最高 {mbit, number, ::.0} Mbit/s，反方向最低也有 {backMbit, number, ::.0}',
  },
  'buffers-explain': {
    en: 'a window of {windowKilobytes, number, ::.} kB per round trip allows only {boundMbit, number, ::.0} Mbit/s in this direction: buffers, not the network',
    'zh-CN':
      '该方向每个往返只有 {windowKilobytes, number, ::.} kB 的窗口，最多 {boundMbit, number, ::.0} Mbit/s：原因在缓冲区而非网络',
  },
  'trace-both-ways': {
    en: 'Trace from both ends (mtr -T or -u) and compare the hops; compare egress limits and firewall rules of the two ends.',
    'zh-CN': '从两端分别追踪路径（mtr -T 或 -u）并比较各跳；比较两端的出向限速和防火墙规则。',
  },
} as const satisfies Strings;
