import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Is the policy of transparent huge pages equal on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其透明大页（THP）策略是否一致？',
  },
  'ruled-out': {
    en: 'transparent huge pages equal on {where}',
    'zh-CN': '透明大页设置一致：{where}',
  },
  equal: {
    en: 'transparent huge pages are set equally',
    'zh-CN': '透明大页设置一致',
  },
  why: {
    en: 'Huge pages save misses of the TLB for programs with much memory, and cost pauses where memory has to be compacted for them, seen as slow single answers. A difference is not yet a cause.',
    'zh-CN':
      '透明大页能为占用大量内存的程序减少 TLB 未命中，但在需要规整内存时会造成停顿，表现为个别响应很慢。有差异不等于是原因。',
  },
  'workload-decides': {
    en: 'whether huge pages help or hurt depends on the program; most hardly notice',
    'zh-CN': '透明大页是利是弊取决于程序，多数程序几乎没有感觉',
  },
  'one-policy': {
    en: 'Decide which policy the workload wants (databases ask for never or madvise), set it on one node in /sys/kernel/mm/transparent_hugepage, measure, then put it into the image or tuned profile.',
    'zh-CN':
      '先确定业务需要哪种策略（数据库通常要求 never 或 madvise），在一个节点的 /sys/kernel/mm/transparent_hugepage 中设置并测量，再写入镜像或 tuned 配置。',
  },
  'always-everywhere': {
    en: 'Do not set always with defrag always on nodes with little free memory: allocations may then stop to compact memory.',
    'zh-CN':
      '内存紧张的节点不要同时把 enabled 和 defrag 设为 always：分配内存时可能停下来做内存规整。',
  },
  ...settingStrings,
} as const satisfies Strings;
