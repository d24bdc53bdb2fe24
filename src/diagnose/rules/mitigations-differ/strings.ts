import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Are the same CPU mitigations in force on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其 CPU 漏洞缓解措施是否一致？',
  },
  'ruled-out': {
    en: 'CPU mitigations equal on {where}',
    'zh-CN': 'CPU 漏洞缓解措施一致：{where}',
  },
  equal: {
    en: 'CPU mitigations are equal',
    'zh-CN': 'CPU 漏洞缓解措施一致',
  },
  why: {
    en: 'Page table isolation, retpolines and their kin make system calls and context switches dearer, by little on new CPUs and by much on old ones. Pure computing does not notice.',
    'zh-CN':
      '页表隔离、retpoline 等缓解措施会提高系统调用和上下文切换的开销：新 CPU 上影响很小，旧 CPU 上可能很大。纯计算不受影响。',
  },
  'syscalls-not-compared': {
    en: 'the cost of system calls was not compared; equal costs would rule this out',
    'zh-CN': '尚未比较系统调用的开销；如果开销相同即可排除',
  },
  'syscall-ratio': {
    en: 'a pair of system calls takes {ratio, number, ::.00} times as long there',
    'zh-CN': '一对系统调用在这些节点上的耗时是其他节点的 {ratio, number, ::.00} 倍',
  },
  benchmark: {
    en: 'Run samespec diagnose --benchmark: it compares the cost of system calls.',
    'zh-CN': '运行 samespec diagnose --benchmark，比较系统调用的开销。',
  },
  'align-kernel': {
    en: 'Bring kernel, command line and instance type in line, one node first, and measure before and after.',
    'zh-CN': '统一内核、启动参数与实例类型：先改一个节点，并在前后各测一次。',
  },
  'mitigations-off': {
    en: 'Do not switch mitigations off to gain speed: it opens the node to reading memory across processes and guests.',
    'zh-CN': '不要为了提速关闭缓解措施：这会让节点面临跨进程、跨虚拟机读取内存的风险。',
  },
  ...settingStrings,
} as const satisfies Strings;
