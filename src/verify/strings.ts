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
  'peers-only': {
    en: '{region}: nothing was measured before the change, so only its peers can tell how {metric} are now: {back}.',
    'zh-CN': '{region}：变更前没有测量，{metric}目前只能与同类地域比较：{back}。',
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
  'run-not-measured': {
    en: '{node} gave nothing about {metric}.',
    'zh-CN': '{node} 没有给出{metric}的任何结果。',
  },
  'run-not-measured-because': {
    en: '{node} gave nothing about {metric}: {reason}.',
    'zh-CN': '{node} 没有给出{metric}的结果：{reason}。',
  },
  'run-prober-late': {
    en: 'On {node} the measuring program itself was late in {withheld, number} of {samples, number} requests.',
    'zh-CN': '{node} 上的测量程序自身在 {samples, number} 个请求中有 {withheld, number} 个被延误。',
  },
  'run-rate-not-reached': {
    en: '{node} sent {achieved, number} requests per second instead of {offered, number}: the client was the limit.',
    'zh-CN':
      '{node} 每秒只发出 {achieved, number} 个请求，未达到计划的 {offered, number} 个：瓶颈在客户端。',
  },
  'run-changed': {
    en: '{metric} of {region} changed their level in the middle of the run, so it is two runs in one.',
    'zh-CN': '{region}的{metric}在这次测量中途改变了水平，相当于两次测量混在一起。',
  },
  'run-plan-changed': {
    en: 'The plan was applied or rolled back while the run was made.',
    'zh-CN': '这次测量期间，计划被执行或回滚。',
  },
  'stop-node-gone': {
    en: '{reason} Twice in a row, so no more runs are made. What was measured is kept: the same command goes on once the node answers.',
    'zh-CN':
      '{reason}连续两次如此，不再继续测量。已有的测量已保存，节点恢复后执行同一命令即可继续。',
  },
  'stop-duration': {
    en: 'The time given is up after {made, number} of {wanted, plural, one {# run} other {# runs}}. What was measured is kept: the same command goes on.',
    'zh-CN':
      '给定的时间已用完，完成了 {wanted, number} 次测量中的 {made, number} 次。已有的测量已保存，执行同一命令即可继续。',
  },
  'stop-apply': {
    en: 'The plan could not be applied or rolled back between two runs (it is now {state}), so no more runs are made.',
    'zh-CN': '两次测量之间未能执行或回滚该计划（当前状态：{state}），不再继续测量。',
  },
  'stop-rejected': {
    en: '{made, number} runs were made and only {usable, number} of the {wanted, number} that are needed can be used. Run the same command again when the fleet is quieter.',
    'zh-CN':
      '共测量 {made, number} 次，需要 {wanted, number} 次，只有 {usable, number} 次可用。请在机群较空闲时再次执行同一命令。',
  },
  'run-progress': {
    en: 'Run {number, number} of {total, number} ({arm, select, before {before} other {after}})',
    'zh-CN':
      '第 {number, number} 次测量，共 {total, number} 次（{arm, select, before {变更前} other {变更后}}）',
  },
  'limit-fewer-than-planned': {
    en: 'The plan asked for {planned, plural, one {# run} other {# runs}} per side; {runs, plural, one {# was} other {# were}} made.',
    'zh-CN': '计划要求每侧 {planned, number} 次测量，实际 {runs, number} 次。',
  },
} satisfies Strings;

export const say = messages('verify', strings);
