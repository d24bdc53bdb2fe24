import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do nodes that ought to be equal run on the hardware in the same way: under the same hypervisor, or all under none?',
    'zh-CN':
      '本应相同的节点，是否以同样的方式在硬件上运行：同一种虚拟机监控器，或都没有虚拟机监控器？',
  },
  'none-shown': {
    en: 'no node here is known to run on the hardware under a hypervisor that names itself',
    'zh-CN': '这里没有节点能确认由硬件加速运行且虚拟机监控器可识别',
  },
  guest: {
    en: '{node}: a guest on the hardware, under {by}',
    'zh-CN': '{node}：由硬件加速的虚拟机，监控器为 {by}',
  },
  metal: {
    en: '{node}: bare metal',
    'zh-CN': '{node}：物理机',
  },
  title: {
    en: 'another hypervisor, or none, on {where} than on the other nodes',
    'zh-CN': '{where} 的虚拟机监控器与其他节点不同（或没有）',
  },
  why: {
    en: 'All of these nodes run on the hardware, so none is slow for want of acceleration. But hypervisors differ in clocks, devices and what they tell of steal, so a difference between these nodes may be theirs: they are not the same specification.',
    'zh-CN':
      '这些节点都由硬件直接运行，不会因缺少加速而变慢。但不同虚拟机监控器的时钟、设备和窃取时间的上报方式各不相同，节点之间的差异可能由此而来：它们并不是同一种规格。',
  },
  group: {
    en: 'under {by}: {nodes}',
    'zh-CN': '{by} 虚拟机：{nodes}',
  },
  'group-metal': {
    en: 'bare metal: {nodes}',
    'zh-CN': '物理机：{nodes}',
  },
  'all-on-hardware': {
    en: 'every one of them is accelerated by the hardware; the kind of hypervisor alone seldom costs much',
    'zh-CN': '它们都由硬件加速；仅仅是虚拟机监控器的种类不同，影响通常不大',
  },
  'compare-apart': {
    en: 'Compare nodes of one hypervisor with one another (cohortBy in the inventory), and ask for the same instance family everywhere.',
    'zh-CN':
      '只在同一种虚拟机监控器的节点之间比较（清单中的 cohortBy），并在各处使用同一实例规格族。',
  },
} as const satisfies Strings;
