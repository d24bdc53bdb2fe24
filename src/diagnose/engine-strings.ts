import {messages, type Strings} from '../model/message.ts';

export const engineStrings = {
  'one-node': {
    en: 'there is only one node, so there is no path between nodes',
    'zh-CN': '只有一个节点，不存在节点间的路径',
  },
  'no-subject': {
    en: 'no path between nodes was measured',
    'zh-CN': '没有测量任何节点间的路径',
  },
  'rule-failed': {
    en: 'the check {rule} failed in samespec itself: {detail}',
    'zh-CN': '检查项 {rule} 在 samespec 内部出错：{detail}',
  },
  'more-like-these': {
    en: 'and {count} more like {count, plural, one {this} other {these}}',
    'zh-CN': '另有 {count} 条类似证据',
  },
  'checks-failed': {
    en: '{count, plural, one {one check} other {# checks}} failed in samespec itself: {rules}',
    'zh-CN': '有 {count} 个检查项在 samespec 内部出错：{rules}',
  },
  'checks-failed-why': {
    en: 'This is a mistake in samespec, not in the nodes. What these checks look for is not known.',
    'zh-CN': '这是 samespec 自身的错误，与节点无关。这些检查项所关注的问题目前无法判断。',
  },
  'own-checks-failed': {
    en: '{count, plural, one {one rule} other {# rules}} of your own could not be evaluated: {rules}',
    'zh-CN': '有 {count} 条自定义规则无法求值：{rules}',
  },
  'own-checks-failed-why': {
    en: 'The expression met a value it cannot work with; the evidence says which. What these rules look for is not known.',
    'zh-CN': '表达式遇到了无法处理的值，证据中有说明。这些规则所关注的问题目前无法判断。',
  },
  'nodes-not-observed': {
    en: 'nothing is known of {where}: no facts came from there',
    'zh-CN': '{where} 的情况未知：未采集到任何信息',
  },
  'nodes-not-observed-why': {
    en: 'What could not be seen is neither equal nor different. The list of nodes says how reaching them failed.',
    'zh-CN': '看不到的内容既不算相同，也不算不同。节点列表中说明了连接失败的原因。',
  },
  'facts-denied': {
    en: '{facts} on {where}: no permission (run with --sudo)',
    'zh-CN': '{where} 上的 {facts}：权限不足（请加 --sudo 运行）',
  },
  'facts-timeout': {
    en: '{facts} on {where}: no answer in time',
    'zh-CN': '{where} 上的 {facts}：未在限时内返回',
  },
  'facts-unparsed': {
    en: '{facts} on {where}: the answer could not be understood',
    'zh-CN': '{where} 上的 {facts}：返回内容无法解析',
  },
  'facts-why': {
    en: 'Checks that need these facts were skipped for these nodes.',
    'zh-CN': '需要这些信息的检查项在这些节点上已被跳过。',
  },
  'probe-path-mtu-host': {
    en: 'path MTU between the nodes is not known',
    'zh-CN': '节点之间的路径 MTU 未知',
  },
  'probe-path-mtu-pod': {
    en: 'path MTU between pods is not known',
    'zh-CN': 'Pod 之间的路径 MTU 未知',
  },
  'probe-throughput-host': {
    en: 'throughput between the nodes is not known',
    'zh-CN': '节点之间的吞吐量未知',
  },
  'probe-service': {
    en: 'how fast the services answer is not known',
    'zh-CN': '各服务的响应速度未知',
  },
  'probe-not-measured': {
    en: 'It was not measured.',
    'zh-CN': '没有进行测量。',
  },
  'probe-no-pods': {
    en: 'No pods were seen to measure from.',
    'zh-CN': '没有发现可用来测量的 Pod。',
  },
  'probe-no-answer': {
    en: 'None of the measurements gave an answer.',
    'zh-CN': '所有测量均未得出结果。',
  },
} as const satisfies Strings;

export const say = messages('engine', engineStrings);
