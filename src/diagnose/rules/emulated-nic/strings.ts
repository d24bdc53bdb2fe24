import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is the network card of a guest an imitation of an old real card?',
    'zh-CN': '虚拟机的网卡是否由软件模拟旧式物理网卡？',
  },
  'ruled-out': {
    en: 'no emulated network card on {where}',
    'zh-CN': '{where} 未使用模拟网卡',
  },
  software: {
    en: 'the interface is software (veth, bridge, tunnel), there is no card here',
    'zh-CN': '该接口是软件设备（veth、网桥、隧道），这里没有网卡',
  },
  'where-unknown': {
    en: '{driver} is a card that hypervisors imitate; whether this node is a guest is not known',
    'zh-CN': '{driver} 是虚拟机监控器常模拟的网卡型号；无法确定该节点是否为虚拟机',
  },
  driver: {
    en: 'driver of the default route’s card: {driver}',
    'zh-CN': '默认路由所用网卡的驱动：{driver}',
  },
  peers: {
    en: 'peers have a paravirtual card: {nodes}',
    'zh-CN': '同组节点使用半虚拟化网卡：{nodes}',
  },
  title: {
    en: 'the network card on {where} is emulated ({driver})',
    'zh-CN': '{where} 的网卡是软件模拟的（{driver}）',
  },
  why: {
    en: 'An imitated card makes the guest leave to the hypervisor for every few packets, and has one queue. It costs CPU time and bounds throughput long before the network does. That the card is emulated is as good as certain; how much it matters depends on the traffic.',
    'zh-CN':
      '模拟网卡每处理几个报文就要退出到虚拟机监控器，而且只有一个队列。它会消耗 CPU，吞吐远未达到网络上限就先被它限制。网卡为模拟设备几乎可以确定；影响有多大取决于流量。',
  },
  'little-traffic': {
    en: 'with little traffic it hardly shows',
    'zh-CN': '流量很小时几乎看不出影响',
  },
  'paravirtual-nic': {
    en: 'Give the guest a paravirtual card (virtio-net, vmxnet3, ENA, gVNIC): in the machine’s definition, with the machine off, on one node first.',
    'zh-CN':
      '为虚拟机换用半虚拟化网卡（virtio-net、vmxnet3、ENA、gVNIC）：关机后修改虚拟机配置，先改一个节点。',
  },
  'names-change': {
    en: 'Interface names and addresses change with the card: have a console at hand, and check that the driver is in the image.',
    'zh-CN': '更换网卡后，接口名和 MAC 地址会变：请准备好控制台，并确认镜像中已有相应驱动。',
  },
  'title-function': {
    en: 'the network card on {where} goes through the Hyper-V switch (no virtual function)',
    'zh-CN': '{where} 的网卡经由 Hyper-V 虚拟交换机（没有虚拟功能 VF）',
  },
  'why-function': {
    en: 'With Accelerated Networking (SR-IOV) packets pass the host’s switch by. Without it latency and CPU use are higher. Not every type and not every private Hyper-V offers it.',
    'zh-CN':
      '启用加速网络（SR-IOV）后，报文会绕过宿主机的虚拟交换机；未启用时，延迟和 CPU 占用都更高。并非所有规格或自建 Hyper-V 都支持。',
  },
  'no-function': {en: 'nothing lies below the interface', 'zh-CN': '该接口下没有其他设备'},
  'accelerated-networking': {
    en: 'Switch Accelerated Networking on where the type allows it, one node first, and measure.',
    'zh-CN': '在规格支持时启用加速网络，先改一个节点并测量。',
  },
} as const satisfies Strings;
