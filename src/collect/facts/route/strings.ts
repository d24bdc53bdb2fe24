import type {Strings} from '../../../model/message.ts';

export const strings = {
  'no-ip-command': {
    en: 'the node has no ip command, and nothing else shows the MTU of a route',
    'zh-CN': '该节点没有 ip 命令，无法得知路由的 MTU',
  },
  'metrics-not-shown': {
    en: 'the ip command of busybox does not show the MTU of a route',
    'zh-CN': 'busybox 的 ip 命令不显示路由的 MTU',
  },
  'no-route': {
    en: 'there is no default route',
    'zh-CN': '没有默认路由',
  },
  'no-mtu': {
    en: 'the route has no MTU of its own; it follows its interface',
    'zh-CN': '该路由未单独设置 MTU，沿用网卡的 MTU',
  },
} as const satisfies Strings;
