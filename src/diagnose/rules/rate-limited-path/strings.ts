import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is bulk TCP on a path held at a rate well below other paths of its kind, for no reason of distance or buffers?',
    'zh-CN': '某条路径的批量 TCP 是否被压在远低于同类路径的速率上，而距离和缓冲区都无法解释？',
  },
  'ruled-out': {
    en: 'no path is held at a rate well below its kind',
    'zh-CN': '没有路径被限制在远低于同类路径的速率',
  },
  'not-settled': {
    en: 'the flow stalled, never came up or was too short to show a rate',
    'zh-CN': '该流停顿、未能建立，或时间太短，看不出稳定速率',
  },
  'no-rtt': {
    en: 'no round-trip time is known, so distance cannot be told from a limit',
    'zh-CN': '不知道往返时间，无法区分距离与限速',
  },
  'too-few': {
    en: 'only {count, plural, one {# other direction of this kind was} other {# other directions of this kind were}} measured; {wanted} are needed',
    'zh-CN': '同类路径只测了 {count} 个方向；至少需要 {wanted} 个',
  },
  'as-others': {
    en: '{mbit, number, ::.0} Mbit/s; paths of this kind reach {usualMbit, number, ::.0}',
    'zh-CN': '{mbit, number, ::.0} Mbit/s；同类路径可达 {usualMbit, number, ::.0}',
  },
  uneven: {
    en: 'slower than others of its kind, but at no steady rate ({lowestMbit, number, ::.0} to {highestMbit, number, ::.0} Mbit/s): not what a limit looks like',
    'zh-CN':
      '比同类路径慢，但速率不稳定（{lowestMbit, number, ::.0} 至 {highestMbit, number, ::.0} Mbit/s）：不像限速',
  },
  distance: {
    en: 'distance explains it: {kilobytes, number, ::.} kB under way at {rttMs, number, ::.0} ms is as much as on the other paths',
    'zh-CN':
      '距离即可解释：往返 {rttMs, number, ::.0} ms 时在途 {kilobytes, number, ::.} kB，与其他路径相当',
  },
  window: {
    en: 'buffers and distance explain it: a window of {windowKilobytes, number, ::.} kB per {rttMs, number, ::.0} ms gives at most {boundMbit, number, ::.0} Mbit/s, {mbit, number, ::.0} were reached',
    'zh-CN':
      '缓冲区加距离即可解释：每 {rttMs, number, ::.0} ms 一个 {windowKilobytes, number, ::.} kB 的窗口，最多 {boundMbit, number, ::.0} Mbit/s，实测 {mbit, number, ::.0}',
  },
  'loss-first': {
    en: '{lost} of {sent} small packets were lost as well: loss limits TCP, see packet-loss',
    'zh-CN': '{sent} 个小报文中也丢失了 {lost} 个：TCP 受丢包限制，见 packet-loss',
  },
  title: {
    en: 'bulk TCP is held at a steady rate well below other paths {relation, select, inside {within a region} other {between regions}}, {where}',
    'zh-CN':
      '{where}：批量 TCP 稳定在远低于其他{relation, select, inside {地域内} other {跨地域}}路径的速率',
  },
  why: {
    en: 'The rate is even, and neither the round trip nor the TCP buffers call for it. A shaper, a policer or a bandwidth limit of the instance, the gateway or the line between the places holds it; a CPU that is throttled can look alike.',
    'zh-CN':
      '速率平稳，而往返时间和 TCP 缓冲区都不要求如此。可能是流量整形、限速器，或者实例、网关、两地专线的带宽上限；CPU 被限流时也会呈现类似现象。',
  },
  rate: {
    en: '{source} → {destination}: {mbit, number, ::.0} Mbit/s, between {lowestMbit, number, ::.0} and {highestMbit, number, ::.0} once settled; paths of this kind reach {usualMbit, number, ::.0}',
    'zh-CN':
      '{source} → {destination}：{mbit, number, ::.0} Mbit/s，稳定后在 {lowestMbit, number, ::.0} 至 {highestMbit, number, ::.0} 之间；同类路径可达 {usualMbit, number, ::.0}',
  },
  'not-distance': {
    en: '{source} → {destination}: round trip {rttMs, number, ::.0} ms; with what other paths have under way it would reach {wouldMbit, number, ::.0} Mbit/s',
    'zh-CN':
      '{source} → {destination}：往返 {rttMs, number, ::.0} ms；按其他路径的在途数据量应能达到 {wouldMbit, number, ::.0} Mbit/s',
  },
  policed: {
    en: '{source} → {destination}: {retransmits, number} segments repeated though small packets all arrive: what exceeds the rate is dropped, as a policer does',
    'zh-CN':
      '{source} → {destination}：重传 {retransmits, number} 个段，而小报文全部到达：超速部分被丢弃，像是限速器（policer）所为',
  },
  shaped: {
    en: '{source} → {destination}: only {retransmits, number} segments repeated: packets wait instead of being dropped, as in a shaper',
    'zh-CN':
      '{source} → {destination}：仅重传 {retransmits, number} 个段：报文在排队而非被丢弃，像是流量整形（shaper）',
  },
  'region-slow': {
    en: '{region} is slower in just this measure',
    'zh-CN': '{region} 恰好在这项指标上更慢',
  },
  'cpu-taken': {
    en: 'on {node} the hypervisor took {share, number, ::percent .0} of CPU time, which can hold a flow too',
    'zh-CN':
      '{node} 上有 {share, number, ::percent .0} 的 CPU 时间被宿主机占用（窃取时间 steal），也可能压低速率',
  },
  disturbed: {
    en: 'it was measured beside others: of {atOnce} at a time, one was {fasterAlone, number, ::percent} faster alone, so part of what is missing may be theirs',
    'zh-CN':
      '测量时有其他传输同时进行：{atOnce} 组同时传输时，其中一组单独重测快 {fasterAlone, number, ::percent}，因此缺少的速率可能有一部分被它们占用',
  },
  'buffers-unknown': {
    en: 'the TCP buffers of one end could not be read, so they are not excluded',
    'zh-CN': '有一端的 TCP 缓冲区设置未能读取，因此不能排除其影响',
  },
  'check-limits': {
    en: 'Look for the limit: bandwidth of the instance type and of the line or peering between the places at the provider, tc -s qdisc and tc filter at both ends and at gateways, bandwidth annotations of pods (kubernetes.io/egress-bandwidth).',
    'zh-CN':
      '查找限速点：云厂商对实例规格及两地线路或对等连接的带宽上限、两端和网关上的 tc -s qdisc 与 tc filter、Pod 的带宽注解（kubernetes.io/egress-bandwidth）。',
  },
  'bigger-buffers': {
    en: 'Raising TCP buffers: more data would wait at the same limit.',
    'zh-CN': '调大 TCP 缓冲区：只会让更多数据在同一限速点前排队。',
  },
} as const satisfies Strings;
