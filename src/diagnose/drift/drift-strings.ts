import type {Message, MessageParam, Strings} from '../../model/message.ts';

/** What every rule about differing settings says of its evidence. */
export const driftStrings = {
  'not-set': {en: 'not set', 'zh-CN': '未设置'},
  difference: {
    en: '{few}/{all} nodes ({nodes}): {key} = {value}, others {usual}',
    'zh-CN': '{few}/{all} 个节点（{nodes}）：{key} = {value}，其他为 {usual}',
  },
  'difference-tied': {
    en: '{few}/{all} nodes ({nodes}): {key} = {value}',
    'zh-CN': '{few}/{all} 个节点（{nodes}）：{key} = {value}',
  },
  'title-tied': {
    en: '{key} differs on {where}: {usual} and {value}, on {few, plural, one {one node} other {# nodes}} each',
    'zh-CN': '{where}：{key} 不一致，{usual} 与 {value} 各 {few} 个节点',
  },
  'title-many-tied': {
    en: '{count, plural, one {{key} differs} other {# settings differ, first of all {key},}} on {where}, and no value is that of most',
    'zh-CN':
      '{where}：{count, plural, one {{key} 不一致} other {# 项设置不一致，首先是 {key}}}，没有占多数的取值',
  },
  'lies-as-slowness': {
    en: 'exactly the slow nodes have it',
    'zh-CN': '恰好是变慢的那些节点如此',
  },
  'slow-have-usual': {
    en: 'slow nodes have the usual value too',
    'zh-CN': '变慢的节点中也有取常见值的',
  },
  'slow-on-all-sides': {
    en: 'there are slow nodes with each of these values',
    'zh-CN': '每种取值的节点中都有变慢的',
  },
  'could-not-tell': {
    en: '{count, plural, one {one node} other {# nodes}} could not tell',
    'zh-CN': '有 {count} 个节点未能给出',
  },
} as const satisfies Strings;

export type SayDrift = (
  id: keyof typeof driftStrings,
  params?: Readonly<Record<string, MessageParam>>,
) => Message;
