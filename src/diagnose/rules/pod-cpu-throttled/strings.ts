import type {Strings} from '../../../model/message.ts';
import {windowStrings} from '../../settings/window.ts';

export const strings = {
  about: {
    en: 'Did a CPU limit hold containers of a workload back while samespec measured?',
    'zh-CN': '测量期间，是否有业务的容器被 CPU limit 限流？',
  },
  'ruled-out': {
    en: 'no CPU limit holds containers back on {where}',
    'zh-CN': '{where} 没有容器被 CPU limit 限流',
  },
  'no-limits': {
    en: 'no container of a known workload runs under a CPU limit here',
    'zh-CN': '该节点上没有已知业务的容器设置了 CPU limit',
  },
  'not-held': {
    en: '{count, plural, one {one container with a limit, not} other {# containers with a limit, none}} held back for more than 5 % of its time',
    'zh-CN': '{count, plural, other {#}} 个有 limit 的容器，受限时间均未超过 5 %',
  },
  title: {
    en: 'the CPU limit of {workload} holds its containers back on {where}',
    'zh-CN': '{where}：{workload} 的容器被 CPU limit 限流（throttled）',
  },
  why: {
    en: 'A CPU limit gives a container so much time in each period of 100 ms. What wants more is stopped until the next period, even while CPUs are idle, so single answers take tens of milliseconds longer. Where only one region is held back, its limit is lower, its load higher or its CPUs slower.',
    'zh-CN':
      'CPU limit 规定容器在每个周期（100 毫秒）内能用多少时间。超出后即使 CPU 空闲，也要停到下一个周期，单次响应因此多出几十毫秒。只有一个地域被限流时，要么是它的 limit 更低，要么是负载更高，要么是 CPU 更慢。',
  },
  'held-back': {
    en: '{node}: {pod}, container {container}, held back in {throttled, number} of {periods, number} periods, {ms, number} ms in all',
    'zh-CN':
      '{node}：{pod} 的容器 {container} 在 {periods, number} 个周期中有 {throttled, number} 个被限流，共 {ms, number} 毫秒',
  },
  'which-requests': {
    en: 'it is not known here whether the requests in question wait for this workload; batch work may be limited on purpose',
    'zh-CN': '无法确定所关心的请求是否在等待该业务；批处理任务可能是有意限制的',
  },
  'raise-limit': {
    en: 'Raise the CPU limit of this container, or keep the request and remove the limit of this one workload, one cluster first, and measure again.',
    'zh-CN':
      '调高该容器的 CPU limit，或仅对这一个业务保留 request、去掉 limit，先做一个集群，然后重新测量。',
  },
  'no-limits-at-all': {
    en: 'Do not remove the limits of the whole cluster: one runaway container then takes the CPU of all.',
    'zh-CN': '不要取消整个集群的 limit：那样一个失控的容器就会占满所有 CPU。',
  },
  ...windowStrings,
} as const satisfies Strings;
