import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do the declared pod MTU, the tunnel device and the running pods of a node agree?',
    'zh-CN': '节点上声明的 Pod MTU、隧道设备与正在运行的 Pod 是否一致？',
  },
  'ruled-out': {
    en: 'declared MTU, tunnel and pods agree on {where}',
    'zh-CN': '声明的 MTU、隧道与 Pod 一致：{where}',
  },
  'nothing-declared': {
    en: 'no network plugin and no tunnel on this node says what MTU its pods ought to have',
    'zh-CN': '该节点上没有网络插件配置，也没有隧道设备，无从得知 Pod 应有的 MTU',
  },
  'nothing-to-compare': {
    en: 'only one of declared MTU, tunnel and pods is known',
    'zh-CN': '声明值、隧道与 Pod 三者中只知其一，无从比较',
  },
  agree: {en: 'all at {mtuBytes}', 'zh-CN': '均为 {mtuBytes}'},
  title: {
    en: 'a change of MTU has reached only part of {where}',
    'zh-CN': '{where}：MTU 变更只部分生效',
  },
  why: {
    en: 'Running pods and existing devices keep the MTU they were made with; a new setting reaches only what is made afterwards. Until all is made anew, pods of one node send packets of different size.',
    'zh-CN':
      '正在运行的 Pod 和已有设备保持创建时的 MTU；新设置只对之后创建的对象生效。在全部重建之前，同一节点的 Pod 会发送不同大小的报文。',
  },
  declared: {
    en: '{node}: {file} says {mtuBytes}',
    'zh-CN': '{node}：{file} 声明 {mtuBytes}',
  },
  device: {
    en: '{node}: tunnel device {device} has {mtuBytes}',
    'zh-CN': '{node}：隧道设备 {device} 为 {mtuBytes}',
  },
  pods: {
    en: '{node}: pods have {sizes} ({count} looked at)',
    'zh-CN': '{node}：Pod 为 {sizes}（查看了 {count} 个）',
  },
  'all-fit': {
    en: 'even the largest, {largestBytes} with {overheadBytes} for the tunnel, fits the smallest measured path {underlayBytes}',
    'zh-CN':
      '即使最大的 {largestBytes} 加上隧道开销 {overheadBytes}，也放得进最小的已测路径 {underlayBytes}',
  },
  'recreate-pods': {
    en: 'Recreate the pods in batches, one node first; check ip link in a new pod.',
    'zh-CN': '分批重建 Pod，先从一个节点开始；在新 Pod 中用 ip link 核对。',
  },
  'refresh-tunnel': {
    en: 'Where the device is the old one: take traffic off the node, delete {device} or reboot, then recreate the pods.',
    'zh-CN': '若设备仍是旧的：先移走节点流量，删除 {device} 或重启，再重建 Pod。',
  },
  'delete-tunnel-under-traffic': {
    en: 'Deleting the tunnel device while pods use it: all traffic between nodes stops until the plugin notices.',
    'zh-CN': '在 Pod 仍在使用时删除隧道设备：跨节点流量会全部中断，直到插件察觉。',
  },
} as const satisfies Strings;
