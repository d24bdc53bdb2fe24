import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Can programs read the clock without entering the kernel?',
    'zh-CN': '程序能否不进入内核就读取时钟？',
  },
  'ruled-out': {
    en: 'fast clock source on {where}',
    'zh-CN': '{where} 的时钟源读取速度正常',
  },
  fast: {
    en: 'the clock source is {current}, read without a system call',
    'zh-CN': '时钟源为 {current}，无需系统调用即可读取',
  },
  unknown: {
    en: 'whether {current} is read without a system call depends on kernel and host, and is not known',
    'zh-CN': '读取 {current} 是否需要系统调用取决于内核和宿主机，目前无法判断',
  },
  title: {
    en: 'reading the clock is slow on {where}: the clock source is {current}',
    'zh-CN': '{where} 读取时钟很慢：时钟源为 {current}',
  },
  why: {
    en: 'With tsc or kvm-clock a program reads the time in about 20 ns without leaving user space. This clock source needs a system call and, in a guest, a slow device: a microsecond or more each time. Databases, proxies and anything that logs or traces ask for the time thousands of times a second. That the clock is slow is certain; that it explains your slowness is not: measure the same node with another clock source.',
    'zh-CN':
      '使用 tsc 或 kvm-clock 时，程序在用户态约 20 纳秒即可读到时间。而这个时钟源每次都要进入内核，在虚拟机里还要访问很慢的设备，每次 1 微秒以上。数据库、代理以及各种日志、链路追踪每秒会读取成千上万次时间。时钟慢是确定的；它是否就是变慢的原因还不确定：请在同一节点换一个时钟源再测。',
  },
  seen: {
    en: 'current clock source: {current}',
    'zh-CN': '当前时钟源：{current}',
  },
  offered: {
    en: 'offered: {names}',
    'zh-CN': '可选时钟源：{names}',
  },
  cost: {
    en: 'asking the time takes {nanoseconds, number} ns here',
    'zh-CN': '在该节点上读取一次时间需要 {nanoseconds, number} 纳秒',
  },
  'seldom-read': {
    en: 'software that seldom reads the time hardly notices',
    'zh-CN': '很少读取时间的程序几乎不受影响',
  },
  switch: {
    en: 'Switch on one node and measure: echo {better} > /sys/devices/system/clocksource/clocksource0/current_clocksource; back with {current}. If it helps, keep it with the kernel parameter clocksource={better}.',
    'zh-CN':
      '先在一个节点上切换并测量：echo {better} > /sys/devices/system/clocksource/clocksource0/current_clocksource；写回 {current} 即可恢复。确有改善后，再用内核参数 clocksource={better} 固定下来。',
  },
  'other-host': {
    en: 'No better clock source is known to be safe here: look in dmesg for why the kernel gave up tsc, then use another instance type or host.',
    'zh-CN':
      '这里没有确定可安全使用的更好时钟源：先在 dmesg 中查看内核为何放弃 tsc，再考虑更换实例类型或宿主机。',
  },
  'force-tsc': {
    en: 'Do not force tsc after the kernel called it unstable (dmesg: “TSC unstable”): time may jump or run backwards.',
    'zh-CN':
      '如果内核已判定 TSC 不稳定（dmesg 中有“TSC unstable”），不要强制使用 tsc：时间可能跳变或倒退。',
  },
} as const satisfies Strings;
