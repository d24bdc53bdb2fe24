import type {Strings} from '../../../model/message.ts';
import {settingStrings} from '../../settings/setting-strings.ts';

export const strings = {
  about: {
    en: 'Is the container runtime the same on nodes that ought to be equal?',
    'zh-CN': '本应相同的节点，其容器运行时及版本是否一致？',
  },
  'ruled-out': {
    en: 'container runtime equal on {where}',
    'zh-CN': '容器运行时一致：{where}',
  },
  equal: {
    en: 'the container runtime is the same',
    'zh-CN': '容器运行时一致',
  },
  why: {
    en: 'Another runtime or version brings other defaults (limits, seccomp, cgroup driver, snapshotter) and other faults. It seldom slows requests, but “same configuration” does not hold.',
    'zh-CN':
      '不同的运行时或版本带来不同的默认值（资源限制、seccomp、cgroup 驱动、快照器）和不同的缺陷。它很少直接拖慢请求，但说明“配置相同”并不成立。',
  },
  'requests-pass-by': {
    en: 'the runtime starts containers; requests do not pass through it',
    'zh-CN': '容器运行时只负责启动容器，请求并不经过它',
  },
  'same-runtime': {
    en: 'Bring the runtime to one version with the next maintenance, one node first: cordon, drain, update, measure, uncordon.',
    'zh-CN': '在下次维护时统一运行时版本，先做一个节点：cordon、drain、升级、测量、uncordon。',
  },
  'update-in-place': {
    en: 'Do not update the runtime under running pods without draining the node.',
    'zh-CN': '不要在未排空（drain）节点的情况下，直接升级正在运行 Pod 的容器运行时。',
  },
  ...settingStrings,
} as const satisfies Strings;
