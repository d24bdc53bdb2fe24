import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Is the service mesh set up alike in every cluster: sidecar or ambient, mTLS, injection, limits of connections?',
    'zh-CN': '各集群的服务网格设置是否一致：sidecar 或 ambient、mTLS、注入、连接数限制？',
  },
  'ruled-out': {
    en: 'service mesh set up alike in all clusters',
    'zh-CN': '各集群的服务网格设置一致',
  },
  equal: {
    en: 'mode, mTLS, injection and rules of the mesh are equal',
    'zh-CN': '网格的模式、mTLS、注入与规则一致',
  },
  why: {
    en: 'With sidecars every request passes two proxies; in ambient mode it passes one per node; without injection none. Mutual TLS adds handshakes, connectionPool limits make requests wait, and outlierDetection takes endpoints away. The same services then travel different ways.',
    'zh-CN':
      'sidecar 模式下每个请求经过两个代理；ambient 模式下每个节点经过一个；未注入则不经过。mTLS 增加握手，connectionPool 的限制会让请求排队，outlierDetection 会摘除后端。同样的服务因此走的是不同的路。',
  },
  'ladder-shows': {
    en: 'what a proxy costs is measured where the layers of the path are; a small cost explains no large gap',
    'zh-CN': '代理的开销以逐层测量为准；很小的开销解释不了很大的差距',
  },
  'same-mesh': {
    en: 'Decide which way of the mesh is meant, bring the odd cluster to it one namespace at a time, and measure with and without the proxy.',
    'zh-CN':
      '先确定网格应有的状态，再逐个命名空间调整不同的集群，并分别测量经过与不经过代理的情况。',
  },
  'strict-at-once': {
    en: 'Do not switch mTLS to STRICT for a whole mesh at once: clients without a proxy are then refused.',
    'zh-CN': '不要一次把整个网格切换为 STRICT：没有代理的客户端会被拒绝。',
  },
  ...clusterStrings,
} as const satisfies Strings;
