import type {Strings} from '../../../model/message.ts';

export const strings = {
  'no-pods': {
    en: 'no process on this node lives in a connected network namespace of its own',
    'zh-CN': '该节点上没有进程处于独立且已联网的网络命名空间中',
  },
  'namespaces-hidden': {
    en: 'only root sees the network namespaces of other users’ processes (try --sudo)',
    'zh-CN': '只有 root 能看到其他用户进程的网络命名空间（可尝试 --sudo）',
  },
  'no-nsenter': {
    en: 'there are pods, but the node has no nsenter to look into them',
    'zh-CN': '该节点上有 Pod，但缺少 nsenter，无法查看其内部',
  },
  'metrics-not-shown': {
    en: 'the node’s ip command is busybox, which does not show the MTU of the pods’ routes',
    'zh-CN': '该节点的 ip 命令来自 busybox，无法显示 Pod 路由的 MTU',
  },
  'cannot-enter': {
    en: 'there are pods, but entering their network namespaces was refused',
    'zh-CN': '该节点上有 Pod，但进入其网络命名空间被拒绝',
  },
} as const satisfies Strings;
