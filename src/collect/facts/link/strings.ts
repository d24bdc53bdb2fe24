import type {Strings} from '../../../model/message.ts';

export const strings = {
  'no-links': {
    en: 'neither ip nor /sys/class/net listed any interface',
    'zh-CN': 'ip 命令和 /sys/class/net 均未列出任何网络接口',
  },
  'no-default': {
    en: 'no default route, and no network card with an address',
    'zh-CN': '没有默认路由，也没有带地址的网卡',
  },
  'no-driver': {
    en: 'a virtual interface, without a device driver',
    'zh-CN': '这是虚拟接口，没有设备驱动',
  },
  'no-overlay': {
    en: 'no tunnel device is up on this node',
    'zh-CN': '该节点上没有处于启用状态的隧道设备',
  },
  'kinds-not-shown': {
    en: 'this node’s ip command does not tell tunnels from other interfaces',
    'zh-CN': '该节点的 ip 命令无法区分隧道与其他接口',
  },
  'df-per-packet': {
    en: 'the tunnel takes “don’t fragment” from each packet (Open vSwitch or eBPF), which no setting shows',
    'zh-CN': '该隧道由每个报文自行决定是否设置 DF(Open vSwitch 或 eBPF），无法从配置得知',
  },
  'df-not-shown': {
    en: 'this kind of tunnel does not show how it sets “don’t fragment”',
    'zh-CN': '这类隧道不显示其 DF 设置方式',
  },
} as const satisfies Strings;
