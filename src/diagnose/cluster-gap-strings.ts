import type {Strings} from '../model/message.ts';

export const clusterGapStrings = {
  'not-asked': {
    en: 'cluster {clusters} could not be asked: {why}',
    'zh-CN': '无法询问集群 {clusters}：{why}',
  },
  'not-asked-why': {
    en: 'Nothing is known of its nodes and workloads. They are neither equal to those of other clusters nor different.',
    'zh-CN': '它的节点与业务情况未知，既不算与其他集群相同，也不算不同。',
  },
  'not-read': {
    en: 'cluster {clusters} was not read: what it says of itself is unknown',
    'zh-CN': '未读取集群 {clusters}：它自身的情况未知',
  },
  denied: {
    en: 'no right to read in cluster {clusters}: {what}',
    'zh-CN': '在集群 {clusters} 中没有读取权限：{what}',
  },
  'denied-why': {
    en: 'These checks were left out there. Missing are the rights to list these resources in all namespaces, or to get these ConfigMaps (namespace/name); the ClusterRole of the reader in the manifests grants them.',
    'zh-CN':
      '相关检查已在该处跳过。缺少的是在所有命名空间中 list 这些资源、或 get 这些 ConfigMap（命名空间/名称）的权限；清单中 reader 的 ClusterRole 会授予它们。',
  },
  timeout: {
    en: 'cluster {clusters} did not answer in time: {what}',
    'zh-CN': '集群 {clusters} 未在时限内应答：{what}',
  },
  unparsed: {
    en: 'what cluster {clusters} answered could not be understood: {what}',
    'zh-CN': '无法解析集群 {clusters} 的应答：{what}',
  },
  'unread-why': {
    en: 'Checks that need it were left out there.',
    'zh-CN': '需要它们的检查已在该处跳过。',
  },
} as const satisfies Strings;
