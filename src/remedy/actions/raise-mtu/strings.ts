import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  order: {
    en: 'First every route is pinned at the old size, then the cards are raised so that all can receive, then the pins are lifted; each is one command to undo.',
    'zh-CN':
      '先把所有路由锁定在旧的大小，再调大各网卡使其都能接收，最后解除锁定；每一步都可用一条命令撤销。',
  },
  'tunnel-stays': {
    en: '{device} keeps its MTU on {nodes}: the card under it would leave no room for 1500 and the tunnel’s own headers, so the kernel refuses it. Packets of 1500 bytes from a pod then do not fit the tunnel.',
    'zh-CN':
      '{nodes} 上的 {device} 保持原 MTU：下层网卡容不下 1500 字节再加隧道头，内核会拒绝。因此 Pod 发出的 1500 字节报文装不进隧道。',
  },
  'host-ends': {
    en: 'The host ends of the pods’ veth pairs and the file of the network plugin (subnet.env) are not changed; new pods get the old value.',
    'zh-CN': 'Pod 的 veth 主机端以及网络插件的文件（subnet.env）不修改；新建的 Pod 仍取得旧值。',
  },
  nothing: {
    en: 'No card, bridge or pod of these nodes is below 1500.',
    'zh-CN': '这些节点上没有 MTU 低于 1500 的网卡、网桥或 Pod。',
  },
} as const satisfies Strings;

export const say = messages('action-raise-mtu', strings);
