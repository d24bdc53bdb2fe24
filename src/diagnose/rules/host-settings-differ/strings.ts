import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Are SMT, NUMA, huge pages, disk queue and mount options equal on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其超线程（SMT）、NUMA、大页、磁盘队列与挂载选项是否一致？',
  },
  'ruled-out': {
    en: 'SMT, NUMA, disk queue and mount options equal on {where}',
    'zh-CN': 'SMT、NUMA、磁盘队列与挂载选项一致：{where}',
  },
  equal: {
    en: 'SMT, NUMA, disk queue and mount options are equal',
    'zh-CN': 'SMT、NUMA、磁盘队列与挂载选项一致',
  },
  why: {
    en: 'Settings beside the usual ones. Each may slow some workload a little; above all they show that the nodes were not set up in the same way.',
    'zh-CN':
      '这些设置不在常规检查之列。每一项都可能让某些业务略慢；更重要的是，它们说明这些节点的部署方式并不相同。',
  },
  secondary: {
    en: 'each of these matters only for some workloads',
    'zh-CN': '每一项都只对部分业务有影响',
  },
  'one-at-a-time': {
    en: 'Bring them in line one at a time, on one node, and measure after each.',
    'zh-CN': '一次只改一项，先在一个节点上改，每改一项就测量一次。',
  },
  'several-at-once': {
    en: 'Do not change several at once: nothing tells afterwards which one mattered.',
    'zh-CN': '不要一次改多项：事后分不清是哪一项起了作用。',
  },
  ...settingStrings,
} as const satisfies Strings;
