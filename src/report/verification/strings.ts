import {messages, type Strings} from '../../model/message.ts';

/** Words of the report on a change: did it help. */
export const strings = {
  title: {en: 'Did the change help?', 'zh-CN': '变更有效吗？'},
  head: {en: 'plan {plan}', 'zh-CN': '计划 {plan}'},
  verdict: {en: 'Verdict', 'zh-CN': '结论'},
  'verdict-improved': {en: 'improved', 'zh-CN': '改善'},
  'verdict-equivalent': {en: 'equivalent', 'zh-CN': '等同'},
  'verdict-regressed': {en: 'regressed', 'zh-CN': '变差'},
  'verdict-inconclusive': {en: 'inconclusive', 'zh-CN': '无法判定'},
  'column-effect': {en: 'what', 'zh-CN': '指标'},
  'column-before': {en: 'before', 'zh-CN': '变更前'},
  'column-after': {en: 'after', 'zh-CN': '变更后'},
  'column-ratio': {en: 'ratio', 'zh-CN': '比值'},
  'column-interval': {en: '95 % interval', 'zh-CN': '95% 区间'},
  'column-runs': {en: 'runs', 'zh-CN': '次数'},
  'column-verdict': {en: 'verdict', 'zh-CN': '判定'},
  'column-margin': {en: 'margin', 'zh-CN': '界限'},
  'column-run': {en: 'run', 'zh-CN': '次序'},
  'column-arm': {en: 'side', 'zh-CN': '阶段'},
  'column-value': {en: 'value', 'zh-CN': '取值'},
  'column-samples': {en: 'requests', 'zh-CN': '请求数'},
  'column-errors': {en: 'failed', 'zh-CN': '失败数'},
  'column-remark': {en: 'remark', 'zh-CN': '说明'},
  'effect-effect': {en: '{region}: {metric}', 'zh-CN': '{region}：{metric}'},
  'effect-peers': {
    en: '{region} beside {peers}',
    'zh-CN': '{region} 与 {peers} 相比',
  },
  'effect-guard': {
    en: 'guard {region}: {metric}',
    'zh-CN': '守护指标 {region}：{metric}',
  },
  'quantity-ms': {en: '{x, number, ::.0} ms', 'zh-CN': '{x, number, ::.0} ms'},
  'quantity-s': {en: '{x, number, ::.00} s', 'zh-CN': '{x, number, ::.00} s'},
  'quantity-mbit': {en: '{x, number, ::.0} Mbit/s', 'zh-CN': '{x, number, ::.0} Mbit/s'},
  'quantity-bytes': {en: '{x, number} bytes', 'zh-CN': '{x, number} 字节'},
  'quantity-unbounded': {en: 'never ended', 'zh-CN': '未完成'},
  beside: {en: '{own} / {other}', 'zh-CN': '{own} / {other}'},
  'verdict-held': {en: 'not worse', 'zh-CN': '未变差'},
  limits: {en: 'What this cannot say', 'zh-CN': '局限'},
  method: {
    en: 'The run is the unit: {statistic, select, p95 {p95} other {median}} of each run; ratio by Hodges and Lehmann, interval by the exact rank test; {controlled, select, true {what the unchanged regions did in the same runs is taken out} other {nothing is taken out}}.',
    'zh-CN':
      '以每次测量为单位：取每次的{statistic, select, p95 { p95} other {中位数}}；比值用 Hodges–Lehmann 估计，区间由精确秩检验得出；{controlled, select, true {已扣除对照地域在同一时段的变化} other {未作扣除}}。',
  },
  'spectrum-title': {
    en: 'All requests of {region} by percentile',
    'zh-CN': '{region} 全部请求的百分位分布',
  },
  'spectrum-lead': {
    en: 'Each further step to the right is a rarer request. Failed ones are left out and counted below.',
    'zh-CN': '越往右，请求越罕见。失败的请求不在图中，数目见下表。',
  },
  'ecdf-title': {
    en: 'Share of requests answered within a time',
    'zh-CN': '在给定时间内得到响应的请求占比',
  },
  'dots-title': {en: 'Every run, and the medians', 'zh-CN': '每次测量及中位数'},
  'dots-lead': {
    en: 'Hollow dots took no part; see why in the table of runs.',
    'zh-CN': '空心点未计入，原因见测量列表。',
  },
  'runs-title': {en: 'Runs', 'zh-CN': '测量列表'},
  unit: {
    en: '{metric}, in {unit, select, throughput {Mbit/s} bytes {bytes} other {ms, distance removed}}',
    'zh-CN':
      '{metric}，单位 {unit, select, throughput {Mbit/s} bytes {字节} other {ms，已扣除距离}}',
  },
  'nothing-drawn': {en: 'No request was answered.', 'zh-CN': '没有任何请求得到响应。'},
  'picture-of': {
    en: '{title}: before, median {before}; after, median {after}',
    'zh-CN': '{title}：变更前中位数 {before}；变更后中位数 {after}',
  },
} satisfies Strings;

export const say = messages('verification', strings);
