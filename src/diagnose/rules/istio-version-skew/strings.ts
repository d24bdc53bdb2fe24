import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do the proxies of the mesh fit their control plane, and are the versions the same in every cluster?',
    'zh-CN': '网格代理的版本是否与控制面匹配，各集群的版本是否一致？',
  },
  'ruled-out': {
    en: 'versions of the mesh fit and are equal in all clusters',
    'zh-CN': '网格版本匹配，且各集群一致',
  },
  'no-mesh': {
    en: 'no cluster that was read runs Istio',
    'zh-CN': '所读取的集群中没有运行 Istio 的',
  },
  'title-skew': {
    en: 'proxies {proxies} do not fit the control plane {control} in cluster {clusters}',
    'zh-CN': '集群 {clusters}：代理版本 {proxies} 与控制面 {control} 不匹配',
  },
  'title-differs': {
    en: 'the mesh of cluster {clusters} is of another version: control plane {control}, proxies {proxies}',
    'zh-CN': '集群 {clusters} 的网格版本不同：控制面 {control}，代理 {proxies}',
  },
  'why-skew': {
    en: 'Istio’s documentation allows proxies as new as the control plane or one minor version older. Others may get settings they do not know or know differently. Proxies keep their version until their pods are restarted, so they stay behind after an upgrade.',
    'zh-CN':
      'Istio 文档允许代理与控制面版本相同，或低一个小版本。超出这个范围，代理可能收到它不认识或理解不同的配置。代理的版本要等 Pod 重启才会变，因此升级之后常常落后。',
  },
  'why-differs': {
    en: 'Versions of the proxy differ in defaults, features and faults. “Same configuration” does not hold between these clusters, and a proxy handles every request.',
    'zh-CN':
      '不同版本的代理，默认值、特性与缺陷都不同。这些集群之间的“配置相同”并不成立，而每个请求都要经过代理。',
  },
  runs: {
    en: '{cluster}: control plane {control}, proxies {proxies}',
    'zh-CN': '{cluster}：控制面 {control}，代理 {proxies}',
  },
  'lies-as-slowness': {
    en: 'exactly the clusters of slow regions have it',
    'zh-CN': '恰好是变慢地域的集群如此',
  },
  'slow-have-usual': {
    en: 'clusters of slow regions have the usual versions too',
    'zh-CN': '变慢地域的集群中也有版本常见的',
  },
  'few-clusters': {
    en: 'with one cluster in each region every difference between clusters is one between regions: chance can not be told from cause',
    'zh-CN': '每个地域只有一个集群时，集群间的任何差异都表现为地域差异，无法区分巧合与原因',
  },
  'talks-anyway': {
    en: 'most versions understand each other; what the proxy costs is measured layer by layer',
    'zh-CN': '多数版本之间可以互通；代理的开销以逐层测量为准',
  },
  'restart-proxies': {
    en: 'Restart the workloads whose proxies are behind, one namespace at a time, within their PodDisruptionBudgets, and measure again.',
    'zh-CN': '逐个命名空间重启代理版本落后的业务，不超出 PodDisruptionBudget，然后重新测量。',
  },
  'skip-versions': {
    en: 'Do not upgrade the control plane by several minor versions at once while old proxies run.',
    'zh-CN': '仍有旧代理在运行时，不要让控制面一次跨越多个小版本升级。',
  },
} as const satisfies Strings;
