import type {Strings} from '../../model/message.ts';

export const driftStrings = {
  minority: {
    en: '{count}/{known} nodes: {fact} = {value}, majority {majority}',
    'zh-CN': '{count}/{known} 个节点：{fact} = {value}，多数为 {majority}',
  },
  'minority-several': {
    en: '{count}/{known} nodes: {fact} differs ({readings} readings), majority {majority}',
    'zh-CN': '{count}/{known} 个节点：{fact} 不同（共 {readings} 种取值），多数为 {majority}',
  },
  halves: {
    en: '{fact} = {one} on {count}/{known} nodes and {other} on {count}/{known}',
    'zh-CN': '{fact}：{count}/{known} 个节点为 {one}，{count}/{known} 个节点为 {other}',
  },
  'no-majority': {
    en: '{fact} differs on {known} nodes ({readings} readings), none of them on most',
    'zh-CN': '{known} 个节点的 {fact} 不同（共 {readings} 种取值），没有占多数的取值',
  },
  'against-golden': {
    en: '{count}/{known} nodes: {fact} is not {majority} as on {golden}',
    'zh-CN': '{count}/{known} 个节点：{fact} 与基准节点 {golden} 的 {majority} 不同',
  },
  absent: {en: 'absent', 'zh-CN': '不存在'},
  value: {en: '{value}', 'zh-CN': '{value}'},
  'golden-elsewhere': {
    en: 'The golden node {golden} is not among the nodes of {cohort}; there the majority counts',
    'zh-CN': '基准节点 {golden} 不在同类组 {cohort} 中；该组仍以多数节点的取值为准',
  },
  'few-nodes': {
    en: 'With {nodes, plural, one {one node} other {# nodes}} the data hold no ranking; the order is that of prior knowledge',
    'zh-CN': '只有 {nodes} 个节点，数据本身不足以排序；此处顺序来自先验知识',
  },
} as const satisfies Strings;
