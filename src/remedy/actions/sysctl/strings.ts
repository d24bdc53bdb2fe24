import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  set: {
    en: 'Set {key} from “{oldValue}” to “{newValue}”',
    'zh-CN': '把 {key} 从“{oldValue}”改为“{newValue}”',
  },
  'later-file': {
    en: '{node}: {key} is set in {file}, which is read after {ours} and wins at the next boot. Correct the line there by hand.',
    'zh-CN':
      '{node}：{key} 由 {file} 设置，它在 {ours} 之后读取，下次启动时会覆盖。请手动改正那一行。',
  },
  'no-majority': {
    en: 'The other nodes do not agree on {key} either, so there is no value to align with.',
    'zh-CN': '其余节点的 {key} 也不一致，没有可供对齐的值。',
  },
  derived: {
    en: '{key} is left alone: the kernel derives it from the size of the memory.',
    'zh-CN': '不改 {key}：其值由内核按内存大小推算。',
  },
  'running-pods': {
    en: 'Running pods keep their own values; a setting of the node does not reach them.',
    'zh-CN': '正在运行的 Pod 保持各自的值，节点上的设置不会传进 Pod。',
  },
  nothing: {
    en: 'No setting of these nodes differs from the others in a way that can be aligned.',
    'zh-CN': '这些节点上没有可以与其他节点对齐的内核参数。',
  },
} as const satisfies Strings;

export const say = messages('action-sysctl', strings);
