import {messages, type Strings} from '../../model/message.ts';

export const chainStrings = {
  felt: {
    en: '{who} is worse than {others} in {metric}: {many, select, true {over } other {}}{ratio, number, ::@@}x',
    'zh-CN':
      '{who} 的{metric}比 {others} 差，相差 {ratio, number, ::@@} 倍{many, select, true {以上} other {}}',
  },
  'metric-small': {en: 'small answers', 'zh-CN': '小响应'},
  'metric-large': {en: 'large answers', 'zh-CN': '大响应'},
  'metric-upload': {en: 'answers to large requests', 'zh-CN': '大请求的响应'},
  'metric-errors': {en: 'failed requests', 'zh-CN': '请求失败率'},
  'metric-throughput': {en: 'throughput', 'zh-CN': '吞吐'},
  'metric-round-trip': {en: 'round trip', 'zh-CN': '往返时间'},
  'metric-other': {en: '{metric}', 'zh-CN': '{metric}'},

  stalls: {
    en: '{stalled} of {measured} bulk transfers {layer, select, pod {between pods} other {between nodes}} there stand still{dead, plural, =0 {} other {, # of them to the end}}: {low, number, ::.0}{range, select, true { to {high, number, ::.0}} other {}} s each',
    'zh-CN':
      '该处{layer, select, pod { Pod } other {节点}}之间 {measured} 次批量传输中有 {stalled} 次停顿{dead, plural, =0 {} other {（其中 # 次直到结束都没有恢复）}}，每次 {low, number, ::.0}{range, select, true {–{high, number, ::.0}} other {}} 秒',
  },
  'large-wait': {
    en: '{slow} of {sent} large answers take at least {seconds, number, ::.0} s once connected; small ones take {smallMs, number, ::.0} ms',
    'zh-CN':
      '{sent} 次大响应中有 {slow} 次在连接建立后至少耗时 {seconds, number, ::.0} 秒，而小响应只要 {smallMs, number, ::.0} 毫秒',
  },
  repeats: {
    en: 'TCP repeats {share, number, ::percent .00} of the segments there, elsewhere {otherShare, number, ::percent .00}',
    'zh-CN':
      '该处 TCP 重传了 {share, number, ::percent .00} 的段，其他地方为 {otherShare, number, ::percent .00}',
  },

  'expected-stalls': {
    en: 'expected, not measured: new connections stand still once a packet is full-size',
    'zh-CN': '应当出现但未测到：新连接一发满尺寸报文就停住',
  },
  'expected-repeats': {
    en: 'expected, not measured: segments are lost and sent again',
    'zh-CN': '应当出现但未测到：丢段并重传',
  },
  'expected-pace': {
    en: 'expected, not measured: data moves at a lower rate',
    'zh-CN': '应当出现但未测到：数据传输速率降低',
  },
  'expected-queues': {
    en: 'expected, not measured: requests are turned away or wait in a queue',
    'zh-CN': '应当出现但未测到：请求被拒绝，或在队列中等待',
  },
  'expected-work': {
    en: 'expected, not measured: the same work takes more time',
    'zh-CN': '应当出现但未测到：同样的工作耗时更长',
  },
  'expected-waits': {
    en: 'expected, not measured: requests wait before anything is sent',
    'zh-CN': '应当出现但未测到：请求在发送任何数据之前就在等待',
  },
  'small-are-fine': {
    en: 'this would slow small answers as well, and they take {value, number, ::.0} ms there, {reference, number, ::.0} ms elsewhere',
    'zh-CN':
      '若是它造成的，小响应也会变慢；而该处小响应为 {value, number, ::.0} 毫秒，其他地方为 {reference, number, ::.0} 毫秒',
  },
  'follows-from': {
    en: '{finding} lies on the same paths or nodes and brings this about: no fault of its own until that is mended',
    'zh-CN': '同一路径或节点上的 {finding} 会造成这一现象：在那个问题解决之前，不能算独立故障',
  },
} as const satisfies Strings;

export const say = messages('chain', chainStrings);
