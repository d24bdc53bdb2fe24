import type {Strings} from '../../model/message.ts';

export const cpuHoldStrings = {
  held: {
    en: '{node} got too little CPU itself while this was measured ({how, select, throttled {its cgroup was held back in {share, number, ::percent} of periods, see cpu-throttled} stolen {the hypervisor took {share, number, ::percent} of CPU time, see cpu-steal} other {its prober was up to {lagMs, number, ::.} ms late, see prober-starved}}): that alone can explain it',
    'zh-CN':
      '测量期间 {node} 自身得不到足够的 CPU（{how, select, throttled {其 cgroup 在 {share, number, ::percent} 的周期内被限流，见 cpu-throttled} stolen {{share, number, ::percent} 的 CPU 时间被宿主机占用，见 cpu-steal} other {探针最多迟滞 {lagMs, number, ::.} ms，见 prober-starved}}），仅此即可解释',
  },
} as const satisfies Strings;
