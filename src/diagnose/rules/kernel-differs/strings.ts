import type {Strings} from '../../../model/message.ts';
import {driftStrings} from '../../drift/drift-strings.ts';

export const strings = {
  about: {
    en: 'Do nodes that ought to be equal run the same kernel with the same command line?',
    'zh-CN': '本应相同的节点，内核版本与启动参数是否一致？',
  },
  'ruled-out': {
    en: 'kernel and command line equal on {where}',
    'zh-CN': '内核与启动参数一致：{where}',
  },
  equal: {
    en: 'kernel release, build and command line are equal',
    'zh-CN': '内核版本、构建与启动参数均一致',
  },
  'title-release': {
    en: 'kernel {value} on {where}, {usual} elsewhere',
    'zh-CN': '{where}：内核为 {value}，其他节点为 {usual}',
  },
  'title-many': {
    en: 'several kernels on {where}, {usual} elsewhere',
    'zh-CN': '{where}：有多种内核，其他节点为 {usual}',
  },
  'title-release-tied': {
    en: 'different kernels on {where}: {usual} and {value}, on as many nodes each',
    'zh-CN': '{where}：内核不同，{usual} 与 {value} 的节点数相同',
  },
  'title-several': {
    en: 'several kernels on {where}, none of them on most nodes',
    'zh-CN': '{where}：有多种内核，没有占多数的版本',
  },
  'title-build': {
    en: 'the same kernel release, built differently, on {where}',
    'zh-CN': '{where}：内核版本相同，但构建不同',
  },
  'title-command-line': {
    en: 'the kernel was started with other options on {where}',
    'zh-CN': '{where}：内核启动参数与其他节点不同',
  },
  'title-command-line-tied': {
    en: 'kernels were started with different options on {where}',
    'zh-CN': '{where}：各节点的内核启动参数不同',
  },
  'why-release': {
    en: '{kind, select, region {Every region is uniform, so the images or the update days differ between the regions. } other {Nodes of one region differ, as after half an update. }}Another kernel brings other defaults (TCP buffers, scheduler), drivers and mitigations, and often other sysctls with it. It is a difference, not yet a cause: boot one node with the other kernel and measure.',
    'zh-CN':
      '{kind, select, region {各地域内部一致、地域之间不同，说明镜像或更新时间不同。} other {同一地域内的节点不同，像是只更新了一半。}}不同的内核会带来不同的默认值（TCP 缓冲区、调度器）、驱动和缓解措施，sysctl 也常随之不同。这是差异，还不是原因：让一个节点换用另一内核启动，再测量。',
  },
  'why-build': {
    en: 'Release strings are equal, so this is a rebuild or another distribution’s build of the same version. It seldom matters.',
    'zh-CN': '版本号相同，只是重新构建或由不同发行版构建，通常没有影响。',
  },
  'why-command-line': {
    en: 'Options such as mitigations=, isolcpus=, nohz_full=, intel_idle.max_cstate=, transparent_hugepage= or clocksource= change speed for the whole machine. They take effect at boot, so the difference may be as old as the last restart.',
    'zh-CN':
      'mitigations=、isolcpus=、nohz_full=、intel_idle.max_cstate=、transparent_hugepage=、clocksource= 等参数会影响整机速度。它们在启动时生效，因此差异可能是上次重启才出现的。',
  },
  'only-here': {
    en: 'only on {nodes}: {words}',
    'zh-CN': '仅 {nodes} 有：{words}',
  },
  'only-elsewhere': {
    en: 'missing on {nodes}: {words}',
    'zh-CN': '{nodes} 缺少：{words}',
  },
  'changes-speed': {
    en: 'among them options that change speed: {words}',
    'zh-CN': '其中有影响速度的参数：{words}',
  },
  'same-kernel-everywhere': {
    en: 'Bring the nodes to one kernel and one command line, one node first, and measure before and after.',
    'zh-CN': '把各节点统一到同一内核和同一启动参数：先改一个节点，并在前后各测一次。',
  },
  ...driftStrings,
} as const satisfies Strings;
