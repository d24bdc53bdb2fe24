import type {Strings} from '../model/message.ts';

/** Why a fact has no value, where its family has no better words for it. */
export const strings = {
  absent: {
    en: 'the node has no such thing',
    'zh-CN': '该节点上不存在此项',
  },
  denied: {
    en: 'no permission to read it (try --sudo)',
    'zh-CN': '没有读取权限（可尝试 --sudo）',
  },
  timeout: {
    en: 'the node did not answer in time',
    'zh-CN': '节点未在时限内给出结果',
  },
  unparsed: {
    en: 'the node’s answer was not understood',
    'zh-CN': '无法解析节点返回的内容',
  },
  'not-received': {
    en: 'the node’s output ended before this was reached',
    'zh-CN': '节点输出提前中断，未收到此项',
  },
  cut: {
    en: 'the output was longer than the limit and was cut before this',
    'zh-CN': '输出超过上限被截断，未包含此项',
  },
  'no-answer': {
    en: 'the shell of the node ran nothing of the collector (exit {exit})',
    'zh-CN': '节点上的 shell 未执行采集脚本（退出码 {exit}）',
  },
} as const satisfies Strings;
