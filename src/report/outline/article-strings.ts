import type {Strings} from '../../model/message.ts';

/** The checks of the article that samespec grew out of: their results, what it concluded, what they really show. */
export const articleStrings = {
  'label-article': {en: 'BY HAND', 'zh-CN': '手工检查'},
  'page-article': {en: 'The article’s own checks', 'zh-CN': '文章中的手工检查'},
  'article-lead': {
    en: 'The commands people run by hand in such an incident, answered from this run, and what their answers do and do not prove.',
    'zh-CN':
      '遇到这类事故时常用的手工命令，用本次运行的数据作答，并说明结果能证明什么、不能证明什么。',
  },
  'article-region': {en: '{region}: {result}', 'zh-CN': '{region}：{result}'},
  'article-concluded': {
    en: 'The article concluded: {what}',
    'zh-CN': '文章的结论：{what}',
  },
  'article-shows': {en: 'What it really shows: {what}', 'zh-CN': '实际上：{what}'},
  'article-column-check': {en: 'check', 'zh-CN': '检查'},
  'article-column-result': {en: 'result per region', 'zh-CN': '各地域结果'},
  'article-column-concluded': {en: 'the article concluded', 'zh-CN': '文章的结论'},
  'article-column-shows': {en: 'what it really shows', 'zh-CN': '实际说明'},
  'article-unknown': {en: 'not known', 'zh-CN': '未知'},
  'article-no-output': {en: 'no output', 'zh-CN': '无输出'},
  'article-value': {en: '{value}', 'zh-CN': '{value}'},
  'article-some': {
    en: '{value} on {count} of {total, plural, one {# node} other {# nodes}}',
    'zh-CN': '{total} 个节点中有 {count} 个：{value}',
  },
  'article-parts-two': {en: '{first}; {second}', 'zh-CN': '{first}；{second}'},

  'article-cpu-flag-concluded': {
    en: 'vmx means that virtualization is on; no svm in Hong Kong means that its host has no hardware virtualization and falls back to software.',
    'zh-CN':
      '有 vmx 说明已启用虚拟化；香港没有 svm，说明宿主机未开启硬件虚拟化，回退到软件虚拟化。',
  },
  'article-cpu-flag-shows': {
    en: 'whether virtual machines can be nested in this one. How this machine itself runs is told by the CPUID signature, the clock sources and probes; a purely emulated guest shows svm by default.',
    'zh-CN':
      '只说明这台虚拟机内能否再嵌套虚拟机。这台机器自身如何运行，要看 CPUID 签名、时钟源和探测结果；默认配置的纯软件模拟虚拟机反而会显示 svm。',
  },
  'article-kvm-modules-concluded': {
    en: 'a loaded KVM module means that acceleration is in use.',
    'zh-CN': '加载了 KVM 模块就说明用上了虚拟化加速。',
  },
  'article-kvm-modules-shows': {
    en: 'which modules this guest loaded for guests of its own. They load because of the flag; with no users nothing runs on them, and they do not make this machine faster or slower. lsmod does not see modules that are built in.',
    'zh-CN':
      '只说明这台虚拟机为自己的嵌套虚拟机加载了哪些模块。模块随 CPU 标志自动加载；使用数为 0 就是没有虚拟机在用，也不影响本机快慢。编译进内核的模块，lsmod 看不到。',
  },
  'article-kvm-builtin': {
    en: '{name} (built in, lsmod does not list it)',
    'zh-CN': '{name}（编译进内核，lsmod 不会列出）',
  },
  'article-kvm-loaded': {
    en: '{name}, {users, plural, =0 {used by nothing} one {# user} other {# users}}',
    'zh-CN': '{name}，使用数 {users}',
  },
  'article-pods-concluded': {
    en: 'pods are spread evenly and nodes are well, so contention is ruled out.',
    'zh-CN': 'Pod 分布均匀、节点状态正常，可以排除资源争抢。',
  },
  'article-pods-shows': {
    en: 'how many pods share a node, not what they use. CPU quotas of single pods, steal by neighbours on the same host and full queues do not show in it; throttling, steal and drops are counted of their own.',
    'zh-CN':
      '只说明一个节点上有多少 Pod，不说明它们用了多少资源。单个 Pod 的 CPU 配额限流、同一宿主机上邻居造成的窃取时间、队列溢出都看不出来，因此另外统计限流、窃取时间与丢包。',
  },
  'article-pods': {
    en: '{least, number} to {most, plural, one {# pod} other {# pods}} on a node ({told} of {nodes, plural, one {# node} other {# nodes}} told)',
    'zh-CN':
      '每个节点 {least, number} 至 {most, number} 个 Pod（{nodes} 个节点中有 {told} 个给出）',
  },
  'article-iperf-concluded': {
    en: 'Hong Kong’s network throughput is abnormal, because of its MTU.',
    'zh-CN': '香港的网络吞吐异常，原因是 MTU。',
  },
  'article-iperf-shows': {
    en: 'what one flow carries over this distance. An MTU of 1450 in place of 1500 costs 4 % at most; a several-fold loss comes from packet loss, buffers too small for the round trip, a rate limit or a black hole. An average hides whether it was slow all the time or stood still and then ran.',
    'zh-CN':
      '只说明单条流在这段距离上的吞吐。MTU 为 1450 而非 1500，最多损失 4%；相差数倍的原因是丢包、缓冲区相对往返时延过小、限速或黑洞。平均值看不出是一直慢，还是先停住再恢复。',
  },
  'article-iperf-rate': {
    en: '{least, number} to {most, number} Mbit/s on {count, plural, one {# path} other {# paths}}, {retransmits, number} retransmits',
    'zh-CN':
      '{count} 条路径 {least, number} 至 {most, number} Mbit/s，重传 {retransmits, number} 次',
  },
  'article-iperf-stalled': {
    en: '{count, plural, one {# path} other {# paths}} stood still in between or carried nothing',
    'zh-CN': '其中 {count} 条中途停顿或完全不通',
  },
  'article-ping-concluded': {
    en: '“Message too long” is a fault of Hong Kong’s network that makes TCP unstable.',
    'zh-CN': '“Message too long”是香港网络的故障，影响 TCP 连接稳定性。',
  },
  'article-ping-shows': {
    en: 'whether 1500-byte packets fit. “Message too long” comes from the sender’s own interface: no packet left the host, and an interface with MTU 1450 must say so. TCP adapts to that by itself. Silence for large packets where small ones pass is a black hole, or only a receiver with a smaller MTU, which TCP honours; that takes a test with TCP.',
    'zh-CN':
      '只说明 1500 字节的报文能否通过。“Message too long”来自发送方自己的接口：报文根本没有发出，MTU 为 1450 的接口理应这样回答，TCP 会自行适应。小报文能过而大报文无声消失，可能是黑洞，也可能只是接收方 MTU 较小（TCP 会遵守它），要用 TCP 实测才能区分。',
  },
  'article-ping-pass': {
    en: 'passes on {count, plural, one {# path} other {# paths}}',
    'zh-CN': '{count} 条路径通过',
  },
  'article-ping-local': {
    en: '“Message too long, mtu={mtu}” on {count, plural, one {# path} other {# paths}}; -s {size} is the test that fits',
    'zh-CN': '{count} 条路径返回“Message too long, mtu={mtu}”；合适的测试是 -s {size}',
  },
  'article-ping-told': {
    en: 'a router answers “frag needed” on {count, plural, one {# path} other {# paths}}',
    'zh-CN': '{count} 条路径上有路由器返回“frag needed”',
  },
  'article-ping-silent': {
    en: 'no answer on {count, plural, one {# path} other {# paths}} where small packets pass',
    'zh-CN': '{count} 条路径无应答，而小报文可以通过',
  },
  'article-ping-unknown': {
    en: 'not known on {count, plural, one {# path} other {# paths}}',
    'zh-CN': '{count} 条路径未知',
  },
  'article-ip-link-concluded': {
    en: 'an MTU of 1450 is set too small; raise it to 1500 everywhere.',
    'zh-CN': 'MTU 设为 1450 偏小，应统一调整为 1500。',
  },
  'article-ip-link-shows': {
    en: 'the limit of the interface, often the ceiling of the provider’s own tunnel. It is harmless while pod MTU and tunnel overhead fit into it; raising it above that ceiling makes packets vanish.',
    'zh-CN':
      '接口自身的上限，往往就是云厂商隧道的上限。只要 Pod MTU 加隧道开销不超过它，就没有问题；调到上限之上反而会丢包。',
  },
  'article-interface': {en: '{interface} mtu {mtu}', 'zh-CN': '{interface} mtu {mtu}'},
  'article-files-concluded': {
    en: 'the kernel settings are equal, so software is ruled out.',
    'zh-CN': '内核参数一致，可以排除软件配置问题。',
  },
  'article-files-shows': {
    en: 'what the files ask for. Other files, services and network plugins set values too, and pods have network settings of their own, so the values in force are compared as well.',
    'zh-CN':
      '只说明文件里要求的值。其他文件、服务和网络插件也会改动参数，Pod 还有自己的网络参数，因此还要比较实际生效的值。',
  },
  'article-entries': {
    en: '{count, plural, =0 {no entries} one {# entry} other {# entries}}; in {differing, plural, =0 {none} other {#}} the region differs from the majority; of the values in force in {inForce, plural, =0 {none} other {#}}',
    'zh-CN':
      '{count} 条设置，其中 {differing} 条与多数节点不同；实际生效的值有 {inForce} 项与多数不同',
  },
  'article-images-concluded': {
    en: 'equal hashes rule out the software.',
    'zh-CN': '镜像哈希一致，可以排除软件问题。',
  },
  'article-images-shows': {
    en: 'that the same files run. It says nothing about configuration, environment, limits, the kernel below, or side cars that are injected when a pod starts.',
    'zh-CN':
      '只说明运行的文件相同，不涉及配置、环境变量、资源限制、底层内核，以及 Pod 启动时注入的 Sidecar。',
  },
  'article-images': {
    en: '{count, plural, one {# digest} other {# digests}}, {differing, plural, =0 {none differs} one {# differs} other {# differ}} from the majority',
    'zh-CN': '{count} 个镜像摘要，其中 {differing} 个与多数节点不同',
  },
} as const satisfies Strings;
