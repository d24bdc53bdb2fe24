import type {Words} from '../language.tsx';

export const WORDS = {
  nothing: {en: 'No latency or throughput was measured.', 'zh-CN': '没有测量时延或吞吐。'},
  axisMs: {
    en: 'total time of each request, as measured, ms',
    'zh-CN': '每次请求的总耗时（实测，ms）',
  },
  axisOneMs: {en: 'median of each path, ms', 'zh-CN': '每条路径的中位数（ms）'},
  axisRate: {
    en: 'rate of each transfer while it flowed, Mbit/s',
    'zh-CN': '每次传输有数据期间的速率（Mbit/s）',
  },
  axisShare: {en: 'share, %', 'zh-CN': '比例（%）'},
  log: {en: ', log scale', 'zh-CN': '，对数刻度'},
  dots: {
    en: 'One dot per value, ■ the median of each run, the line the median of all; × failed, at the edge.',
    'zh-CN': '每个点是一个值，■ 是各次运行的中位数，竖线是全部的中位数；× 表示失败，画在边缘。',
  },
  dotsOne: {
    en: 'One dot per run, the line the median.',
    'zh-CN': '每个点是一次运行，竖线是中位数。',
  },
  median: {en: 'median', 'zh-CN': '中位数'},
  middleHalf: {en: 'middle half {low} to {high}', 'zh-CN': '中间一半 {low} 至 {high}'},
  medianBetween: {en: 'median between {low} and {high}', 'zh-CN': '中位数介于 {low} 与 {high}'},
  tooFewForMiddle: {en: 'fewer than 3 values: shown one by one', 'zh-CN': '不足 3 个值：逐个显示'},
  requests: {en: 'n={n} requests in {runs} runs', 'zh-CN': 'n={n} 次请求，{runs} 次运行'},
  runs: {en: 'n={n} runs', 'zh-CN': 'n={n} 次运行'},
  thinned: {en: ' (some shown)', 'zh-CN': '（显示部分）'},
  failed: {en: '{n} failed, waited {low} or longer', 'zh-CN': '{n} 次失败，至少等待 {low}'},
  never: {en: 'never', 'zh-CN': '无响应'},
  neverLong: {en: 'failed or given up: beyond every value', 'zh-CN': '失败或放弃：大于任何值'},
  ecdf: {en: 'Share of values at or below', 'zh-CN': '不超过该值的比例'},
  ecdfWhat: {
    en: 'Cumulative share per region; failed ones keep a line below 100 %.',
    'zh-CN': '各地域的累积比例；有失败时曲线到不了 100 %。',
  },
  spectrum: {en: 'Percentile spectrum', 'zh-CN': '百分位谱'},
  spectrumWhat: {
    en: 'Value at each percentile, x = 1/(1 − q), log scale; each line ends where the values no longer bear an interval, and rises to the edge where requests failed.',
    'zh-CN':
      '各百分位的取值，x = 1/(1 − q)，对数刻度；数据量不足以给出区间处曲线终止，遇到失败的请求则升到边缘。',
  },
  spectrumNone: {
    en: 'Too few independent values in every region.',
    'zh-CN': '各地域的独立取值都太少。',
  },
  tableTitle: {en: 'Curves and percentiles', 'zh-CN': '曲线与百分位'},
  tableNote: {
    en: 'Interval: 95 %, exact order statistics of the effective number of values (runs, not requests, are independent). A percentile is left out where that number is too small.',
    'zh-CN':
      '区间：95 %，按有效样本数的精确次序统计量计算（独立的是运行，不是请求）。有效样本数不足时不给出该百分位。',
  },
  region: {en: 'region', 'zh-CN': '地域'},
  values: {en: 'n', 'zh-CN': 'n'},
  runsColumn: {en: 'runs', 'zh-CN': '运行'},
  errors: {en: 'failed', 'zh-CN': '失败'},
  rate: {en: 'offered / achieved', 'zh-CN': '计划 / 实际'},
  perSecond: {en: '/s', 'zh-CN': '/秒'},
  roundTrip: {en: 'round trip', 'zh-CN': '往返'},
  retransmits: {en: 'retransmits', 'zh-CN': '重传'},
  needs: {en: 'needs {need}, has {have}', 'zh-CN': '需要 {need}，只有 {have}'},
  needsLong: {
    en: 'Too few: {need} independent values are needed for an interval, {have} are there.',
    'zh-CN': '样本不足：给出区间需要 {need} 个独立取值，目前只有 {have} 个。',
  },
  saturated: {
    en: '{region}: achieved less than offered; the prober could not keep up, so these values do not count.',
    'zh-CN': '{region}：实际速率低于计划速率，探测程序跟不上，这些数值不能作数。',
  },
  fewRuns: {
    en: '{region}: {n} runs: the intervals hold inside these runs only; other runs may differ more.',
    'zh-CN': '{region}：只有 {n} 次运行，区间仅在这些运行之内成立，换一次运行差异可能更大。',
  },
  closed: {
    en: '{region}: closed loop: each request waited for the one before, which hides pauses.',
    'zh-CN': '{region}：闭环请求，每次都等待上一次结束，会掩盖停顿。',
  },
  withheld: {
    en: '{region}: {n} values withheld, for the prober was late (at worst {ms}).',
    'zh-CN': '{region}：探测程序滞后（最多 {ms}），有 {n} 个值未采用。',
  },
  moreRegions: {en: 'and {n} more regions, none of them odd', 'zh-CN': '另有 {n} 个地域，均无异常'},
} as const satisfies Record<string, Words>;
