import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Are programs waiting for memory that was moved to swap?',
    'zh-CN': '程序是否在等待被换出到交换区（swap）的内存？',
  },
  'ruled-out': {
    en: 'no memory read back from swap on {where}',
    'zh-CN': '{where} 没有从交换区读回内存',
  },
  'too-short': {
    en: 'the two readings are only {seconds, number, ::.0} s apart; this needs at least {wanted} s',
    'zh-CN': '两次读数仅相隔 {seconds, number, ::.0} 秒；至少需要 {wanted} 秒',
  },
  title: {
    en: 'memory is short on {where}: programs read their memory back from swap',
    'zh-CN': '{where} 内存不足：程序正在从交换区读回内存',
  },
  why: {
    en: 'A program that touches memory which was moved out stops until the disk has brought it back: milliseconds instead of nanoseconds. Used swap alone is harmless; pages that move are not.',
    'zh-CN':
      '程序访问已换出的内存时，要停下来等磁盘读回：从纳秒变成毫秒。仅仅占用交换区无害，页面来回移动才有害。',
  },
  moved: {
    en: '{node}: {in, number} pages read back and {out, number} written in {seconds, number, ::.0} s',
    'zh-CN': '{node}：{seconds, number, ::.0} 秒内读回 {in, number} 页，写出 {out, number} 页',
  },
  available: {
    en: '{share, number, ::percent .0} of memory is available',
    'zh-CN': '可用内存占 {share, number, ::percent .0}',
  },
  used: {
    en: '{mebibytes, number} MiB of swap in use',
    'zh-CN': '交换区已用 {mebibytes, number} MiB',
  },
  pressure: {
    en: 'tasks waited for memory {share, number, ::percent .0} of the last minute',
    'zh-CN': '最近一分钟内，任务有 {share, number, ::percent .0} 的时间在等待内存',
  },
  'may-be-idle': {
    en: 'it may be one program that wakes from long sleep',
    'zh-CN': '也可能只是某个长期空闲的程序刚刚恢复运行',
  },
  'find-the-big-one': {
    en: 'Find who takes the memory (VmSwap in /proc/PID/status, vmstat 5), then give it a limit or the node more memory.',
    'zh-CN':
      '找出占用内存的程序（/proc/PID/status 中的 VmSwap，vmstat 5），再为它设置限制，或给节点增加内存。',
  },
  swapoff: {
    en: 'Do not run swapoff on a node that is short of memory: it reads everything back at once, and programs may be killed.',
    'zh-CN': '内存不足时不要执行 swapoff：它会一次读回全部页面，程序可能因此被杀掉。',
  },
} as const satisfies Strings;
