import {messages, type Strings} from '../../model/message.ts';

export const inputStrings = {
  'no-facts': {
    en: 'nothing was collected from {node}',
    'zh-CN': '未能从 {node} 采集到任何信息',
  },
  'no-second-reading': {
    en: 'there is no second reading of {fact} on {node}',
    'zh-CN': '{node} 上没有 {fact} 的第二次读数',
  },
  'counter-went-back': {
    en: '{fact} on {node} is lower in the second reading: it was reset in between',
    'zh-CN': '{node} 上 {fact} 的第二次读数反而更小：两次读数之间计数器被重置过',
  },
  'no-time-passed': {
    en: 'no CPU time passed between the two readings of {node}',
    'zh-CN': '{node} 的两次读数之间没有经过任何 CPU 时间',
  },
  'wrong-kind': {
    en: '{fact} on {node} has a value of another kind than expected',
    'zh-CN': '{node} 上 {fact} 的值类型与预期不符',
  },
  'no-pods': {
    en: 'no pods were seen on {node}',
    'zh-CN': '{node} 上没有发现 Pod',
  },
  'path-not-measured': {
    en: '{probe} on the {layer} layer was not measured from {source} to {destination}',
    'zh-CN': '未测量 {source} 到 {destination} 的 {probe}（{layer} 层）',
  },
  'not-counted': {
    en: '{method} from {source} to {destination} does not count this; only the probe at both ends does',
    'zh-CN': '{source} 到 {destination} 使用 {method}，它不统计此项；只有两端探针才会统计',
  },
  'path-unknown': {
    en: '{probe} on the {layer} layer from {source} to {destination} gave no answer',
    'zh-CN': '{source} 到 {destination} 的 {probe}（{layer} 层）没有得出结果',
  },
  'nothing-measured': {
    en: '{probe} on the {layer} layer has no result on any pair',
    'zh-CN': '没有任何一对节点得出 {probe}（{layer} 层）的结果',
  },
  'nothing-to-compare': {
    en: 'fewer than two of these nodes gave a value for {fact}',
    'zh-CN': '这些节点中给出 {fact} 的不足两个，无从比较',
  },
} as const satisfies Strings;

export const say = messages('input', inputStrings);
