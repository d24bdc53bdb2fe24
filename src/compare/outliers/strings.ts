import type {Strings} from '../../model/message.ts';

export const outlierStrings = {
  'one-node': {
    en: 'One node has no peers to be compared with',
    'zh-CN': '只有一个节点，没有可比对的同类节点',
  },
  'two-nodes': {
    en: 'Of two that differ the data cannot say which is wrong; a third is needed',
    'zh-CN': '两者存在差异，但数据无法判断哪一个有问题；需要第三个作对照',
  },
  'few-runs': {
    en: 'Only {runs, plural, one {one run} other {# runs}} each; {needed} separate runs each would be enough',
    'zh-CN': '每个节点只有 {runs} 次运行；需要各 {needed} 次独立运行',
  },
  'not-equivalent': {
    en: 'The runs vary too widely to show which of them are alike; more runs are needed',
    'zh-CN': '各次运行波动过大，无法判断哪些彼此一致；需要更多次运行',
  },
  'no-consensus': {
    en: 'All three differ from one another, so none is the odd one',
    'zh-CN': '三者互不相同，无法指出哪一个异常',
  },
  'few-peers': {
    en: '{count, plural, one {# node is in a region} other {# nodes are in regions}} with fewer than {wanted} nodes to be compared among themselves; {count, plural, one {it was} other {they were}} compared with the whole cohort',
    'zh-CN':
      '有 {count, plural, other {#}} 个节点所在地域的节点不足 {wanted} 个，无法在地域内部比较；已与整个同类组比较',
  },
  'few-regions': {
    en: 'Of two regions that differ the data cannot say which is wrong; a third is needed',
    'zh-CN': '两个地域存在差异，但数据无法判断哪一个有问题；需要第三个地域作对照',
  },
} as const satisfies Strings;
