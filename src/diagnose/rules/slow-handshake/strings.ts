import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does opening a TCP connection to the service take far longer than a round trip?',
    'zh-CN': '与服务建立 TCP 连接的耗时是否远长于一个往返？',
  },
  'ruled-out': {
    en: 'connections open within about a round trip on {where}',
    'zh-CN': '建立连接约需一个往返：{where}',
  },
  'too-few': {
    en: 'only {count, plural, one {# new connection was} other {# new connections were}} timed; {wanted} are needed',
    'zh-CN': '只计时了 {count} 个新连接；至少需要 {wanted} 个',
  },
  'prober-late': {
    en: 'the prober on this node was {lagMs, number, ::.} ms late itself',
    'zh-CN': '该节点上的探针自身迟滞了 {lagMs, number, ::.} ms',
  },
  prompt: {
    en: '{count} connections, median {medianMs, number, ::.0} ms; farthest node there {rttMs, number, ::.0} ms',
    'zh-CN':
      '{count} 个连接，中位数 {medianMs, number, ::.0} ms；当地最远节点 {rttMs, number, ::.0} ms',
  },
  'title-syn': {
    en: 'opening a connection takes whole seconds again and again on {where}: the first packet is lost or dropped',
    'zh-CN': '{where}：建立连接屡次耗时整秒，首个报文（SYN）丢失或被丢弃',
  },
  'title-slow': {
    en: 'opening a connection takes far longer than a round trip on {where}',
    'zh-CN': '{where}：建立连接的耗时远超一个往返',
  },
  'why-syn': {
    en: 'A lost SYN or SYN-ACK is sent again after 1 s, then 3 s (or each second in new kernels), so lost handshakes stand out as steps of whole seconds. Besides loss, a full accept queue or SYN queue, a full conntrack table or a rate limit on new connections drops them.',
    'zh-CN':
      '丢失的 SYN 或 SYN-ACK 在 1 秒后重发，随后是 3 秒（新内核为每秒一次），因此握手丢失表现为整秒的台阶。除链路丢包外，accept 队列或 SYN 队列溢出、conntrack 表满、新建连接限速也会丢弃它们。',
  },
  'why-slow': {
    en: 'A handshake is one round trip and is answered by the kernel. If it takes much longer every time, something in between opens the connection first (a proxy, a firewall, a load balancer), or the kernel there gets no CPU.',
    'zh-CN':
      '握手只需一个往返，由内核应答。若每次都慢得多，说明中间有设备先接管连接（代理、防火墙、负载均衡），或对端内核得不到 CPU。',
  },
  'syn-lost': {
    en: '{node}: {steps} of {count} connections took a whole number of seconds (at worst {worstMs, number, ::.} ms)',
    'zh-CN': '{node}：{count} 个连接中有 {steps} 个耗时为整秒（最长 {worstMs, number, ::.} ms）',
  },
  median: {
    en: '{node}: median of {count} connections {medianMs, number, ::.0} ms; the farthest node of {region} answers in {rttMs, number, ::.0} ms',
    'zh-CN':
      '{node}：{count} 个连接的中位数为 {medianMs, number, ::.0} ms；{region} 最远的节点 {rttMs, number, ::.0} ms 即应答',
  },
  'check-queues': {
    en: 'At the service: nstat -az TcpExtListenOverflows TcpExtListenDrops TcpExtTCPReqQFullDrop, ss -ltn (Recv-Q against Send-Q), the conntrack table. Between: firewalls and load balancers that limit new connections.',
    'zh-CN':
      '在服务端：nstat -az TcpExtListenOverflows TcpExtListenDrops TcpExtTCPReqQFullDrop、ss -ltn（Recv-Q 与 Send-Q）、conntrack 表。中间：限制新建连接的防火墙和负载均衡。',
  },
  'tcp-syn-retries': {
    en: 'Lowering tcp_syn_retries or timeouts of clients: lost handshakes then fail instead of being slow.',
    'zh-CN': '调低 tcp_syn_retries 或客户端超时：握手丢失会由慢变成失败。',
  },
} as const satisfies Strings;
