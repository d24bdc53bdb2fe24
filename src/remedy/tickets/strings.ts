import {messages, type Strings} from '../../model/message.ts';

/** Texts of requests to people and providers; each can be sent as it stands. */
export const ticketStrings = {
  ask: {
    en: 'What is asked: {what}',
    'zh-CN': '请求事项：{what}',
  },
  machine: {
    en: '{node} (type {type}, {zone, select, none {} other {zone {zone}, }}address {address})',
    'zh-CN': '{node}（规格 {type}，{zone, select, none {} other {可用区 {zone}，}}地址 {address}）',
  },
  evidence: {
    en: 'Seen: {what}',
    'zh-CN': '证据：{what}',
  },
  against: {
    en: 'Speaking against it: {what}',
    'zh-CN': '反面证据：{what}',
  },
  check: {
    en: 'Afterwards we measure again with samespec (run {run}) and tell you whether it helped.',
    'zh-CN': '处理后我们会用 samespec 重新测量（运行记录 {run}），并告知是否有效。',
  },
  firewall: {
    en: 'Where: {provider, select, aws {security groups of both sides and the network ACLs of both subnets: allow “Custom ICMP – IPv4”, type 3, code 4, inbound and outbound; IPv6 type 2} gcp {VPC firewall rules: allow icmp ingress between the subnets} azure {network security groups of both sides: allow protocol ICMP} alibaba {security groups of both sides: allow ICMP (IPv4)} tencent {security groups and network ACLs of both sides: allow ICMP} huawei {security groups and network ACLs of both sides: allow ICMP} other {every firewall and router between the machines: let ICMPv4 type 3 code 4 and ICMPv6 type 2 through}}.',
    'zh-CN':
      '位置：{provider, select, aws {两侧的安全组以及两个子网的网络 ACL：入站与出站都放行“自定义 ICMP - IPv4”类型 3 代码 4，IPv6 为类型 2} gcp {VPC 防火墙规则：放行子网之间的 icmp 入站} azure {两侧的网络安全组（NSG）：放行 ICMP 协议} alibaba {两侧的安全组：放行 ICMP（IPv4）} tencent {两侧的安全组与网络 ACL：放行 ICMP} huawei {两侧的安全组与网络 ACL：放行 ICMP} other {机器之间的每一处防火墙和路由器：放行 ICMPv4 类型 3 代码 4 与 ICMPv6 类型 2}}。',
  },
  move: {
    en: 'How: {provider, select, aws {stop and start the instance (a reboot stays on the same host), or move it to a Dedicated Host} gcp {stop and start the VM; it is placed anew} azure {“Redeploy” of the VM moves it to another host} hypervisor {live-migrate the guest to a host with fewer neighbours} other {please move the instance to another physical host, or say how we can}}.',
    'zh-CN':
      '方式：{provider, select, aws {停止后再启动实例（重启会留在同一台物理机上），或迁到专用主机} gcp {停止后再启动虚拟机，会重新分配物理机} azure {对虚拟机执行“重新部署”，会迁到另一台物理机} hypervisor {把虚拟机热迁移到负载更低的物理机} other {请把该实例迁移到另一台物理机，或告知我们如何操作}}。',
  },
  platform: {
    en: 'How: {provider, select, gcp {set a minimum CPU platform on the instance template} hypervisor {give every guest the same CPU model in its definition, and place them on equal hosts} other {please name the instance types that always get the same CPU model in every region; we will change to one of them}}.',
    'zh-CN':
      '方式：{provider, select, gcp {在实例模板中设置最低 CPU 平台} hypervisor {在虚拟机定义中使用统一的 CPU 型号，并放到相同的物理机上} other {请告知在各地域都使用同一 CPU 型号的实例规格，我们将改用其中之一}}。',
  },
  accelerate: {
    en: 'How: {provider, select, hypervisor {define the guest with <domain type=“kvm”> (libvirt) or -accel kvm (QEMU); the host needs /dev/kvm, and VT-x or SVM switched on in its firmware} other {the machine runs under software emulation; please move it to a host with hardware virtualization, or confirm that this type has none}}.',
    'zh-CN':
      '方式：{provider, select, hypervisor {虚拟机定义使用 <domain type=“kvm”>（libvirt）或 -accel kvm（QEMU）；宿主机须有 /dev/kvm，并在固件中启用 VT-x 或 SVM} other {该机器运行在软件模拟之下；请迁移到支持硬件虚拟化的物理机，或确认该规格本就不支持}}。',
  },
  firmware: {
    en: 'How: in the firmware setup of the host switch on “Intel Virtualization Technology” (VT-x), or on AMD “SVM Mode”; save, switch the power off and on. Guests on that host must be moved away first.',
    'zh-CN':
      '方式：在宿主机固件设置中启用“Intel Virtualization Technology”（VT-x），AMD 平台则启用“SVM Mode”；保存后断电重启。操作前须先迁走该宿主机上的虚拟机。',
  },
  device: {
    en: 'How: {provider, select, aws {choose a Nitro instance type with ENA and NVMe} gcp {use gVNIC or virtio and NVMe or virtio-scsi} azure {switch on Accelerated Networking} hypervisor {give the guest virtio devices; its initramfs must hold the drivers before the change} other {please switch the instance to paravirtual (virtio) devices}}.',
    'zh-CN':
      '方式：{provider, select, aws {选用带 ENA 与 NVMe 的 Nitro 实例规格} gcp {使用 gVNIC 或 virtio 网卡，以及 NVMe 或 virtio-scsi 磁盘} azure {启用加速网络} hypervisor {为虚拟机配置 virtio 设备；更换之前其 initramfs 须已包含相应驱动} other {请将该实例改用半虚拟化（virtio）设备}}。',
  },
} as const satisfies Strings;

export const say = messages('ticket', ticketStrings);
