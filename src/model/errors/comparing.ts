import type {ErrorTable} from './entry.ts';

/** The two sides of “samespec compare”. */
export const compareErrors = {
  'compare-unknown': {
    exit: 2,
    en: 'No node or region “{name}” in the run {run}. There are: {known}.',
    'zh-CN': '运行记录 {run} 中没有名为“{name}”的节点或地域。现有：{known}。',
  },
  'compare-did-you-mean': {
    exit: 2,
    en: 'No run, node or region “{name}” (looked in the run {run}). Did you mean “{near}”?',
    'zh-CN':
      '没有名为“{name}”的运行记录、节点或地域（已在运行记录 {run} 中查找）。是否想写“{near}”？',
  },
  'compare-node-and-region': {
    exit: 2,
    en: '“{name}” is both a node and a region of the run {run}. Write node:{name} or region:{name}.',
    'zh-CN': '“{name}”在运行记录 {run} 中既是节点又是地域。请写作 node:{name} 或 region:{name}。',
  },
  'compare-two-kinds': {
    exit: 2,
    en: '“{node}” is a node and “{region}” a region. Compare two nodes, or two regions.',
    'zh-CN': '“{node}”是节点，“{region}”是地域。请比较两个节点，或两个地域。',
  },
  'compare-run-and-name': {
    exit: 2,
    en: '“{run}” is a run and “{other}” is none. Compare two runs, or write NAME@{run} for a node or region of it.',
    'zh-CN':
      '“{run}”是运行记录，“{other}”不是。请比较两份运行记录；若要比较其中的节点或地域，请写作 名称@{run}。',
  },
  'compare-no-run': {
    exit: 2,
    en: 'There are {count, plural, =0 {no saved runs} one {# saved run} other {# saved runs}}, and this needs {needed, number}. Run “samespec diagnose -i FLEET”, or name runs by folder or file.',
    'zh-CN':
      '已保存的运行记录有 {count, number} 份，此处需要 {needed, number} 份。请先执行“samespec diagnose -i 清单”，或用目录、文件指定运行记录。',
  },
} as const satisfies ErrorTable;
