import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is the pods’ tunnel device larger than the network card below it leaves room for?',
    'zh-CN': 'Pod 隧道设备的 MTU 是否超过其下层网卡所能容纳的大小？',
  },
  'ruled-out': {
    en: 'tunnel device fits the network card on {where}',
    'zh-CN': '隧道设备与网卡 MTU 相配：{where}',
  },
  'no-tunnel': {en: 'this node has no tunnel', 'zh-CN': '该节点没有隧道'},
  'sized-elsewhere': {
    en: 'the MTU of {device} does not size pods: this network puts the overhead on routes or flows',
    'zh-CN': '{device} 的 MTU 不决定 Pod 大小：该网络把开销计入路由或流表',
  },
  fits: {
    en: '{device} {deviceBytes} + {overheadBytes} fits {lower} {lowerBytes}',
    'zh-CN': '{device} {deviceBytes} + {overheadBytes} 不超过 {lower} {lowerBytes}',
  },
  title: {
    en: 'tunnel device {device} has MTU {deviceBytes} on {where}; the card below leaves room for {roomBytes}',
    'zh-CN': '{where}：隧道设备 {device} 的 MTU 为 {deviceBytes}，而下层网卡只容得下 {roomBytes}',
  },
  why: {
    en: 'A tunnel device takes its MTU when it is made and does not follow the card later; flannel takes an existing device over unchanged. Pods that fill it send packets the card cannot carry whole.',
    'zh-CN':
      '隧道设备的 MTU 在创建时确定，之后不会跟随网卡变化；flannel 会原样沿用已有设备。填满它的 Pod 报文加上封装后，网卡无法整个发出。',
  },
  device: {
    en: '{node}: {device} {deviceBytes} + {overheadBytes} = {outerBytes}, above {lower} {lowerBytes}',
    'zh-CN':
      '{node}：{device} {deviceBytes} + {overheadBytes} = {outerBytes}，超过 {lower} 的 {lowerBytes}',
  },
  'subnet-env': {
    en: '{node}: flannel itself says {declaredBytes} (subnet.env), the device has {deviceBytes}: it was not made anew',
    'zh-CN':
      '{node}：flannel 自身声明 {declaredBytes}（subnet.env），设备却是 {deviceBytes}：设备没有重建',
  },
  'pods-fit': {
    en: 'the pods seen on {node} stay at {podBytes} and fit the card all the same',
    'zh-CN': '{node} 上所见 Pod 的 MTU 为 {podBytes}，仍能放进网卡',
  },
  'refresh-tunnel': {
    en: 'Take traffic off the node (drain), delete {device} or reboot, let the network plugin make it anew, then recreate the pods. Lower the pod MTU first.',
    'zh-CN':
      '先把流量从节点上移走（drain），删除 {device} 或重启节点，由网络插件重新创建，再重建 Pod。此前应先降低 Pod MTU。',
  },
  'delete-tunnel-under-traffic': {
    en: 'Deleting {device} while pods use it: all traffic between nodes stops until the plugin notices.',
    'zh-CN': '在 Pod 仍在使用时删除 {device}：跨节点流量会全部中断，直到插件察觉。',
  },
} as const satisfies Strings;
