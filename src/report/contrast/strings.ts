import {messages, type Strings} from '../../model/message.ts';

/** Texts of `samespec compare`. */
export const contrastStrings = {
  'label-result': {en: 'RESULT', 'zh-CN': '结论'},
  'label-careful': {en: 'CAREFUL', 'zh-CN': '注意'},
  'label-symptoms': {en: 'SYMPTOM', 'zh-CN': '症状'},
  'label-metrics': {en: 'MEASURED', 'zh-CN': '测量'},
  'label-findings': {en: 'FINDINGS', 'zh-CN': '诊断'},
  'label-facts': {en: 'DIFFERS', 'zh-CN': '差异'},
  'label-paths': {en: 'PATHS', 'zh-CN': '路径'},
  'label-nodes': {en: 'NODES', 'zh-CN': '节点'},
  'label-effects': {en: 'EFFECTS', 'zh-CN': '现象'},
  'label-counts': {en: 'EQUAL', 'zh-CN': '一致'},
  'title-careful': {en: 'Before reading on', 'zh-CN': '阅读前须知'},
  'title-symptoms': {en: 'Slowness beside own peers', 'zh-CN': '与同类相比的变慢'},
  'title-metrics': {en: 'Measured', 'zh-CN': '测量结果'},
  'title-findings': {en: 'Findings', 'zh-CN': '诊断结论'},
  'title-facts': {en: 'Facts that differ', 'zh-CN': '不同的事实'},
  'title-paths': {en: 'Paths', 'zh-CN': '路径'},
  'title-nodes': {en: 'Nodes', 'zh-CN': '节点'},
  'title-effects': {en: 'Effects, never causes', 'zh-CN': '现象（不是原因）'},
  'title-counts': {en: 'What is equal', 'zh-CN': '一致的部分'},
  'lead-facts': {en: 'What matters first.', 'zh-CN': '按重要程度排序。'},
  'lead-effects': {
    en: 'Load and counters: consequences of what happens there, never its cause.',
    'zh-CN': '负载与计数器：是当前状况的结果，从来不是原因。',
  },
  'column-what': {en: 'what', 'zh-CN': '项目'},
  'column-remark': {en: 'remark', 'zh-CN': '说明'},

  title: {en: '{a} against {b}', 'zh-CN': '{a} 对比 {b}'},
  'head-one-run': {
    en: '{nodesA, plural, one {# node} other {# nodes}} against {nodesB, number} · run {run}',
    'zh-CN': '{nodesA, number} 个节点对 {nodesB, number} 个节点 · 运行 {run}',
  },
  'head-two-runs': {
    en: '{nodesA, plural, one {# node} other {# nodes}} against {nodesB, number} · {apart}',
    'zh-CN': '{nodesA, number} 个节点对 {nodesB, number} 个节点 · {apart}',
  },
  later: {en: 'the second is {time} later', 'zh-CN': '后者晚 {time}'},
  earlier: {en: 'the second is {time} earlier', 'zh-CN': '后者早 {time}'},
  'apart-unknown': {en: 'the time between them is not known', 'zh-CN': '两者间隔的时间未知'},
  'same-time': {en: 'both began at the same time', 'zh-CN': '两者同时开始'},
  minutes: {en: '{x, number, ::.} min', 'zh-CN': '{x, number, ::.} 分钟'},
  hours: {en: '{x, number, ::.0} h', 'zh-CN': '{x, number, ::.0} 小时'},
  days: {
    en: '{x, plural, one {# day} other {# days}}',
    'zh-CN': '{x, number} 天',
  },

  same: {
    en: 'No difference that matters: {equal, plural, one {# fact is equal} other {# facts are equal}}{paths, plural, =0 {} one {, and so is # path} other {, and so are # paths}}{ways, plural, =0 {} one {, and so is # kind of paths} other {, and so are # kinds of paths}}',
    'zh-CN':
      '没有值得关注的差异：{equal, number} 项事实一致{paths, plural, =0 {} other {，# 条路径也一致}}{ways, plural, =0 {} other {，# 类路径也一致}}',
  },
  different: {
    en: '{facts, plural, =0 {no fact differs} one {# fact differs} other {# facts differ}}{metrics, plural, =0 {} one {, # metric is clearly worse on one side} other {, # metrics are clearly worse on one side}}{paths, plural, =0 {} one {, # kind of path} other {, # kinds of paths}}{findings, plural, =0 {} one {, # finding} other {, # findings}}{nodes, plural, =0 {} one {, # node came or went} other {, # nodes came or went}}',
    'zh-CN':
      '{facts, plural, =0 {没有事实不同} other {# 项事实不同}}{metrics, plural, =0 {} other {，# 项指标有一方明显更差}}{paths, plural, =0 {} other {，# 类路径不同}}{findings, plural, =0 {} other {，# 条诊断结论不同}}{nodes, plural, =0 {} other {，# 个节点有增减}}',
  },
  'nothing-compared': {
    en: 'Nothing could be compared: of {answeredA, number} of {nodesA, number} nodes and of {answeredB, number} of {nodesB, number} anything is known',
    'zh-CN':
      '没有可比较的内容：一方 {nodesA, number} 个节点中 {answeredA, number} 个有数据，另一方 {nodesB, number} 个中 {answeredB, number} 个有数据',
  },

  'not-blindly': {
    en: 'The runs were not made alike, so a difference may come from there',
    'zh-CN': '两次运行的条件不同，差异可能由此而来',
  },
  'other-cohort': {
    en: 'These nodes are not all of one cohort: they need not be equal to begin with',
    'zh-CN': '这些节点不属于同一个同类组，本来就不一定相同',
  },
  silent: {
    en: 'Nothing is known of {count, plural, one {# node} other {# nodes}} of {side}: not compared, and not equal',
    'zh-CN': '{side} 有 {count, number} 个节点没有数据：既未比较，也不算一致',
  },
  'setting-samespecVersion': {en: 'version of samespec', 'zh-CN': 'samespec 版本'},
  'setting-collector': {en: 'collector', 'zh-CN': '采集脚本'},
  'setting-collectStage': {en: 'collecting', 'zh-CN': '采集阶段'},
  'setting-measureStage': {en: 'measuring', 'zh-CN': '测量阶段'},
  'setting-cohortBy': {en: 'key of cohorts', 'zh-CN': '同类组依据'},
  'setting-expectations': {en: 'expectations of the inventory', 'zh-CN': '清单中的期望'},

  none: {en: '–', 'zh-CN': '–'},
  absent: {en: 'absent', 'zh-CN': '不存在'},
  'words-here': {en: 'only here: {words}', 'zh-CN': '仅此处有：{words}'},
  'words-more': {
    en: '{words} and {more, number} more',
    'zh-CN': '{words} 等，另有 {more, number} 个',
  },
  case: {
    en: '{reading} ({nodes, plural, one {# node} other {# nodes}})',
    'zh-CN': '{reading}（{nodes, number} 个节点）',
  },
  'case-others': {
    en: 'others ({nodes, plural, one {# node} other {# nodes}})',
    'zh-CN': '其他（{nodes, number} 个节点）',
  },
  'on-nodes': {en: 'on {nodes}', 'zh-CN': '所在节点：{nodes}'},
  'on-nodes-more': {
    en: 'on {nodes} and {more, number} more',
    'zh-CN': '所在节点：{nodes} 等，另有 {more, number} 个',
  },
  'fact-unchanged': {
    en: 'unchanged on {count, plural, one {# node} other {# nodes}}',
    'zh-CN': '{count, number} 个节点未变',
  },
  'fact-unknown': {
    en: '{a, number} and {b, number} nodes could not tell',
    'zh-CN': '双方各有 {a, number}、{b, number} 个节点未知',
  },
  'fact-accepted': {en: 'accepted until {until}: {reason}', 'zh-CN': '已接受至 {until}：{reason}'},

  'metric-service-small': {en: 'small answers', 'zh-CN': '小响应体'},
  'metric-service-large': {en: 'large answers', 'zh-CN': '大响应体'},
  'metric-service-errors': {en: 'failed requests', 'zh-CN': '失败请求'},
  'metric-throughput': {en: 'throughput', 'zh-CN': '吞吐'},
  'metric-throughput-sent': {en: 'throughput sent', 'zh-CN': '发送吞吐'},
  'metric-throughput-received': {en: 'throughput received', 'zh-CN': '接收吞吐'},
  'metric-round-trip': {en: 'round trip', 'zh-CN': '往返时延'},
  'metric-at': {en: '{metric}, {place}', 'zh-CN': '{place} 的{metric}'},
  'not-measured': {en: 'not measured', 'zh-CN': '未测量'},
  'timed-out': {en: 'mostly failed', 'zh-CN': '多数失败'},
  'verdict-worse': {
    en: '{who} is {times} worse, {interval}; {runs}',
    'zh-CN': '{who} 差 {times}，{interval}；{runs}',
  },
  'verdict-worse-unbounded': {
    en: '{who} is worse beyond measure; {runs}',
    'zh-CN': '{who} 差到无法计量；{runs}',
  },
  'verdict-equivalent': {
    en: 'the same within {margin, number, ::.00}x, {interval}; {runs}',
    'zh-CN': '相差不超过 {margin, number, ::.00} 倍，视为相同，{interval}；{runs}',
  },
  'verdict-unsettled': {
    en: 'not settled, {interval}; {runs}{needed, plural, =0 {} other {, about # each would do}}',
    'zh-CN': '尚无法判断，{interval}；{runs}{needed, plural, =0 {} other {，各测约 # 次可判断}}',
  },
  'too-few-runs': {
    en: 'too few runs to say which side is worse{all, select, true {} other {{count, plural, one { in # metric} other { in # metrics}}}}: at least {needed, number} on each side are needed',
    'zh-CN':
      '{all, select, true {} other {有 {count, number} 项指标}}测量次数太少，无法判断哪一方更差：双方各需至少 {needed, number} 次',
  },
  'value-of-runs': {en: '{value}, n={runs, number}', 'zh-CN': '{value}，n={runs, number}'},
  'verdict-one-side': {en: 'measured on one side only', 'zh-CN': '只有一方有测量'},
  times: {en: '{x, number, ::@@}x', 'zh-CN': '{x, number, ::@@} 倍'},
  interval: {en: '95 % interval {low} to {high}', 'zh-CN': '95% 区间 {low} 至 {high}'},
  unbounded: {en: 'unbounded', 'zh-CN': '无界'},
  'runs-told': {en: 'n={a, number} against {b, number}', 'zh-CN': 'n={a, number} 对 {b, number}'},
  'distance-left': {
    en: 'distance is not removed on both sides',
    'zh-CN': '并非双方都去除了距离的影响',
  },
  'slower-than-peers': {en: '{times} worse than its peers', 'zh-CN': '比同类差 {times}'},
  'slower-many': {
    en: 'over {x, number}x worse than its peers',
    'zh-CN': '比同类差 {x, number} 倍以上',
  },

  'verdict-cause': {en: 'cause', 'zh-CN': '原因'},
  'verdict-contributor': {en: 'contributor', 'zh-CN': '影响因素'},
  'verdict-note': {en: 'note', 'zh-CN': '提示'},
  'verdict-ruled-out': {en: 'ruled out', 'zh-CN': '已排除'},
  'verdict-unknown': {en: 'unknown', 'zh-CN': '未知'},
  confidence: {en: '{verdict} {x, number, ::.00}', 'zh-CN': '{verdict} {x, number, ::.00}'},
  'not-asked': {en: 'not known', 'zh-CN': '未知'},
  'not-there': {en: 'not there', 'zh-CN': '没有'},

  'probe-path-mtu': {en: 'path MTU', 'zh-CN': '路径 MTU'},
  'probe-throughput': {en: 'bulk TCP', 'zh-CN': '批量 TCP'},
  'probe-service-small': {en: 'small answers', 'zh-CN': '小响应体'},
  'probe-service-large': {en: 'large answers', 'zh-CN': '大响应体'},
  'probe-echo': {en: 'small packets', 'zh-CN': '小包'},
  'layer-host': {en: 'host', 'zh-CN': '主机层'},
  'layer-pod': {en: 'pod', 'zh-CN': 'Pod 层'},
  'layer-service': {en: 'service', 'zh-CN': '服务层'},
  'end-own': {en: 'itself', 'zh-CN': '自身'},
  'end-other': {en: 'the other', 'zh-CN': '对方'},
  'end-name': {en: '{name}', 'zh-CN': '{name}'},
  way: {
    en: '{probe}, {layer}, {from} to {to}{six, select, true {, IPv6} other {}}',
    'zh-CN': '{probe}，{layer}，{from} 到{to}{six, select, true {，IPv6} other {}}',
  },
  'way-inside': {
    en: '{probe}, {layer}, inside{six, select, true {, IPv6} other {}}',
    'zh-CN': '{probe}，{layer}，内部{six, select, true {，IPv6} other {}}',
  },
  'path-bytes': {en: '{bytes} {state}', 'zh-CN': '{bytes} {state}'},
  'path-case': {
    en: '{reading} ({paths, plural, one {# path} other {# paths}})',
    'zh-CN': '{reading}（{paths, number} 条路径）',
  },
  examples: {en: 'such as {pairs}', 'zh-CN': '例如 {pairs}'},
  'state-ok': {en: 'ok', 'zh-CN': '正常'},
  'state-black-hole': {en: 'black hole', 'zh-CN': '黑洞'},
  'state-icmp-clamped': {en: 'limited, told by ICMP', 'zh-CN': '受限（有 ICMP 通知）'},
  'state-local-emsgsize': {en: 'limited by the sender', 'zh-CN': '受发送方限制'},
  'state-general-loss': {en: 'loss of all sizes', 'zh-CN': '各种大小均丢包'},
  'state-lossy': {en: 'lossy', 'zh-CN': '丢包'},
  'state-no-echo': {en: 'no echo', 'zh-CN': '无回应'},
  'state-steady': {en: 'steady', 'zh-CN': '平稳'},
  'state-stalled-start': {en: 'stalled at the start', 'zh-CN': '开头停滞'},
  'state-stalled-mid': {en: 'stalled midway', 'zh-CN': '中途停滞'},
  'state-dead': {en: 'dead', 'zh-CN': '不通'},
  'state-errors': {en: 'errors', 'zh-CN': '有错误'},
  'state-unknown': {en: 'unknown', 'zh-CN': '未知'},

  'only-on': {en: 'only {side}: {nodes}', 'zh-CN': '仅 {side} 有：{nodes}'},
  'only-on-more': {
    en: 'only {side}: {nodes} and {more, number} more',
    'zh-CN': '仅 {side} 有：{nodes} 等，另有 {more, number} 个',
  },
  'compared-with-themselves': {
    en: '{count, plural, one {# node is compared with itself} other {# nodes are compared with themselves}}',
    'zh-CN': '{count, number} 个节点与自身比较',
  },
  'counts-facts': {
    en: '{equal, plural, one {# fact} other {# facts}} equal{unknown, plural, =0 {} other {; # could not be compared, as one side could not tell}}{mixed, plural, =0 {} one {; # differs inside a side, not clearly between them} other {; # differ inside a side, not clearly between them}}',
    'zh-CN':
      '{equal, number} 项事实一致{unknown, plural, =0 {} other {；# 项因一方未知而无法比较}}{mixed, plural, =0 {} other {；# 项只在一方内部有差异，双方之间没有明显区别}}',
  },
  'counts-free': {
    en: '{free, plural, one {# is} other {# are}} each node’s own (names, addresses)',
    'zh-CN': '{free, number} 项为各节点自有（名称、地址等）',
  },
  'counts-accepted': {
    en: '{accepted, plural, one {# difference is accepted} other {# differences are accepted}}',
    'zh-CN': '{accepted, number} 项差异已被接受',
  },
  'counts-paths': {
    en: 'paths: {equal, number} equal, {different, number} different, {unknown, number} not comparable',
    'zh-CN':
      '路径：{equal, number} 条一致，{different, number} 条不同，{unknown, number} 条无法比较',
  },
  'counts-ways': {
    en: 'kinds of paths: {equal, number} equal, {different, number} different, {unknown, number} not comparable',
    'zh-CN':
      '路径类别：{equal, number} 类一致，{different, number} 类不同，{unknown, number} 类无法比较',
  },
  'counts-findings': {
    en: '{count, plural, one {# finding} other {# findings}} the same on both sides',
    'zh-CN': '{count, number} 条诊断结论双方相同',
  },
  more: {en: 'and {count, number} more: --verbose', 'zh-CN': '另有 {count, number} 项：--verbose'},
  'more-json': {
    en: 'and {count, number} more: -o json',
    'zh-CN': '另有 {count, number} 项：-o json',
  },
} as const satisfies Strings;

const PREFIX = 'contrast';

export const contrastReportStrings: readonly {prefix: string; strings: Strings}[] = [
  {prefix: PREFIX, strings: contrastStrings},
];

export const say = messages(PREFIX, contrastStrings);

/** A text of ours, or the word itself where we have none. */
export function sayOr(id: string, word: string) {
  return Object.hasOwn(contrastStrings, id) ? say(id as keyof typeof contrastStrings) : word;
}
