import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Does the network card have the same queues on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其网卡队列是否一致？',
  },
  'ruled-out': {
    en: 'network queues equal on {where}',
    'zh-CN': '网卡队列一致：{where}',
  },
  equal: {
    en: 'network queues are equal',
    'zh-CN': '网卡队列一致',
  },
  why: {
    en: 'With fewer queues fewer CPUs share the work of receiving. Under load one of them is full while the others rest, and packets wait or are dropped.',
    'zh-CN':
      '队列少，分担收包工作的 CPU 就少。高负载时一个 CPU 已满，其他却空闲，报文只能等待或被丢弃。',
  },
  'one-queue-may-do': {
    en: 'one queue carries what one CPU can take; below that their number does not matter',
    'zh-CN': '一个队列能承载一个 CPU 的处理量；低于此负载时，队列数量无关紧要',
  },
  'set-channels': {
    en: 'Look at what the card offers (ethtool -l IF), set one node alike (ethtool -L IF combined N), measure. On clouds the number comes with the instance type; on KVM from queues= of the interface.',
    'zh-CN':
      '先查看网卡支持的数量（ethtool -l 网卡），在一个节点上改成一致（ethtool -L 网卡 combined N）并测量。在云上，队列数由实例类型决定；在 KVM 上由网卡的 queues= 决定。',
  },
  'resets-link': {
    en: 'Changing queues or rings may take the link down for a moment: not on a node under load, and not over its only connection.',
    'zh-CN':
      '修改队列或环形缓冲区可能让链路短暂中断：不要在有负载的节点上做，也不要通过它唯一的连接来做。',
  },
  ...settingStrings,
} as const satisfies Strings;
