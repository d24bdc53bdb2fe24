import {messages, type Strings} from '../../model/message.ts';

export const attributionStrings = {
  'stalls-both': {
    en: 'each bulk transfer there stands still for at least {stallMs, number, ::.} ms, and large answers lose {bySizeMs, number, ::.} ms more against small ones than elsewhere; the gap is {gapMs, number, ::.} ms',
    'zh-CN':
      '该处每次批量传输至少停顿 {stallMs, number, ::.} 毫秒；大响应相对小响应多花的时间，比其他地方多 {bySizeMs, number, ::.} 毫秒；总差距为 {gapMs, number, ::.} 毫秒',
  },
  'stalls-by-size': {
    en: 'large answers lose {bySizeMs, number, ::.} ms more against small ones than elsewhere, of a gap of {gapMs, number, ::.} ms; no bulk transfer shows how much of it is standing still',
    'zh-CN':
      '大响应相对小响应多花的时间，比其他地方多 {bySizeMs, number, ::.} 毫秒，总差距为 {gapMs, number, ::.} 毫秒；没有批量传输能说明其中多少是停顿',
  },
  'stalls-alone': {
    en: 'each bulk transfer there stands still for at least {stallMs, number, ::.} ms of a gap of {gapMs, number, ::.} ms; without small answers no upper bound is known',
    'zh-CN':
      '该处每次批量传输至少停顿 {stallMs, number, ::.} 毫秒，总差距为 {gapMs, number, ::.} 毫秒；没有小响应作对照，上限未知',
  },
  pace: {
    en: '{kilobytes, number, ::.} kB at {mbit, number, ::.0} instead of {usualMbit, number, ::.0} Mbit/s take {moreMs, number, ::.} ms longer, of a gap of {gapMs, number, ::.} ms',
    'zh-CN':
      '{kilobytes, number, ::.} kB 以 {mbit, number, ::.0} 而非 {usualMbit, number, ::.0} Mbit/s 传输，会多花 {moreMs, number, ::.} 毫秒，总差距为 {gapMs, number, ::.} 毫秒',
  },
  throttled: {
    en: 'held back in {taken, number, ::percent .} of its periods: if a request did nothing but compute, its {referenceMs, number, ::.0} ms would grow by {mostMs, number, ::.0} ms at most, of a gap of {gapMs, number, ::.} ms',
    'zh-CN':
      '{taken, number, ::percent .} 的周期被限流：即使请求全是计算，{referenceMs, number, ::.0} 毫秒最多也只会增加 {mostMs, number, ::.0} 毫秒，总差距为 {gapMs, number, ::.} 毫秒',
  },
  stolen: {
    en: '{taken, number, ::percent .} of CPU time is taken: if a request did nothing but compute, its {referenceMs, number, ::.0} ms would grow by {mostMs, number, ::.0} ms at most, of a gap of {gapMs, number, ::.} ms',
    'zh-CN':
      '{taken, number, ::percent .} 的 CPU 时间被窃取：即使请求全是计算，{referenceMs, number, ::.0} 毫秒最多也只会增加 {mostMs, number, ::.0} 毫秒，总差距为 {gapMs, number, ::.} 毫秒',
  },
  slower: {
    en: 'micro-benchmarks take up to {ratio, number, ::.0} times as long there: if a request did nothing but compute, its {referenceMs, number, ::.0} ms would grow by {mostMs, number, ::.0} ms at most, of a gap of {gapMs, number, ::.} ms',
    'zh-CN':
      '该处微基准测试的耗时最多为其他地方的 {ratio, number, ::.0} 倍：即使请求全是计算，{referenceMs, number, ::.0} 毫秒最多也只会增加 {mostMs, number, ::.0} 毫秒，总差距为 {gapMs, number, ::.} 毫秒',
  },
  distance: {
    en: '{trips, plural, one {one round trip of {rttMs, number, ::.0} ms was} other {# round trips of {rttMs, number, ::.0} ms were}} taken off before comparing: distance is not in the gap',
    'zh-CN': '比较之前已扣除 {trips} 个 {rttMs, number, ::.0} 毫秒的往返：差距中不含距离',
  },
  unknown: {
    en: 'not known: samespec has no measure that ties this to the gap',
    'zh-CN': '未知：没有能把它与差距联系起来的测量',
  },
  'unknown-stalls': {
    en: 'not known: this metric does not show how long single transfers stand still',
    'zh-CN': '未知：该指标看不出单次传输停顿了多久',
  },
  'unknown-repeats': {
    en: 'not known: what repeated segments cost one request depends on which of them are lost, and that was not recorded',
    'zh-CN': '未知：重传对单个请求的代价取决于丢的是哪些段，而这没有记录',
  },
  'unknown-pace': {
    en: 'not known: the rate on the path of these requests was not measured',
    'zh-CN': '未知：没有测量这些请求所经路径的速率',
  },
  'unknown-queues': {
    en: 'not known: how long requests waited in the queue was not measured',
    'zh-CN': '未知：没有测量请求在队列中等待了多久',
  },
  'unknown-work': {
    en: 'not known: that needs the ratio of single-thread speed and the CPU share of a request, and both were not measured (--benchmark gives the first)',
    'zh-CN':
      '未知：需要单线程速度之比与请求的 CPU 占比，但没有同时测得两者（前者可用 --benchmark 测量）',
  },
  'unknown-waits': {
    en: 'not known: how often one request waits for this was not measured',
    'zh-CN': '未知：没有测量单个请求为此等待的次数',
  },
} as const satisfies Strings;

export const say = messages('attribution', attributionStrings);
