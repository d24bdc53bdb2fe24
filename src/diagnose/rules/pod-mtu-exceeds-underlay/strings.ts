import type {Strings} from '../../../model/message.ts';
import {dangerStrings, safeStrings} from '../../mtu/remedy-strings.ts';

export const strings = {
  about: {
    en: 'Do packets between pods, with the tunnel around them, fit the network between their nodes? If not: what becomes of them?',
    'zh-CN': 'Pod 之间的报文加上隧道封装后，能否通过节点之间的网络？如果不能，它们的下场如何？',
  },
  'ruled-out': {
    en: 'pod packets fit the network with the tunnel around them ({count, plural, one {# path} other {# paths}})',
    'zh-CN': 'Pod 报文加上隧道封装后仍能通过底层网络（{count} 条路径）',
  },

  'no-tunnel': {
    en: 'no tunnel between these nodes: pod packets are not wrapped',
    'zh-CN': '这两个节点之间没有隧道，Pod 报文不经封装',
  },
  'underlay-unknown': {
    en: 'the path MTU between the nodes is unknown ({state}), so nothing is said about pods',
    'zh-CN': '节点之间的路径 MTU 未知（{state}），因此不对 Pod 下结论',
  },
  undecided: {
    en: 'needed are {outerBytes} bytes, measured are {underlay}: not exact enough to decide',
    'zh-CN': '需要 {outerBytes} 字节，实测为 {underlay}：精度不足，无法判定',
  },
  uncounted: {
    en: 'full-size packets arrive between the pods; whether in fragments is not known, because the fragment counters could not be read',
    'zh-CN': 'Pod 之间满尺寸报文可以到达；由于读不到分片计数器，无法判断是否经过分片',
  },
  'not-encapsulated': {
    en: 'full-size packets arrive between the pods and nobody made fragments: this pair does not use the tunnel',
    'zh-CN': 'Pod 之间满尺寸报文可以到达，且没有产生分片：这一对节点之间没有走隧道',
  },
  fits: {
    en: 'pod MTU {podMtuBytes} + {kind} {overheadBytes} = {outerBytes}, measured underlay {underlay}: it fits',
    'zh-CN':
      'Pod MTU {podMtuBytes} + {kind} 开销 {overheadBytes} = {outerBytes}，实测底层路径 MTU 为 {underlay}：装得下',
  },

  'title-overlay-black-hole': {
    en: 'pod packets above {passBytes} bytes vanish {where}',
    'zh-CN': '{where}，超过 {passBytes} 字节的 Pod 报文凭空消失',
  },
  'why-overlay-black-hole': {
    en: 'Small packets pass, so connections open and short answers arrive; the first full-size packet is lost, and so is every repetition. No ICMP tells the pod a smaller size: either the tunnel sets don’t-fragment and the refusal goes to the node only, or something drops ICMP on its way into the pod. To the user this looks like a slow region, not like a broken one.',
    'zh-CN':
      '小报文能通过，所以连接能建立，短应答也能到达；但第一个满尺寸报文就丢了，重传多少次都一样。没有 ICMP 把更小的尺寸告诉 Pod：要么隧道给外层报文设了 DF，拒绝消息只到节点为止；要么有策略丢掉了发往 Pod 的 ICMP。在用户看来，这个地域只是“慢”，而不是“断”。',
  },
  'title-outer-fragmentation': {
    en: 'every full-size pod packet is cut in two {where}: {outerBytes} bytes with the tunnel around it, the network carries {underlay}',
    'zh-CN':
      '{where}，每个满尺寸 Pod 报文都被拆成两片：加上隧道封装为 {outerBytes} 字节，而网络只承载 {underlay}',
  },
  'why-outer-fragmentation': {
    en: 'The tunnel leaves don’t-fragment unset, so nodes and routers cut the outer packets up. Nothing fails, a ping with don’t-fragment inside the tunnel passes, and TCP shows no retransmits; but packets and loss double, and the receiving node puts everything together again.',
    'zh-CN':
      '隧道外层报文没有设 DF，于是节点和路由器会对它们分片。表面上一切正常：隧道内带 DF 的 ping 能通，TCP 也没有重传；但报文数和丢包率都翻倍，接收节点还要逐一重组。',
  },
  'title-self-healing': {
    en: 'pod packets above {passBytes} bytes are refused {where}, and the pods are told: each new destination starts with a hiccup',
    'zh-CN':
      '{where}，超过 {passBytes} 字节的 Pod 报文被拒绝，但 Pod 会收到通知：每个新目的地开头会卡顿一下',
  },
  'why-self-healing': {
    en: 'The pod MTU is larger than what the tunnel can carry, but ICMP “fragmentation needed” reaches the pod, and TCP repeats its first window in smaller packets. It costs one initial window per destination every 600 s, and turns into a black hole the day a policy drops ICMP.',
    'zh-CN':
      'Pod MTU 大于隧道所能承载的大小，但 ICMP“需要分片”能到达 Pod，TCP 会用更小的报文重发首个窗口。代价是每个目的地每 600 秒一个初始窗口；哪天有策略丢弃 ICMP，它就会变成黑洞。',
  },
  'title-non-tcp-only': {
    en: 'TCP between pods fits {where}; only UDP and QUIC packets above {capacity} bytes do not',
    'zh-CN': '{where}，Pod 之间的 TCP 没有问题；只有超过 {capacity} 字节的 UDP 和 QUIC 报文装不下',
  },
  'why-non-tcp-only': {
    en: 'The two pods have different MTUs ({tcpBytes} and {largestBytes}). TCP follows the smaller one, because each side announces its own segment size; UDP and QUIC from the larger side do not. This is normal where every node derives its own pod MTU.',
    'zh-CN':
      '两端 Pod 的 MTU 不同（{tcpBytes} 与 {largestBytes}）。TCP 会通告各自的 MSS，自然取较小者；但从较大一端发出的 UDP 和 QUIC 不会。若各节点自行推算 Pod MTU，这属于正常现象。',
  },
  'title-unmeasured': {
    en: 'pod packets of {outerBytes} bytes (tunnel included) do not fit the {underlay} bytes of the network {where}; what becomes of them was not measured',
    'zh-CN':
      '{where}，Pod 报文连同隧道共 {outerBytes} 字节，超过网络的 {underlay} 字节；其下场尚未测得',
  },
  'why-unmeasured': {
    en: 'They are cut in two, refused with a message, or lost, depending on the tunnel and the routers. Measuring between the pods tells which; until then this is arithmetic, not a diagnosis.',
    'zh-CN':
      '它们可能被分片、被拒绝并收到通知，也可能直接丢失，取决于隧道和沿途路由器。在 Pod 之间实测一次即可分辨；在此之前这只是算术，不是诊断。',
  },

  needed: {
    en: 'pod MTU {podMtuBytes} + {kind} {overheadBytes} = {outerBytes}, measured underlay {underlay} {ways, select, both {both ways} other {one way}}',
    'zh-CN':
      'Pod MTU {podMtuBytes} + {kind} 开销 {overheadBytes} = {outerBytes}，实测底层路径 MTU 为 {underlay}（{ways, select, both {双向} other {单向}}）',
  },
  'above-tunnel': {
    en: 'pod MTU {podMtuBytes} is above the tunnel device’s {tunnelMtuBytes}',
    'zh-CN': 'Pod MTU {podMtuBytes} 大于隧道设备的 {tunnelMtuBytes}',
  },
  'pods-lose': {
    en: 'between pods {passBytes} bytes arrive, {failBytes} never do, and no ICMP came back',
    'zh-CN': 'Pod 之间 {passBytes} 字节能到达，{failBytes} 字节始终不到，且没有收到任何 ICMP',
  },
  'pods-told': {
    en: 'between pods {passBytes} bytes arrive; above that the sender is told so{router, select, none {} other { by {router}}}',
    'zh-CN':
      'Pod 之间 {passBytes} 字节能到达；更大的报文会{router, select, none {} other {由 {router} }}通知发送端',
  },
  'pods-told-counter': {
    en: 'ICMP “destination unreachable” (InType3) +{count, number} in the pods of {node}',
    'zh-CN': '{node} 的 Pod 内 ICMP“目的不可达”（InType3）增加 {count, number}',
  },
  learned: {
    en: 'the kernel of {node} has learned {mtuBytes} for {peer}; its pods cannot see that',
    'zh-CN': '{node} 的内核已学到 {peer} 的路径 MTU 为 {mtuBytes}，但 Pod 看不到',
  },
  'outer-df-set': {
    en: 'the tunnel sets don’t-fragment on its outer packets',
    'zh-CN': '隧道给外层报文设置了 DF（不分片）',
  },
  timeouts: {
    en: 'TCPTimeouts +{count, number} in the pods of {node} during the run',
    'zh-CN': '测量期间 {node} 的 Pod 内 TCPTimeouts 增加 {count, number}',
  },
  'large-bodies-fail': {
    en: 'on {node} {failed} of {sent} requests with a large answer failed, with a small one {smallFailed} of {smallSent}',
    'zh-CN':
      '在 {node} 上，大响应请求 {sent} 次失败 {failed} 次，小响应请求 {smallSent} 次失败 {smallFailed} 次',
  },
  'large-bodies-stall': {
    en: 'on {node} a large answer takes {largeSeconds, number, ::.0} s, a small one {smallMs, number, ::.} ms',
    'zh-CN':
      '在 {node} 上，大响应需要 {largeSeconds, number, ::.0} 秒，小响应只要 {smallMs, number, ::.} 毫秒',
  },
  'bulk-stalls': {
    en: 'bulk TCP between pods {state, select, dead {moved nothing} other {stood still for {stalledSeconds, number, ::.0} s}}',
    'zh-CN':
      'Pod 之间的批量 TCP {state, select, dead {完全没有流量} other {停顿了 {stalledSeconds, number, ::.0} 秒}}',
  },
  'fragments-made': {
    en: '{node} made {count, plural, one {# fragment} other {# fragments}} during the run (FragCreates)',
    'zh-CN': '测量期间 {node} 产生了 {count, number} 个分片（FragCreates）',
  },
  'fragments-received': {
    en: '{node} received {count, plural, one {# fragment} other {# fragments}} during the run (ReasmReqds)',
    'zh-CN': '测量期间 {node} 收到了 {count, number} 个分片（ReasmReqds）',
  },
  'fragments-lost': {
    en: '{node} gave up putting {count, plural, one {# packet} other {# packets}} together: fragments were lost',
    'zh-CN': '{node} 有 {count, number} 个报文重组失败：有分片丢失',
  },

  'bulk-clean': {
    en: 'bulk TCP between these pods ran steadily',
    'zh-CN': '这两端 Pod 之间的批量 TCP 一直平稳',
  },
  'large-bodies-pass': {
    en: 'on {node} all {sent} requests with a large answer succeeded',
    'zh-CN': '在 {node} 上，{sent} 次大响应请求全部成功',
  },
  'nic-would-fit': {
    en: 'the pods would fit the network cards ({nicBytes}), and the nodes’ own packets above {underlay} vanish too: the network between the nodes is at fault first',
    'zh-CN':
      'Pod 报文本可通过网卡（{nicBytes}），而节点自身超过 {underlay} 的报文也会消失：首先是节点之间的网络有问题',
  },
  'room-enough': {
    en: 'by the numbers there is room: {outerBytes} needed, {underlay} measured; something else inside the tunnel loses them',
    'zh-CN': '按数字算是够的：需要 {outerBytes}，实测 {underlay}；是隧道内的其他环节丢了报文',
  },
  'pods-not-measured': {
    en: 'the path between the pods was not measured, so the fragments may be somebody else’s',
    'zh-CN': '未在 Pod 之间实测，这些分片也可能来自其他流量',
  },

  ...safeStrings,
  ...dangerStrings,
} as const satisfies Strings;
