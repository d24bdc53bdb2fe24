import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is bulk TCP between pods much slower than between their nodes, so that speed is lost from node to pod?',
    'zh-CN': 'Pod 之间的批量 TCP 是否远慢于所在节点之间，即速度损失在节点到 Pod 这一层？',
  },
  'ruled-out': {
    en: 'pods keep at least half the speed of their nodes ({count, plural, one {# pair} other {# pairs}})',
    'zh-CN': 'Pod 之间至少达到所在节点之间一半的速率（{count} 对）',
  },
  'not-settled': {
    en: 'a flow stalled for a moment, still grew or was too short, so there are no two steady rates to compare',
    'zh-CN': '有一条流短暂停顿、仍在增长或时间太短，没有两个稳定速率可比',
  },
  'pod-mtu-explains': {
    en: 'pod packets are too large for the path here: see pod-mtu-exceeds-underlay',
    'zh-CN': '此处 Pod 的报文大于路径可容纳的大小：见 pod-mtu-exceeds-underlay',
  },
  wavers: {
    en: 'pods {podMbit, number, ::.0} Mbit/s, nodes {hostMbit, number, ::.0}: less than half, but both waver too much to be sure',
    'zh-CN':
      'Pod 之间 {podMbit, number, ::.0} Mbit/s，节点之间 {hostMbit, number, ::.0}：不足一半，但两者波动太大，不能确定',
  },
  alike: {
    en: 'pods {podMbit, number, ::.0} Mbit/s, nodes {hostMbit, number, ::.0}',
    'zh-CN': 'Pod 之间 {podMbit, number, ::.0} Mbit/s，节点之间 {hostMbit, number, ::.0}',
  },
  'title-slower': {
    en: 'bulk TCP loses more than half its speed between node and pod, {where}',
    'zh-CN': '{where}：批量 TCP 在节点到 Pod 这一层损失一半以上的速率',
  },
  'title-stalled': {
    en: 'bulk TCP flows between nodes, but stops between their pods, {where}',
    'zh-CN': '{where}：节点之间的批量 TCP 正常，Pod 之间却停顿',
  },
  'why-slower': {
    en: 'The same pair and direction carries far less from pod to pod than from node to node. Encapsulation usually costs 5 to 30 %, more where the card cannot segment tunnelled packets. What is lost beyond that is lost in the tunnel, the pod network or a limit on pods, not in the network between the nodes.',
    'zh-CN':
      '同一对节点、同一方向上，Pod 到 Pod 的速率远低于节点到节点。封装通常损失 5% 至 30%，网卡不能对隧道报文做分段卸载时更多。超出的部分损失在隧道、Pod 网络或对 Pod 的限制上，而不在节点之间的网络。',
  },
  'why-stalled': {
    en: 'Node to node data flows at a steady rate, pod to pod it stands still. So the network between the nodes works for TCP, and the tunnel or the pod network is where to look.',
    'zh-CN':
      '节点到节点的数据以稳定速率传输，Pod 到 Pod 却停住。因此节点之间的网络对 TCP 是通的，应检查隧道或 Pod 网络。',
  },
  'host-rate': {
    en: 'nodes {source} → {destination}: {mbit, number, ::.0} Mbit/s, between {lowestMbit, number, ::.0} and {highestMbit, number, ::.0} once settled',
    'zh-CN':
      '节点 {source} → {destination}：{mbit, number, ::.0} Mbit/s，稳定后在 {lowestMbit, number, ::.0} 至 {highestMbit, number, ::.0} 之间',
  },
  'pod-rate': {
    en: 'pods {source} → {destination}: {mbit, number, ::.0} Mbit/s, between {lowestMbit, number, ::.0} and {highestMbit, number, ::.0} once settled',
    'zh-CN':
      'Pod {source} → {destination}：{mbit, number, ::.0} Mbit/s，稳定后在 {lowestMbit, number, ::.0} 至 {highestMbit, number, ::.0} 之间',
  },
  'pod-dead': {
    en: 'pods {source} → {destination}: not a byte arrived in {seconds, number, ::.0} s',
    'zh-CN': 'Pod {source} → {destination}：{seconds, number, ::.0} s 内没有收到任何数据',
  },
  'pod-stood': {
    en: 'pods {source} → {destination}: nothing arrived for {seconds, number, ::.0} s of the transfer',
    'zh-CN': 'Pod {source} → {destination}：传输过程中有 {seconds, number, ::.0} s 没有收到数据',
  },
  latencies: {
    en: 'small packets: nodes {hostMs, number, ::.00} ms, pods {podMs, number, ::.00} ms there and back',
    'zh-CN': '小报文往返：节点之间 {hostMs, number, ::.00} ms，Pod 之间 {podMs, number, ::.00} ms',
  },
  'step-that-costs': {
    en: 'of the steps host, pod, service, proxy the one that costs is {step}; service and proxy were not measured between these two nodes (see layer-slower-service)',
    'zh-CN':
      '在 host、pod、service、proxy 各步中，损失速率的一步是 {step}；这两个节点之间未测 service 与 proxy（见 layer-slower-service）',
  },
  disturbed: {
    en: 'transfers between {layer, select, pod {pods} other {nodes}} disturbed each other: alone, one was {fasterAlone, number, ::percent} faster than beside others',
    'zh-CN':
      '{layer, select, pod {Pod} other {节点}}之间的传输相互干扰：单独传输比同时进行快 {fasterAlone, number, ::percent}',
  },
  'region-slow': {
    en: '{region} is slower with large transfers as well',
    'zh-CN': '{region} 的大流量传输也更慢',
  },
  'cpu-bound': {
    en: 'CPU-bound: at {podMbit, number, ::.0} Mbit/s per stream a CPU that segments tunnelled packets itself can be the limit; such speeds vary with load and are no fault by themselves',
    'zh-CN':
      'CPU 瓶颈：单流 {podMbit, number, ::.0} Mbit/s 时，由 CPU 自行对隧道报文分段即可成为瓶颈；这类速率随负载波动，本身不是故障',
  },
  'cpu-taken': {
    en: 'on {node} the hypervisor took {share, number, ::percent .0} of CPU time, which slows encapsulation',
    'zh-CN':
      '{node} 上有 {share, number, ::percent .0} 的 CPU 时间被宿主机占用（窃取时间 steal），会拖慢封装',
  },
  'pods-lose': {
    en: 'of {sent} small packets between these pods {lost} were lost: loss limits TCP too, see packet-loss',
    'zh-CN': '这两个 Pod 之间的 {sent} 个小报文丢失了 {lost} 个：丢包同样限制 TCP，见 packet-loss',
  },
  'mtu-not-settled': {
    en: 'whether pod packets fit the path is not settled, so an MTU fault is not excluded',
    'zh-CN': '尚不能确定 Pod 的报文能否通过该路径，因此不排除 MTU 故障',
  },
  'one-pair': {
    en: 'one pod of each node was measured, one after the other with the nodes, once',
    'zh-CN': '每个节点只测了一个 Pod，且与节点之间的测量先后进行，各一次',
  },
  'look-at-pod-network': {
    en: 'Look between node and pod: ethtool -k on the card and the tunnel device (tx-udp_tnl-segmentation, generic-segmentation-offload), bandwidth limits of pods (tc -s qdisc on their veth, annotation kubernetes.io/egress-bandwidth), network policies, TCP buffers inside the pods, CPU time of ksoftirqd.',
    'zh-CN':
      '在节点与 Pod 之间查找：网卡和隧道设备的 ethtool -k（tx-udp_tnl-segmentation、generic-segmentation-offload）、Pod 的带宽限制（veth 上的 tc -s qdisc、注解 kubernetes.io/egress-bandwidth）、网络策略、Pod 内的 TCP 缓冲区、ksoftirqd 的 CPU 占用。',
  },
} as const satisfies Strings;
