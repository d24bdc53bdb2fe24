import type {ErrorTable} from './entry.ts';

/** Scenarios and the lab. */
export const labErrors = {
  'scenario-unknown': {
    exit: 2,
    en: 'No scenario “{name}”. “samespec lab list” shows what there is; -f FILE takes your own.',
    'zh-CN':
      '没有名为“{name}”的场景。“samespec lab list”可列出现有场景，-f 文件 可使用自己的场景。',
  },
  'scenario-invalid': {
    exit: 2,
    en: '{place}: {detail}',
    'zh-CN': '{place}：{detail}',
  },
  'lab-needs-root': {
    exit: 1,
    en: 'The lab makes network namespaces and needs root. Run it with sudo, or “samespec demo” to replay a recorded incident.',
    'zh-CN':
      '实验环境需要创建网络命名空间，必须以 root 运行。请使用 sudo，或用“samespec demo”回放已录制的事故。',
  },
  'lab-missing-tools': {
    exit: 1,
    en: 'The lab needs {tools}. Install with: {command}',
    'zh-CN': '实验环境缺少 {tools}。安装命令：{command}',
  },
  'lab-already-up': {
    exit: 1,
    en: 'The lab “{name}” is already up. End it first with “samespec lab down”.',
    'zh-CN': '实验环境“{name}”已在运行。请先执行“samespec lab down”。',
  },
  'lab-not-up': {
    exit: 1,
    en: 'No lab is up. Start one with “samespec lab up SCENARIO”.',
    'zh-CN': '当前没有运行中的实验环境。可用“samespec lab up 场景名”启动。',
  },
  'lab-several-up': {
    exit: 2,
    en: 'Several labs are up: {names}. Name one: “samespec lab down NAME”, “samespec lab fault … --lab NAME”.',
    'zh-CN':
      '有多个实验环境正在运行：{names}。请指明其中一个：“samespec lab down 名称”、“samespec lab fault … --lab 名称”。',
  },
  'lab-failed': {
    exit: 1,
    en: 'The lab could not be built: {step} failed ({detail}). What was made has been removed.',
    'zh-CN': '实验环境搭建失败：{step} 出错（{detail}）。已创建的内容均已清理。',
  },
  'lab-guest-kernel': {
    exit: 1,
    en: 'No kernel for the emulated guest: {detail}. It comes from Debian’s package {package} for amd64; fetch it once where that package is to be had.',
    'zh-CN':
      '没有可用于模拟虚拟机的内核：{detail}。该内核来自 Debian 的 {package} 软件包（amd64），请在能取得该软件包的机器上先下载一次。',
  },
  'lab-no-cgroup': {
    exit: 1,
    en: 'This machine has no writable cgroup with the cpu controller, so no CPU quota can be set. Run the lab outside a container.',
    'zh-CN': '本机没有可写的 cpu 控制器 cgroup，无法设置 CPU 配额。请在容器之外运行实验环境。',
  },
  'lab-fault-word': {
    exit: 2,
    en: '“{word}” cannot be changed in a running lab for {place}. Words that can: {known}, as WORD=VALUE.',
    'zh-CN': '在运行中的实验环境里，无法对 {place} 更改“{word}”。可用：{known}，写作 名称=值。',
  },
  'lab-fault-value': {
    exit: 2,
    en: '{word}: {detail}',
    'zh-CN': '{word}：{detail}',
  },
  'lab-fault-place': {
    exit: 2,
    en: 'This lab has no {place}. There are: {known}.',
    'zh-CN': '此实验环境中没有 {place}。现有：{known}。',
  },
  'lab-fault-guest': {
    exit: 2,
    en: '{node} is a virtual machine; what is inside it cannot be changed from outside. Choose another place than {place}.',
    'zh-CN': '{node} 是虚拟机，无法从外部更改其内部设置。请选择 {place} 以外的位置。',
  },
  'lab-fault-failed': {
    exit: 1,
    en: 'The running lab could not be changed: {detail}. “samespec lab down” ends it.',
    'zh-CN': '无法更改运行中的实验环境：{detail}。可用“samespec lab down”将其停止。',
  },
} as const satisfies ErrorTable;
