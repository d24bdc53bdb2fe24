import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Do nodes that ought to be equal run their CPUs under the same frequency governor?',
    'zh-CN': '本应相同的节点，其 CPU 调频策略（governor）是否一致？',
  },
  'ruled-out': {
    en: 'CPU frequency settings equal on {where}',
    'zh-CN': 'CPU 调频设置一致：{where}',
  },
  equal: {
    en: 'CPU frequency settings are equal',
    'zh-CN': 'CPU 调频设置一致',
  },
  why: {
    en: 'Under another governor the CPU waits longer before it raises its frequency, or never does. Short requests suffer most, as they end before the CPU is awake. This holds for bare metal; a guest runs at the frequency its host chose.',
    'zh-CN':
      '调频策略不同，CPU 升频就可能更慢，甚至不升频。短请求受影响最大：CPU 还没升上来，请求已经结束。这只适用于物理机；虚拟机的频率由宿主机决定。',
  },
  'powersave-adapts': {
    en: 'with intel_pstate and amd_pstate, powersave follows the load too; only the old drivers keep the lowest frequency under it',
    'zh-CN':
      '使用 intel_pstate 或 amd_pstate 时，powersave 同样会随负载升频；只有旧驱动才会一直停在最低频率',
  },
  'one-governor': {
    en: 'Set one node as the others are (cpupower frequency-set -g performance, or echo into /sys/devices/system/cpu/cpufreq/policy*/scaling_governor), measure, then keep it with tuned or the image.',
    'zh-CN':
      '先在一个节点上改成与其他节点一致（cpupower frequency-set -g performance，或写入 /sys/devices/system/cpu/cpufreq/policy*/scaling_governor）并测量，确认有效后再用 tuned 或镜像固化。',
  },
  'all-at-once': {
    en: 'Do not change governor, boost and firmware profile together: nothing tells afterwards which one mattered, and power and heat rise.',
    'zh-CN':
      '不要同时修改调频策略、睿频与固件电源方案：事后分不清哪一项起了作用，功耗和温度也会上升。',
  },
  ...settingStrings,
} as const satisfies Strings;
