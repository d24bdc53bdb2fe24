import type {ErrorTable} from './entry.ts';

/** Saved runs, and saved files of machines. */
export const runErrors = {
  'run-not-found': {
    exit: 2,
    en: 'No run “{run}” in {folder}, and no folder or exported run of that name. “samespec runs list” shows the saved runs.',
    'zh-CN':
      '{folder} 中没有名为“{run}”的运行记录，也没有同名的运行目录或导出文件。“samespec runs list”可列出已保存的记录。',
  },
  'run-damaged': {
    exit: 2,
    en: '{file}: this saved run cannot be read ({detail}). Export it again or collect anew.',
    'zh-CN': '{file}：无法读取这份运行记录（{detail}）。请重新导出或重新采集。',
  },
  'run-newer': {
    exit: 2,
    en: '{file}: written by a newer samespec (schemaVersion {found}, this one knows up to {known}). Update samespec.',
    'zh-CN':
      '{file}：由更新版本的 samespec 写成（schemaVersion {found}，当前程序最高支持 {known}）。请升级 samespec。',
  },
  'import-unsafe': {
    exit: 2,
    en: '{file}: refused, it holds an entry that does not belong in it ({entry}).',
    'zh-CN': '{file}：已拒绝导入，其中含有不该出现的条目（{entry}）。',
  },
  'archive-damaged': {
    exit: 2,
    en: '{file}: this archive cannot be read ({detail}). Give a whole .tar, .tar.gz or .tar.xz, or a folder.',
    'zh-CN':
      '{file}：无法读取这个归档文件（{detail}）。请给出完整的 .tar、.tar.gz 或 .tar.xz 文件，或一个目录。',
  },
  'archive-too-big': {
    exit: 2,
    en: '{file}: refused, unpacked it is beyond the limit of {limit}. Unpack it yourself and give the folder.',
    'zh-CN': '{file}：已拒绝读取，解包后超过上限 {limit}。请自行解包后给出目录。',
  },
  'not-a-tree': {
    exit: 2,
    en: '{file}: neither a saved run nor saved files of a machine: there is no proc/, sys/, etc/ or sos_commands/ in it.',
    'zh-CN':
      '{file}：既不是运行记录，也不是某台机器的文件：其中没有 proc/、sys/、etc/ 或 sos_commands/。',
  },
  'tree-several': {
    exit: 2,
    en: '--from {given}: it holds {count} machines. Leave out the name, or name the folder of one.',
    'zh-CN': '--from {given}：其中有 {count} 台机器。请去掉名称，或指定其中一台的目录。',
  },
  'from-mixed': {
    exit: 2,
    en: '--from {given} is a saved run. Give one saved run, or only folders and archives with files of machines.',
    'zh-CN': '--from {given} 是一份运行记录。请只给出一份运行记录，或只给出机器文件的目录和归档。',
  },
  'from-label': {
    exit: 2,
    en: '--from {given}: “{label}” is not a label. Write it as NAME=PATH,region=REGION.',
    'zh-CN': '--from {given}：“{label}”不是标签。写法：名称=路径,region=地域。',
  },
  'node-unknown': {
    exit: 2,
    en: 'No facts of a node “{node}” in this run. There are: {known}.',
    'zh-CN': '这份运行记录中没有节点“{node}”的事实。现有节点：{known}。',
  },
} as const satisfies ErrorTable;
