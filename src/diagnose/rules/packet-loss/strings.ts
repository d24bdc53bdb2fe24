import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do some paths lose small packets, beyond chance and beyond the other paths?',
    'zh-CN': '是否有路径丢失小报文，且超出偶然、明显多于其他路径？',
  },
  'ruled-out': {
    en: 'no path loses clearly more small packets than the others',
    'zh-CN': '没有路径的小报文丢失明显多于其他路径',
  },
  'nothing-usable': {
    en: 'no path gave small packets that can be counted',
    'zh-CN': '没有可用于统计丢包的小报文结果',
  },
  'few-lost': {
    en: '{lost} of {sent, number} small packets lost on all paths together',
    'zh-CN': '所有路径合计 {sent, number} 个小报文中丢失 {lost} 个',
  },
  title: {
    en: '{share, number, ::percent .0} of small packets are lost {where}',
    'zh-CN': '{where}：小报文丢失 {share, number, ::percent .0}',
  },
  'title-everywhere': {
    en: '{share, number, ::percent .0} of small packets are lost, on all paths alike',
    'zh-CN': '所有路径都同样丢失小报文，丢失率 {share, number, ::percent .0}',
  },
  'title-unclear': {
    en: '{lost} of {sent, number} small packets were lost, too few to say where or why',
    'zh-CN': '{sent, number} 个小报文中丢失 {lost} 个，数量太少，无法判断位置和原因',
  },
  why: {
    en: 'The packets are far below any MTU, so size is not the reason: a bad link or card, a full queue, a policer or an overloaded host drops them. TCP slows down with the square root of the loss and in proportion to the round trip, so long paths suffer most.',
    'zh-CN':
      '这些报文远小于任何 MTU，因此与报文大小无关：可能是链路或网卡故障、队列溢出、限速器丢弃或主机过载。TCP 吞吐与丢包率的平方根以及往返时间成反比，距离越远受害越深。',
  },
  'why-everywhere': {
    en: 'Where every path loses alike, the reason is something all paths share: the network as a whole, the machines, or the measuring itself. It does not tell regions apart.',
    'zh-CN':
      '如果所有路径丢失程度相同，原因在于它们共有的部分：整个网络、机器本身或测量过程。它无法解释地域之间的差别。',
  },
  'why-unclear': {
    en: 'A handful of losses may be chance, a busy moment or the start of a fault. More packets tell.',
    'zh-CN': '少量丢失可能是偶然、一时繁忙，也可能是故障的苗头。需要发送更多报文才能判断。',
  },
  lost: {
    en: '{lost} of {sent, number} small packets lost ({way, select, one {counted one way} other {packet or reply}}); on the other paths {otherLost} of {otherSent, number}',
    'zh-CN':
      '{sent, number} 个小报文中丢失 {lost} 个（{way, select, one {按单向统计} other {去程或回程}}）；其他路径 {otherSent, number} 个中丢失 {otherLost} 个',
  },
  'lost-everywhere': {
    en: '{lost} of {sent, number} small packets lost; no group of paths stands out',
    'zh-CN': '{sent, number} 个小报文中丢失 {lost} 个；没有哪组路径特别突出',
  },
  'lost-path': {
    en: '{from} → {to} ({layer, select, pod {between pods} other {between nodes}}): {lost} of {sent, number} lost',
    'zh-CN':
      '{from} → {to}（{layer, select, pod {Pod 之间} other {节点之间}}）：{sent, number} 个中丢失 {lost} 个',
  },
  'datagrams-too': {
    en: 'of {sent, number} UDP datagrams of 1200 bytes on these paths {lost} were lost as well ({share, number, ::percent .0}, one direction)',
    'zh-CN':
      '这些路径上 {sent, number} 个 1200 字节的 UDP 报文也丢失了 {lost} 个（{share, number, ::percent .0}，单向）',
  },
  'datagrams-pass': {
    en: 'of {sent, number} UDP datagrams of 1200 bytes on these paths only {lost} were lost, fewer than such a share by chance: the loss comes and goes, or strikes echoes more',
    'zh-CN':
      '这些路径上 {sent, number} 个 1200 字节的 UDP 报文只丢失 {lost} 个，明显少于该丢包率：丢包时有时无，或主要影响 echo 报文',
  },
  'tcp-bound': {
    en: 'at {share, number, ::percent .0} loss and a round trip of {rttMs, number, ::.0} ms, one TCP connection without bbr reaches about {mbit, number, ::.0} Mbit/s',
    'zh-CN':
      '丢包率 {share, number, ::percent .0}、往返 {rttMs, number, ::.0} ms 时，单条 TCP 连接（非 bbr）约能达到 {mbit, number, ::.0} Mbit/s',
  },
  'not-all-paths': {
    en: '{count, plural, one {one of these paths} other {# of these paths}} lost nothing in the packets sent',
    'zh-CN': '其中 {count, plural, other {#}} 条路径在所发报文中没有丢失',
  },
  'look-for-drops': {
    en: 'Look for the place that drops: ip -s link (errors, dropped, overruns) and ethtool -S at both ends, /proc/net/softnet_stat, the conntrack table, then the provider’s link between these places (mtr -u from both ends, several minutes).',
    'zh-CN':
      '查找丢弃位置：两端的 ip -s link（errors、dropped、overruns）和 ethtool -S、/proc/net/softnet_stat、conntrack 表，再查云厂商在两地之间的链路（两端同时运行 mtr -u 数分钟）。',
  },
  'measure-longer': {
    en: 'Measure again with more packets at a quieter time.',
    'zh-CN': '在较空闲的时段用更多报文重新测量。',
  },
  'any-mtu-change': {
    en: 'Changing any MTU: packets of every size are lost.',
    'zh-CN': '修改任何 MTU：丢失与报文大小无关。',
  },
} as const satisfies Strings;
