import type {Strings} from '../../../model/message.ts';

export const strings = {
  'no-tool': {
    en: '{tool} is not installed on the node',
    'zh-CN': '节点上没有安装 {tool}',
  },
  'named-already': {
    en: 'not asked, as systemd-detect-virt has named the hypervisor',
    'zh-CN': 'systemd-detect-virt 已识别出虚拟机监控器，未再查询',
  },
  'no-cpuid': {
    en: 'the cpuid driver of the kernel is not loaded on the node',
    'zh-CN': '节点内核未加载 cpuid 驱动',
  },
  'no-signature': {
    en: 'no hypervisor answers at CPUID leaf 0x40000000',
    'zh-CN': 'CPUID 0x40000000 处没有虚拟机监控器应答',
  },
  'not-in-ring': {
    en: 'the kernel’s log no longer has this line, or never had it',
    'zh-CN': '内核日志中没有这一行（可能已被覆盖）',
  },
} as const satisfies Strings;
