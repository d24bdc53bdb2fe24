import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Do sidecars run the same number of worker threads in every cluster?',
    'zh-CN': '各集群中边车代理（sidecar）的工作线程数是否一致？',
  },
  'ruled-out': {
    en: 'sidecar concurrency equal in all clusters',
    'zh-CN': '各集群的边车代理并发数一致',
  },
  equal: {
    en: 'concurrency of sidecars is equal',
    'zh-CN': '边车代理的并发数一致',
  },
  why: {
    en: 'Concurrency is the number of threads with which a proxy handles connections. One with fewer threads handles more connections on each, and large answers of one delay the others. “none” means that the setting of the whole mesh holds.',
    'zh-CN':
      '并发数是代理处理连接的线程数。线程越少，每个线程上的连接越多，其中一个连接的大响应会拖慢其他连接。none 表示采用整个网格的设置。',
  },
  'threads-need-load': {
    en: 'threads matter only where a proxy is busy',
    'zh-CN': '只有代理繁忙时，线程数才有影响',
  },
  'same-concurrency': {
    en: 'Set one concurrency for the mesh (meshConfig.defaultConfig.concurrency), remove the annotation proxy.istio.io/config where it is not meant, and restart one workload first: proxies read it when they start.',
    'zh-CN':
      '为整个网格设置统一的并发数（meshConfig.defaultConfig.concurrency），去掉无意留下的注解 proxy.istio.io/config，先重启一个业务：代理只在启动时读取它。',
  },
  'concurrency-zero': {
    en: 'Do not set 0 (a thread for each core) on large nodes without a CPU limit in mind: many threads under a small limit are held back more, not less.',
    'zh-CN':
      '在核数很多的节点上，不考虑 CPU limit 就不要设为 0（每核一个线程）：limit 很小时，线程越多，限流反而越严重。',
  },
  ...clusterStrings,
} as const satisfies Strings;
