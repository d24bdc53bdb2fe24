import type {ErrorTable} from './entry.ts';

/** Kubeconfigs and clusters. */
export const clusterErrors = {
  'kube-config-unreadable': {
    exit: 2,
    en: 'Cannot read the kubeconfig {file}: {detail}. Give one with --kubeconfig, or set KUBECONFIG.',
    'zh-CN': '无法读取 kubeconfig {file}：{detail}。请用 --kubeconfig 指定，或设置 KUBECONFIG。',
  },
  'kube-context-unknown': {
    exit: 2,
    en: 'No context “{context}” in the kubeconfig. It has: {known}.',
    'zh-CN': 'kubeconfig 中没有名为“{context}”的 context。现有：{known}。',
  },
  'kube-no-cluster': {
    exit: 2,
    en: 'The context “{context}” names a cluster that the kubeconfig does not describe. Mend the file, or choose another --context.',
    'zh-CN':
      'context“{context}”所指的集群在 kubeconfig 中没有定义。请修正该文件，或换一个 --context。',
  },
  'kube-region-from': {
    exit: 2,
    en: '--region-from cannot be “{given}”. Give context, label:KEY, or regex:EXPRESSION whose first group is the region.',
    'zh-CN':
      '--region-from 不能是“{given}”。可用：context、label:键、regex:表达式（第一个分组为地域）。',
  },
  'kube-no-answer': {
    exit: 1,
    en: 'No cluster gave any node. {detail}',
    'zh-CN': '没有从任何集群得到节点。{detail}',
  },
  'kube-same-cluster': {
    exit: 2,
    en: 'The contexts “{first}” and “{second}” lead to the same cluster. Give one of them.',
    'zh-CN': 'context“{first}”与“{second}”指向同一个集群，请只保留一个。',
  },
} as const satisfies ErrorTable;
