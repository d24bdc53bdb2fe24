import type {Strings} from '../../model/message.ts';

/** Texts of chains, shares, differences, comparison and what was ruled out. */
export const storyStrings = {
  'label-because': {en: 'BECAUSE', 'zh-CN': '因为'},
  'label-differs': {en: 'DIFFERS', 'zh-CN': '差异'},
  'label-compared': {en: 'COMPARED', 'zh-CN': '比对'},
  'label-root': {en: 'root', 'zh-CN': '根源'},
  'label-share': {en: 'share', 'zh-CN': '占比'},
  'label-effect': {en: 'effect', 'zh-CN': '影响'},
  'label-try': {en: 'try', 'zh-CN': '试验'},
  'label-limit': {en: 'limit', 'zh-CN': '局限'},

  latent: {
    en: 'no slowness was measured that it would explain',
    'zh-CN': '没有测到可由它解释的变慢',
  },
  'but-against': {en: '{effect}; {against}', 'zh-CN': '{effect}；{against}'},
  'share-figures': {
    en: '{share} of the gap in {metric}; unexplained: {rest}',
    'zh-CN': '占{metric}差距的 {share}；未解释部分：{rest}',
  },
  'actions-hidden': {
    en: '{count, plural, one {one proposal} other {# proposals}}: --verbose',
    'zh-CN': '{count} 种办法：见 --verbose',
  },
  'actions-more': {
    en: 'and {which, select, fixes {{fixes, plural, one {one more way} other {# more ways}} to mend it} dangers {{dangers, plural, one {one more warning} other {# more warnings}}} other {{fixes, plural, one {one more way} other {# more ways}} to mend it, {dangers, plural, one {one more warning} other {# more warnings}}}}: --verbose',
    'zh-CN':
      '另有{which, select, fixes { {fixes} 种处理办法} dangers { {dangers} 条警告} other { {fixes} 种处理办法、{dangers} 条警告}}：见 --verbose',
  },
  'evidence-hidden': {
    en: 'and {count, plural, one {one more} other {# more}}: --verbose',
    'zh-CN': '另有 {count} 条：见 --verbose',
  },

  share: {
    en: '{share} of the gap in {metric}: {how}; unexplained: {rest}',
    'zh-CN': '占{metric}差距的 {share}：{how}；未解释部分：{rest}',
  },
  'share-unknown': {
    en: 'of the gap in {metric}: {how}',
    'zh-CN': '在{metric}差距中的占比：{how}',
  },
  'share-exact': {en: '{low, number, ::percent .}', 'zh-CN': '{low, number, ::percent .}'},
  'share-at-most': {
    en: 'at most {high, number, ::percent .}',
    'zh-CN': '至多 {high, number, ::percent .}',
  },
  'share-between': {
    en: '{low, number, ::percent .} to {high, number, ::percent .}',
    'zh-CN': '{low, number, ::percent .} 至 {high, number, ::percent .}',
  },

  'subject-images': {en: 'images', 'zh-CN': '镜像'},
  'subject-clusters': {en: 'clusters and mesh', 'zh-CN': '集群与网格'},
  'subject-settings': {en: 'settings', 'zh-CN': '配置'},
  'subject-machine': {en: 'machine', 'zh-CN': '机器与虚拟化'},
  'subject-network': {en: 'network', 'zh-CN': '网络'},
  'subject-queues': {en: 'queues', 'zh-CN': '队列与内存'},
  'subject-storage': {en: 'disk, time', 'zh-CN': '磁盘与时间'},
  'subject-other': {en: 'other', 'zh-CN': '其他'},
  'subject-line': {en: '{subject}: ', 'zh-CN': '{subject}：'},
  'ruled-out-more': {en: '+{count}', 'zh-CN': '+{count}'},

  difference: {
    en: '{what} ({where}{like, plural, =0 {} other {; likewise {facts}}}{more, plural, =0 {} one {, and one more fact} other {, and # more facts}})',
    'zh-CN':
      '{what}（{where}{like, plural, =0 {} other {；{facts} 也是如此}}{more, plural, =0 {} other {，另有 # 项事实相同}}）',
  },
  'place-halves': {en: '{one} | {other}', 'zh-CN': '{one} | {other}'},
  place: {en: '{names}', 'zh-CN': '{names}'},
  'differences-more': {
    en: '{count, plural, one {one more way} other {# more ways}} in which nodes differ: --verbose',
    'zh-CN': '节点之间还有 {count} 种差异：见 --verbose',
  },
  'differences-accepted': {
    en: '{count, plural, one {one difference} other {# differences}} you accepted: not counted',
    'zh-CN': '另有 {count} 项差异已被接受，不计入',
  },
  'acceptance-expired': {
    en: '{fact} was accepted until {until} ({reason}); it counts again',
    'zh-CN': '{fact} 的接受期限为 {until}（{reason}），现已过期，重新计入',
  },

  'metric-list': {en: '{left}, {right}', 'zh-CN': '{left}、{right}'},
  'metric-and': {en: '{left} and {right}', 'zh-CN': '{left}与{right}'},
  explanation: {
    en: '{head}. {what}',
    'zh-CN': '{head}。{what}',
  },
  'explanation-head': {
    en: '{metric}, {slow, plural, one {one slow node} other {# slow nodes}}: {verdict}',
    'zh-CN': '{metric}，{slow} 个慢节点：{verdict}',
  },
  'verdict-probable': {en: 'probable', 'zh-CN': '很可能'},
  'verdict-unexplained-association': {en: 'unexplained association', 'zh-CN': '有关联但机理不明'},
  'verdict-hypothesis': {en: 'hypothesis', 'zh-CN': '假设'},
  'verdict-confounded-with-region': {en: 'confounded with region', 'zh-CN': '与地域混杂'},
  'verdict-explained-by-region': {en: 'explained by region', 'zh-CN': '由地域解释'},
  'verdict-unexplained': {en: 'unexplained', 'zh-CN': '未能解释'},

  'outliers-in': {en: 'nodes of {region}', 'zh-CN': '{region} 的节点'},
  'outliers-cohort': {en: 'all nodes', 'zh-CN': '全部节点'},
  'outliers-regions': {en: 'regions', 'zh-CN': '各地域'},
  outlier: {en: '{metric}, {who}: {verdict}', 'zh-CN': '{metric}，{who}：{verdict}'},
  'outlier-because': {
    en: '{metric}, {who}: {verdict}. {reason}',
    'zh-CN': '{metric}，{who}：{verdict}。{reason}',
  },
  'outlier-odd': {en: '{slow} worse than the rest', 'zh-CN': '{slow} 比其余的差'},
  'outlier-odd-one-out': {
    en: '{slow} is the odd one of three',
    'zh-CN': '三者之中 {slow} 异常',
  },
  'outlier-slow-group': {en: '{slow} form a slow group', 'zh-CN': '{slow} 构成一个慢组'},
  'outlier-differs': {
    en: 'they differ; which one is wrong cannot be told',
    'zh-CN': '存在差异，但无法判断哪一个有问题',
  },
  'outlier-none-odd': {en: 'none is odd', 'zh-CN': '没有异常'},
  'outlier-no-consensus': {en: 'no two agree', 'zh-CN': '没有两个彼此一致'},
  'outlier-insufficient': {en: 'too little data', 'zh-CN': '数据不足'},
  'outlier-unmeasured': {
    en: '{metric}: not measured on {nodes}; neither slow nor healthy',
    'zh-CN': '{metric}：{nodes} 未测得，既不算慢也不算正常',
  },

  'symptom-node': {
    en: '{node}, unlike its peers in {others}: {metric} {censored, select, true {at least } other {}}{times} worse',
    'zh-CN':
      '{node} 与 {others} 的同类节点不同：{metric}相差{censored, select, true {至少} other {}} {times}',
  },
  'symptom-errors': {
    en: 'requests in {region} fail {censored, select, true {at least } other {}}{times} as often as in {others}',
    'zh-CN': '{region} 的请求失败率{censored, select, true {至少} other {}}是 {others} 的 {times}',
  },
  'metric-service-errors': {en: 'failed requests', 'zh-CN': '失败的请求'},
  'metric-throughput-sent': {en: 'bulk data sent', 'zh-CN': '批量发送'},
  'metric-throughput-received': {en: 'bulk data received', 'zh-CN': '批量接收'},
  'metric-round-trip': {en: 'round trip', 'zh-CN': '往返时间'},
} as const satisfies Strings;
