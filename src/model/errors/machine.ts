import type {ErrorTable} from './entry.ts';

/** This machine, and what is asked of a run. */
export const machineErrors = {
  'tool-missing': {
    exit: 1,
    en: '{tool} is not installed on this machine. Install with: {command}',
    'zh-CN': '本机未安装 {tool}。安装命令：{command}',
  },
  'output-failed': {
    exit: 1,
    en: 'Cannot write {file}: {detail}.',
    'zh-CN': '无法写入 {file}：{detail}。',
  },
  'store-failed': {
    exit: 1,
    en: 'Cannot save the run under {folder}: {detail}. Give another folder with SAMESPEC_HOME.',
    'zh-CN': '无法把运行记录保存到 {folder}：{detail}。可用 SAMESPEC_HOME 指定其他目录。',
  },
  'rule-unknown': {
    exit: 2,
    en: 'No rule “{rule}”. “samespec rules” lists them.',
    'zh-CN': '没有名为“{rule}”的规则。“samespec rules”可列出全部规则。',
  },
  'golden-unknown': {
    exit: 2,
    en: 'No node “{node}” in this run, so nothing can be measured against it. “samespec runs show RUN” lists its nodes.',
    'zh-CN':
      '该运行记录中没有节点“{node}”，无法以它为基准。“samespec runs show 运行编号”可列出其节点。',
  },
} as const satisfies ErrorTable;
