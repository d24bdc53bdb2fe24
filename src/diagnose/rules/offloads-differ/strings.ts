import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Does the network card take the same work off the CPU on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其网卡卸载（offload）设置是否一致？',
  },
  'ruled-out': {
    en: 'network offloads equal on {where}',
    'zh-CN': '网卡卸载设置一致：{where}',
  },
  equal: {
    en: 'network offloads are equal',
    'zh-CN': '网卡卸载设置一致',
  },
  why: {
    en: 'Without segmentation and receive offload every packet passes the stack alone: about forty times as many for the same bytes. Fast transfers then end at one busy CPU.',
    'zh-CN':
      '没有分段卸载和接收合并，每个报文都要单独经过协议栈，同样的数据量报文数约多四十倍。高速传输时，一个 CPU 忙满就成了上限。',
  },
  'cpu-not-short': {
    en: 'offloads save CPU time; while CPU is idle their lack hardly shows',
    'zh-CN': '卸载功能节省的是 CPU 时间；CPU 空闲时，缺少它们几乎看不出影响',
  },
  'switch-one': {
    en: 'Switch it on one node (ethtool -K IF NAME on), measure throughput and CPU, then keep it in the network configuration. Back with off.',
    'zh-CN':
      '先在一个节点上开启（ethtool -K 网卡 名称 on），测量吞吐和 CPU，再写入网络配置；用 off 即可恢复。',
  },
  'checksums-on-tunnels': {
    en: 'Do not switch on what somebody switched off for a fault of the driver (checksums of vxlan on some cards, large-receive-offload on routers) without a test of that fault.',
    'zh-CN':
      '如果某项是因驱动缺陷而被关闭的（部分网卡上 vxlan 的校验和、转发节点上的 large-receive-offload），未验证该缺陷之前不要重新开启。',
  },
  ...settingStrings,
} as const satisfies Strings;
