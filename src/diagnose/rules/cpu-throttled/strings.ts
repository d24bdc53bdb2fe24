import type {Strings} from '../../../model/message.ts';
import {windowStrings} from '../../settings/window.ts';

export const strings = {
  about: {
    en: 'Did a CPU quota (cgroup limit) hold programs back while samespec measured?',
    'zh-CN': '测量期间，是否有程序被 CPU 配额（cgroup 限制）压住？',
  },
  'ruled-out': {
    en: 'no CPU quota holds programs back on {where}',
    'zh-CN': '{where} 没有程序被 CPU 配额压住',
  },
  'no-quota': {
    en: 'no cgroup of this node runs under a CPU quota',
    'zh-CN': '该节点没有设置 CPU 配额的 cgroup',
  },
  'not-held': {
    en: '{count, plural, one {one cgroup with a quota, not} other {# cgroups with a quota, none}} held back for more than 5 % of its time',
    'zh-CN': '{count, plural, other {#}} 个有配额的 cgroup，受限时间均未超过 5%',
  },
  title: {
    en: 'a CPU quota holds programs back on {where}',
    'zh-CN': '{where} 有程序被 CPU 配额限流（throttled）',
  },
  why: {
    en: 'A quota gives a cgroup so much CPU time in each period of 100 ms. What wants more is stopped until the next period, even while CPUs are idle, so single answers take tens of milliseconds longer. This is a limit somebody set, not the hypervisor.',
    'zh-CN':
      '配额规定 cgroup 在每个周期（100 毫秒）内能用多少 CPU 时间。超出后即使 CPU 空闲，也要停到下一个周期，单次响应因此多出几十毫秒。这是人为设置的限制，与虚拟机监控器无关。',
  },
  'held-back': {
    en: '{node}: {path} held back in {throttled, number} of {periods, number} periods, {ms, number} ms in all',
    'zh-CN':
      '{node}：{path} 在 {periods, number} 个周期中有 {throttled, number} 个被限流，共 {ms, number} 毫秒',
  },
  pressure: {
    en: 'tasks waited for CPU {share, number, ::percent .0} of the last minute',
    'zh-CN': '最近一分钟内，任务有 {share, number, ::percent .0} 的时间在等待 CPU',
  },
  'few-periods': {
    en: 'the readings were too close together to see more than a few periods; before them it was held back as often',
    'zh-CN': '两次读数相隔太近，只看到几个周期；不过此前一直也同样受限',
  },
  'which-workload': {
    en: 'it is not known here whether the requests in question wait for this program; batch work may be limited on purpose',
    'zh-CN': '无法确定所关心的请求是否在等待该程序；批处理任务可能是有意限制的',
  },
  'raise-limit': {
    en: 'Raise the CPU limit of this workload (resources.limits.cpu, CPUQuota=), or keep the request and remove the limit of this one workload, and measure again.',
    'zh-CN':
      '调高该业务的 CPU 限制（resources.limits.cpu、CPUQuota=），或仅对这一个业务保留 request、去掉 limit，然后重新测量。',
  },
  'no-limits-at-all': {
    en: 'Do not remove the limits of the whole cluster: one runaway program then takes the CPU of all.',
    'zh-CN': '不要取消整个集群的限制：那样一个失控的程序就会占满所有 CPU。',
  },
  ...windowStrings,
} as const satisfies Strings;
