import type {Strings} from '../../../model/message.ts';

const STEP_EN =
  'pod {the service’s own pod} proxy {the proxy before it} tls {the proxy, over TLS} ingress {the ingress} other {the service address}';
const STEP_ZH =
  'pod {服务自身的 Pod} proxy {其前面的代理} tls {代理（经 TLS）} ingress {ingress} other {服务地址}';

export const strings = {
  about: {
    en: 'At which step of the way to a service is time lost: at its own pod, at the proxy before it, with TLS there, at the service address, or at the ingress?',
    'zh-CN':
      '访问服务的途中，时间损失在哪一步：服务自身的 Pod、其前面的代理、代理处的 TLS、服务地址，还是 ingress？',
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
    en: 'The same request was sent in turn to every place of the way that is known, from the pod of the service to its address and ingress. Here one step adds far more, and every answer there is slower than any before it. So that step is where to look, not the service and not the network below.',
    'zh-CN':
      '同一请求轮流发往途中已知的每个位置，从服务自身的 Pod 到服务地址和 ingress。这里有一步增加得多得多，且该步最快的应答也慢于前一步最慢的应答。因此应检查这一步，而不是服务本身或底层网络。',
  },
  costs: {
    en: `{node}, {body, select, large {large} other {small}} body: {atMs, number, ::.0} ms at {at, select, ${STEP_EN}}, {beforeMs, number, ::.0} ms at {before, select, ${STEP_EN}}`,
    'zh-CN': `{node}，{body, select, large {大} other {小}}响应：{at, select, ${STEP_ZH}}耗时 {atMs, number, ::.0} ms，{before, select, ${STEP_ZH}}耗时 {beforeMs, number, ::.0} ms`,
  },
  ladder: {
    en: '{node}, {body, select, large {large} other {small}} body by step: pod {pod}; proxy {proxy}; TLS {tls}; service {service}; ingress {ingress}',
    'zh-CN':
      '{node}，{body, select, large {大} other {小}}响应各步：pod {pod}；proxy {proxy}；TLS {tls}；service {service}；ingress {ingress}',
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
    en: '{failed, plural, one {the only request} other {all # requests}} failed',
    'zh-CN': '{failed} 个请求全部失败',
  },
  'not-measured': {
    en: 'not applicable (no such place is known)',
    'zh-CN': '不适用（没有已知的该位置）',
  },
  'should-cost': {
    en: 'what that step should cost: {at, select, proxy {1 to 3 ms for a sidecar that is not short of CPU} tls {the proxy and one or two round trips more for a new connection} ingress {one more connection, within the region: a round trip and 1 to 3 ms} other {well below 1 ms: kube-proxy only rewrites addresses}}',
    'zh-CN':
      '该步应有的开销：{at, select, proxy {CPU 充足的 sidecar 为 1～3 ms} tls {在代理的基础上，新建连接再多一到两个往返} ingress {地域内多一次连接：一个往返加 1～3 ms} other {远低于 1 ms：kube-proxy 只改写地址}}',
  },
  'region-slow': {
    en: '{region} is slower with these requests than the other regions',
    'zh-CN': '{region} 的这类请求比其他地域慢',
  },
  'look-at-step': {
    en: '{at, select, proxy {Look at the proxy: its CPU limit (cpu.stat, nr_throttled), its filters and access log, connections to the service that are opened for each request, TLS handshakes.} tls {Look at the TLS of that proxy: its CPU limit, length of keys, resumption of sessions, whether every request makes a new connection.} ingress {Look at the ingress: CPU limit and number of its pods, whether it lies in the region, TLS, buffering of bodies, connections that it opens for each request.} other {Look at the service address: kube-proxy mode and number of rules, conntrack (conntrack -S), SNAT, a node port that leads over another node (externalTrafficPolicy), the load balancer.}}',
    'zh-CN':
      '{at, select, proxy {检查代理：CPU 限额（cpu.stat 的 nr_throttled）、过滤器与访问日志、是否每个请求都新建到服务的连接、TLS 握手。} tls {检查该代理的 TLS：CPU 限额、密钥长度、会话恢复、是否每个请求都新建连接。} ingress {检查 ingress：其 Pod 的 CPU 限额与数量、是否位于本地域、TLS、响应体缓冲、是否每个请求都新建到后端的连接。} other {检查服务地址：kube-proxy 的模式与规则数量、conntrack（conntrack -S）、SNAT、经由其他节点转发的 NodePort（externalTrafficPolicy）、负载均衡。}}',
  },
} as const satisfies Strings;
