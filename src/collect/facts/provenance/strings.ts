import type {Strings} from '../../../model/message.ts';

export const strings = {
  'no-statement': {
    en: 'no file of netplan, networkd, NetworkManager, ifcfg, ifupdown or a DHCP lease names an MTU',
    'zh-CN':
      'netplan、networkd、NetworkManager、ifcfg、ifupdown 的配置和 DHCP 租约中都没有指定 MTU',
  },
} as const satisfies Strings;
