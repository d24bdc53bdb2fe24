import type {Strings} from '../../model/message.ts';

/** Remedies of domain knowledge “MTU” section 9, told alike by every rule about MTU. */
export const safeStrings = {
  'lower-pod-mtu': {
    en: 'Set the pod MTU to {podMtuBytes} on the whole cluster (smallest measured path {underlayBytes} less {overheadBytes} for the tunnel). Start with one node, then recreate the pods.',
    'zh-CN':
      '把整个集群的 Pod MTU 设为 {podMtuBytes}（实测最小路径 {underlayBytes} 减去隧道开销 {overheadBytes}）。先改一个节点试行，再逐批重建 Pod。',
  },
  'lower-pod-mtu-flannel': {
    en: 'Set the pod MTU to {podMtuBytes}. In flannel that is "MTU": {baseBytes} under Backend in ConfigMap kube-flannel-cfg, because this key counts the underlay and pods get {overheadBytes} less. It needs flannel 0.21.3 or later, and takes effect only when the tunnel device is deleted (traffic off the node first) and the pods are recreated.',
    'zh-CN':
      '把 Pod MTU 设为 {podMtuBytes}。flannel 中应在 ConfigMap kube-flannel-cfg 的 Backend 下写 "MTU": {baseBytes}：该键指底层网络的 MTU，Pod 得到的值再减 {overheadBytes}。需要 flannel 0.21.3 及以上；并且要先迁走节点流量、删除旧的隧道设备、再重建 Pod 才会生效。',
  },
  'lower-pod-mtu-calico': {
    en: 'Set the pod MTU to {podMtuBytes}. In Calico that is spec.calicoNetwork.mtu of the Installation, or veth_mtu in ConfigMap calico-config. It applies to new pods only, so recreate them, one node first.',
    'zh-CN':
      '把 Pod MTU 设为 {podMtuBytes}。Calico 中对应 Installation 的 spec.calicoNetwork.mtu，或 ConfigMap calico-config 的 veth_mtu。只对新建的 Pod 生效，请先在一个节点试行，再逐批重建。',
  },
  'lower-pod-mtu-cilium': {
    en: 'Set the pod MTU to {podMtuBytes}. In Cilium that is the helm value MTU: {baseBytes}, because it is the base from which Cilium takes the tunnel’s overhead by itself; giving {podMtuBytes} there would take it off twice. Then restart the agents, and recreate the pods on Cilium 1.16 and older.',
    'zh-CN':
      '把 Pod MTU 设为 {podMtuBytes}。Cilium 中应设 helm 值 MTU: {baseBytes}：它是基础 MTU，隧道开销由 Cilium 自己再扣；若直接填 {podMtuBytes} 会被扣两次。然后重启 cilium DaemonSet；1.16 及更早的版本还需重建 Pod。',
  },
  'allow-ptb-icmp': {
    en: 'Let ICMPv4 type 3 code 4 and ICMPv6 type 2 through security groups, network ACLs, NetworkPolicy and host firewalls, so that senders learn the size.',
    'zh-CN':
      '在安全组、网络 ACL、NetworkPolicy 和主机防火墙中放行 ICMPv4 类型 3 代码 4 与 ICMPv6 类型 2，让发送端得知正确的大小。',
  },
  'mss-clamp': {
    en: 'For the time being clamp TCP: iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu. Where the box does not know the smaller MTU, use --set-mss {mssBytes}. It does not help UDP and QUIC.',
    'zh-CN':
      '临时措施，钳制 TCP 的 MSS：iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu。若该设备并不知道更小的 MTU，请改用 --set-mss {mssBytes}。对 UDP 和 QUIC 无效。',
  },
  'route-mtu': {
    en: 'Tell the senders the size themselves: ip route replace DESTINATION via GATEWAY dev DEVICE mtu {mtuBytes}.',
    'zh-CN': '直接告诉发送端可用大小：ip route replace 目的网段 via 网关 dev 网卡 mtu {mtuBytes}。',
  },
  'pod-plpmtud': {
    en: 'Let pods find the size themselves: net.ipv4.tcp_mtu_probing=1 in the pods (securityContext.sysctls with kubelet --allowed-unsafe-sysctls, or the CNI plugin “tuning”). The node’s own setting does not reach pods. Each new connection still loses about 3 s.',
    'zh-CN':
      '让 Pod 自行探测：在 Pod 内设置 net.ipv4.tcp_mtu_probing=1（securityContext.sysctls 配合 kubelet --allowed-unsafe-sysctls，或使用 CNI 插件 tuning）。节点上的设置不会传进 Pod。每个新连接仍会先停顿约 3 秒。',
  },
} as const satisfies Strings;

export const dangerStrings = {
  'pod-1500-on-1500-vxlan': {
    en: 'Pods at 1500 over a tunnel on a 1500-byte network: each full packet becomes {outerBytes} bytes and is refused, cut in two or lost.',
    'zh-CN':
      '在 1500 的底层网络上把隧道里的 Pod 设成 1500：每个满尺寸报文会变成 {outerBytes} 字节，要么被拒绝，要么被分片，要么直接丢失。',
  },
  'nic-above-ceiling': {
    en: 'Raising a network card’s MTU beyond {smallerBytes}: the network there carries no more, and larger packets vanish.',
    'zh-CN': '把网卡 MTU 调到 {smallerBytes} 以上：那里的网络承载不了，更大的报文会直接消失。',
  },
  'clear-df': {
    en: 'Clearing don’t-fragment so that packets pass: every full packet is then cut in two, a lost half costs both, and some clouds drop fragments.',
    'zh-CN':
      '清除 DF（不分片）标志来“放行”：此后每个满尺寸报文都会被拆成两片，丢一片等于全丢，而且有些云会丢弃分片。',
  },
  'tcp-mtu-probing-2-everywhere': {
    en: 'net.ipv4.tcp_mtu_probing=2 on the whole fleet: every connection then starts with small segments, on healthy paths too, and the hole stays.',
    'zh-CN':
      '全网设置 net.ipv4.tcp_mtu_probing=2：健康路径上的连接也会从小报文段起步，而黑洞依旧存在。',
  },
  'ip-no-pmtu-disc-everywhere': {
    en: 'net.ipv4.ip_no_pmtu_disc=1 on the whole fleet: packets lose don’t-fragment and are cut up on the way instead.',
    'zh-CN': '全网设置 net.ipv4.ip_no_pmtu_disc=1：报文不再带 DF 标志，改为在途中被分片。',
  },
  'raise-before-all-hops-verified': {
    en: 'Raising any MTU before every hop between the nodes is known to carry it: more packets fall into the hole.',
    'zh-CN': '在确认沿途每一跳都能承载之前调高任何 MTU：只会让更多报文掉进黑洞。',
  },
  'live-nic-mtu-change': {
    en: 'Changing the MTU of a card in use: it may reset the card and drop the tunnels on top of it.',
    'zh-CN': '在线修改正在使用的网卡 MTU：可能导致网卡重置，并中断其上的隧道流量。',
  },
  'jumbo-one-side': {
    en: 'Raising the MTU on one side only: the smaller side drops the larger packets without a word.',
    'zh-CN': '只在一侧调大 MTU：较小的一侧会无声地丢弃更大的报文。',
  },
} as const satisfies Strings;
