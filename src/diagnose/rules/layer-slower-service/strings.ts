import type {Strings} from '../../../model/message.ts';

const STEP_EN =
  'pod {the service’s own pod} proxy {the proxy before it} other {the service address}';
const STEP_ZH = 'pod {服务自身的 Pod} proxy {其前面的代理} other {服务地址}';

export const strings = {
  about: {
    en: 'At which step of the way to a service is time lost: at its own pod, at the proxy before it, or at the service address?',
    'zh-CN': '访问服务的途中，时间损失在哪一步：服务自身的 Pod、其前面的代理，还是服务地址？',
  },
  'ruled-out': {
    en: 'no step on the way to the service costs much ({count, plural, one {# series} other {# series}} of requests)',
    'zh-CN': '访问服务的途中没有哪一步明显变慢（{count} 组请求）',
  },
  'too-few': {
    en: 'no two neighbouring steps answered {wanted} requests each, all without failure',
    'zh-CN': '没有相邻的两步各自全部成功应答 {wanted} 个请求',
  },
  'pod-mtu-explains': {
    en: 'pod packets vanish inside this region: see pod-mtu-exceeds-underlay',
    'zh-CN': '该地域内 Pod 的报文会消失：见 pod-mtu-exceeds-underlay',
  },
  title: {
    en: `the step that costs on the way to the service is {at, select, ${STEP_EN}}, {where}`,
    'zh-CN': `{where}：访问服务变慢的一步是{at, select, ${STEP_ZH}}`,
  },
  why: {
    en: 'The same request was sent in turn to the pod of the service, to the proxy before it and to the service address. A proxy or a service address costs some milliseconds; here one step adds far more, and every answer there is slower than any before it. So that step is where to look, not the service and not the network below.',
    'zh-CN':
      '同一请求轮流发往服务自身的 Pod、其前面的代理和服务地址。代理或服务地址通常只增加几毫秒；这里有一步增加得多得多，且该步最快的应答也慢于前一步最慢的应答。因此应检查这一步，而不是服务本身或底层网络。',
  },
  costs: {
    en: `{node}, {body, select, large {large} other {small}} body: {atMs, number, ::.0} ms at {at, select, ${STEP_EN}}, {beforeMs, number, ::.0} ms at {before, select, ${STEP_EN}}`,
    'zh-CN': `{node}，{body, select, large {大} other {小}}响应：{at, select, ${STEP_ZH}}耗时 {atMs, number, ::.0} ms，{before, select, ${STEP_ZH}}耗时 {beforeMs, number, ::.0} ms`,
  },
  ladder: {
    en: '{node}, {body, select, large {large} other {small}} body by step: pod {pod}; proxy {proxy}; service {service}',
    'zh-CN':
      '{node}，{body, select, large {大} other {小}}响应各步：pod {pod}；proxy {proxy}；service {service}',
  },
  'step-time': {
    en: '{medianMs, number, ::.0} ms{failed, plural, =0 {} other { (# failed)}}',
    'zh-CN': '{medianMs, number, ::.0} ms{failed, plural, =0 {} other {（失败 # 个）}}',
  },
  'step-rate': {
    en: '{medianMs, number, ::.0} ms at {mbit, number, ::.0} Mbit/s{failed, plural, =0 {} other { (# failed)}}',
    'zh-CN':
      '{medianMs, number, ::.0} ms、{mbit, number, ::.0} Mbit/s{failed, plural, =0 {} other {（失败 # 个）}}',
  },
  'all-failed': {
    en: 'all {failed} requests failed',
    'zh-CN': '{failed} 个请求全部失败',
  },
  'not-measured': {
    en: 'not measured (the inventory names no such place: podUrl, proxyUrl)',
    'zh-CN': '未测量（节点清单中没有该位置：podUrl、proxyUrl）',
  },
  'region-slow': {
    en: '{region} is slower with these requests than the other regions',
    'zh-CN': '{region} 的这类请求比其他地域慢',
  },
  'look-at-step': {
    en: '{at, select, proxy {Look at the proxy: its CPU limit (cpu.stat, nr_throttled), its filters and access log, connections to the service that are opened for each request, TLS handshakes.} other {Look at the service address: kube-proxy mode and number of rules, conntrack (conntrack -S), SNAT, a node port that leads over another node (externalTrafficPolicy), the load balancer.}}',
    'zh-CN':
      '{at, select, proxy {检查代理：CPU 限额（cpu.stat 的 nr_throttled）、过滤器与访问日志、是否每个请求都新建到服务的连接、TLS 握手。} other {检查服务地址：kube-proxy 的模式与规则数量、conntrack（conntrack -S）、SNAT、经由其他节点转发的 NodePort（externalTrafficPolicy）、负载均衡。}}',
  },
} as const satisfies Strings;
