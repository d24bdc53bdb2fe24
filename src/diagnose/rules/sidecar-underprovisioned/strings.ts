import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'May the sidecars of a workload use as much in every cluster, and is none held back?',
    'zh-CN': '各集群中同一业务的边车代理（sidecar）可用资源是否一致，是否有被限流的？',
  },
  'ruled-out': {
    en: 'sidecars may use as much in all clusters, none is held back',
    'zh-CN': '各集群的边车代理可用资源一致，没有被限流的',
  },
  'no-sidecars': {
    en: 'no workload has a sidecar',
    'zh-CN': '没有业务带边车代理',
  },
  enough: {
    en: 'limits of the sidecars of {count, plural, one {one workload} other {# workloads}} compared; none was seen held back',
    'zh-CN': '已比较 {count} 个业务的边车代理 limit；未见被限流的',
  },
  title: {
    en: '{count, plural, one {the sidecars of {workload} have} other {the sidecars of # workloads, first of all {workload}, have}} too little in cluster {cluster}',
    'zh-CN':
      '集群 {cluster}：{count, plural, one {{workload} 的边车代理资源不足} other {# 个业务的边车代理资源不足，首先是 {workload}}}',
  },
  why: {
    en: 'Every request passes the sidecar twice, on its way in and out. A proxy that is stopped by its CPU limit delays all of them by tens of milliseconds, and one that is short of memory is ended and made anew. The application itself looks idle meanwhile.',
    'zh-CN':
      '每个请求进出都要经过边车代理。代理一旦被 CPU limit 停下，所有请求都会晚几十毫秒；内存不足则会被杀掉重建。而应用本身此时看起来很空闲。',
  },
  'smaller-cpu': {
    en: '{cluster}: sidecars of {workload} may use {value, number} thousandths of a CPU, {otherValue} in {other}',
    'zh-CN':
      '{cluster}：{workload} 的边车代理可用千分之 {value, number} 个 CPU，{other} 为 {otherValue}',
  },
  'smaller-memory': {
    en: '{cluster}: sidecars of {workload} may use {value, number} bytes of memory, {otherValue} in {other}',
    'zh-CN':
      '{cluster}：{workload} 的边车代理可用内存为 {value, number} 字节，{other} 为 {otherValue}',
  },
  'held-back': {
    en: '{node}: the sidecar of {pod} was held back in {throttled, number} of {periods, number} periods',
    'zh-CN': '{node}：{pod} 的边车代理在 {periods, number} 个周期中有 {throttled, number} 个被限流',
  },
  'not-seen': {
    en: 'no sidecar was seen held back: a limit nobody reaches slows nothing',
    'zh-CN': '未见有边车代理被限流：未触及的 limit 不会拖慢任何东西',
  },
  'raise-sidecar': {
    en: 'Raise the limits of the sidecar (annotation sidecar.istio.io/proxyCPULimit and proxyMemoryLimit, or the injector’s values), restart one workload, and measure again.',
    'zh-CN':
      '调高边车代理的 limit（注解 sidecar.istio.io/proxyCPULimit 与 proxyMemoryLimit，或注入器的 values），先重启一个业务，然后重新测量。',
  },
  'remove-sidecar': {
    en: 'Do not take the sidecar away to be faster where mTLS is STRICT: its peers then refuse the workload.',
    'zh-CN': '在 mTLS 为 STRICT 时，不要为了提速而去掉边车代理：对端会拒绝该业务的连接。',
  },
} as const satisfies Strings;
