import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  set: {
    en: 'On {device}: switch {name} {state, select, on {on} other {off}}, as on the peers',
    'zh-CN': '在 {device} 上{state, select, on {打开} other {关闭}} {name}，与其他节点一致',
  },
  'not-kept': {
    en: 'Nothing keeps it over a reboot. If it helps, add it to the .link file of systemd-networkd or to what sets up the card.',
    'zh-CN':
      '重启后不会保留。若有效，请写入 systemd-networkd 的 .link 文件，或负责设置该网卡的配置中。',
  },
  nothing: {
    en: 'No offload of these nodes differs from most of their peers in a way that can be aligned.',
    'zh-CN': '这些节点上没有可以与多数节点对齐的网卡卸载功能。',
  },
} as const satisfies Strings;

export const say = messages('action-nic-offloads', strings);
