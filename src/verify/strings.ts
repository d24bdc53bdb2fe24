import {messages, type Strings} from '../model/message.ts';

/** Verdicts on a change, and what the runs cannot say. */
export const strings = {
  improved: {
    en: '{region}: {metric} improved by more than the margin of {margin, number} %; {back}.',
    'zh-CN': '{region}：{metric}的改善超过了 {margin, number}% 的判定界限；{back}。',
  },
  equivalent: {
    en: '{region}: {metric} is the same as before within {margin, number} %: the change made no difference; {back}.',
    'zh-CN': '{region}：{metric}与变更前相差不超过 {margin, number}%，变更没有带来差别；{back}。',
  },
  regressed: {
    en: '{region}: {metric} became worse by more than the margin of {margin, number} %; {back}. Undo it with “samespec rollback”.',
    'zh-CN':
      '{region}：{metric}变差，超过了 {margin, number}% 的判定界限；{back}。请用“samespec rollback”回滚。',
  },
  inconclusive: {
    en: '{region}: the runs do not settle whether {metric} changed by more than {margin, number} %{further, plural, =0 {; the noise is too large for this margin} one {; # more run per side should} other {; # more runs per side should}}.',
    'zh-CN':
      '{region}：现有测量不足以判断{metric}的变化是否超过 {margin, number}%{further, plural, =0 {；相对于该界限，噪声过大} other {；每侧再测 # 次应可判定}}。',
  },
  'guard-regressed': {
    en: '{metric} of {region}, which must not become worse, became worse: the verification has failed. Undo the change with “samespec rollback”.',
    'zh-CN':
      '不允许变差的{region}的{metric}变差了，验证未通过。请用“samespec rollback”回滚该变更。',
  },
  'too-few-runs': {
    en: 'Too few runs to judge: at least {needed, number} before and {needed, number} after are needed, as fewer cannot exclude chance at 5 %.',
    'zh-CN':
      '测量次数太少，无法判断：变更前后各需至少 {needed, number} 次，否则在 5% 水平上无法排除偶然。',
  },
  'peers-reached': {
    en: 'it is back at the level of its peers',
    'zh-CN': '已回到同类地域的水平',
  },
  'peers-not-reached': {
    en: 'it is still worse than its peers',
    'zh-CN': '仍差于同类地域',
  },
  'peers-unknown': {
    en: 'whether it is back at the level of its peers is not settled',
    'zh-CN': '是否已回到同类地域的水平尚不能确定',
  },
  'metric-service-small': {en: 'small answers', 'zh-CN': '小响应耗时'},
  'metric-service-large': {en: 'large answers', 'zh-CN': '大响应耗时'},
  'metric-throughput': {en: 'throughput', 'zh-CN': '吞吐量'},
  'metric-round-trip': {en: 'round trip', 'zh-CN': '往返时延'},
  'metric-path-mtu': {en: 'path MTU', 'zh-CN': '路径 MTU'},
  'limit-rejected': {
    en: '{count, plural, one {# run takes} other {# runs take}} no part: see why beside it.',
    'zh-CN': '有 {count, number} 次测量未计入，原因见该次测量。',
  },
  'limit-no-baseline': {
    en: 'No runs were made before the change. The run in which the problem was found is no baseline: what was chosen for being worst looks better when measured again.',
    'zh-CN':
      '变更前没有做过测量。发现问题的那次运行不能当基线：因最差而被选中的对象，再测时总会显得好一些。',
  },
  'limit-no-control': {
    en: 'No region was left unchanged beside it, so what happened to all regions meanwhile (time of day, load) cannot be told apart.',
    'zh-CN': '没有保持不变的对照地域，期间对所有地域都有的变化（时段、负载）无法区分开。',
  },
  'limit-control-unusable': {
    en: 'The unchanged regions were not measured in every run, so what happened to all regions meanwhile is not taken out.',
    'zh-CN': '对照地域并非每次都测到，因此未能扣除期间对所有地域都有的变化。',
  },
  'limit-fewer-than-planned': {
    en: 'The plan asked for {planned, number} runs per side; {runs, number} were made.',
    'zh-CN': '计划要求每侧 {planned, number} 次测量，实际 {runs, number} 次。',
  },
} satisfies Strings;

export const say = messages('verify', strings);
