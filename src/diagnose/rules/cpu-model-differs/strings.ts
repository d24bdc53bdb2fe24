import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do nodes that ought to be equal have the same CPU, with the same instructions?',
    'zh-CN': '本应相同的节点，CPU 型号与指令集是否一致？',
  },
  'ruled-out': {
    en: 'CPU model equal on {where}',
    'zh-CN': '{where} 的 CPU 型号一致',
  },
  equal: {en: 'the CPU model is equal', 'zh-CN': 'CPU 型号一致'},
  'harmless-flags': {
    en: '{count, plural, one {one CPU flag differs} other {# CPU flags differ}}; none that makes software faster or slower, as between hypervisors and kernels',
    'zh-CN': '有 {count} 个 CPU 标志不同，均不影响软件速度，属于虚拟机监控器或内核版本间的常见差异',
  },
  title: {
    en: 'another CPU on {where}: {value}, elsewhere {usual}',
    'zh-CN': '{where} 的 CPU 不同：{value}，其他节点为 {usual}',
  },
  'title-many': {
    en: 'several other CPUs on {where}, elsewhere {usual}',
    'zh-CN': '{where} 有多种其他 CPU，其余节点为 {usual}',
  },
  'title-tied': {
    en: 'different CPUs on {where}: {usual} and {value}, on as many nodes each',
    'zh-CN': '{where} 的 CPU 不同：{usual} 与 {value} 的节点数相同',
  },
  'title-many-tied': {
    en: 'several CPUs on {where}, none of them on most nodes',
    'zh-CN': '{where} 有多种 CPU，没有占多数的型号',
  },
  'title-features': {
    en: 'the same CPU model, but with other instructions, on {where}',
    'zh-CN': '{where} 的 CPU 型号相同，但可用的指令集不同',
  },
  why: {
    en: 'The same number of vCPUs and GiB is not the same CPU: providers fill one instance type with several generations and vendors. {kind, select, region {Every region is uniform, so the regions were built with different hardware. } other {Nodes of one region differ, so it depends on the host a node lands on. }}That the CPUs differ is certain; how much slower yours is, is not: that takes a benchmark of one thread on both.',
    'zh-CN':
      '同样的 vCPU 和 GiB 并不等于同样的 CPU：云厂商会用不同代次、不同厂商的 CPU 提供同一种规格。{kind, select, region {各地域内部一致、地域之间不同，说明各地域的硬件不同。} other {同一地域内的节点也不同，说明取决于节点落在哪台宿主机上。}}CPU 不同是确定的；究竟慢多少则不确定，需要在两边各做一次单线程基准测试。',
  },
  'why-features': {
    en: 'The model is equal, yet the hypervisor passes other instructions on. {kind, select, region {Every region is uniform, as with another CPU setting for each. } other {Nodes of one region differ, as with hosts that are set up differently. }}Software picks its code by these flags: without aes, avx2 or avx512 cryptography, compression and vector code fall back to slower paths; all else keeps its speed.',
    'zh-CN':
      '型号相同，但虚拟机监控器透传的指令集不同。{kind, select, region {各地域内部一致、地域之间不同，像是各地域的虚拟 CPU 设置不同。} other {同一地域内的节点不同，像是各宿主机的设置不同。}}软件会根据这些标志选择代码路径：缺少 aes、avx2 或 avx512 时，加解密、压缩和向量计算会退回较慢的实现；其余部分不受影响。',
  },
  'model-at': {en: '{value}: {places}', 'zh-CN': '{value}：{places}'},
  model: {en: 'model number {value}', 'zh-CN': '型号编号 {value}'},
  family: {en: 'family number {value}', 'zh-CN': '系列编号 {value}'},
  unnamed: {en: 'unnamed', 'zh-CN': '未命名'},
  'only-here': {
    en: 'instructions only on {nodes}: {flags}{more, plural, =0 {} other { (and # flags that do not matter)}}',
    'zh-CN':
      '仅 {nodes} 有的指令集：{flags}{more, plural, =0 {} other {（另有 # 个无关紧要的标志）}}',
  },
  'only-elsewhere': {
    en: 'instructions missing on {nodes}: {flags}{more, plural, =0 {} other { (and # flags that do not matter)}}',
    'zh-CN':
      '{nodes} 缺少的指令集：{flags}{more, plural, =0 {} other {（另有 # 个无关紧要的标志）}}',
  },
  'lies-as-slowness': {
    en: 'exactly the slow nodes have it',
    'zh-CN': '恰好是变慢的那些节点如此',
  },
  'slow-on-all-sides': {
    en: 'there are slow nodes with each of these CPUs',
    'zh-CN': '每种 CPU 的节点中都有变慢的',
  },
  'slow-have-usual': {
    en: 'slow nodes have the usual CPU too',
    'zh-CN': '变慢的节点中也有使用常见 CPU 的',
  },
  'kernels-differ': {
    en: 'their kernels differ as well, and an older kernel names fewer instructions',
    'zh-CN': '它们的内核版本也不同，而较旧的内核列出的指令集更少',
  },
  'could-not-tell': {
    en: '{count, plural, one {one node} other {# nodes}} could not tell',
    'zh-CN': '有 {count} 个节点未能给出',
  },
  'speed-not-measured': {
    en: 'the speed of the CPUs was not measured on {count, plural, one {this node} other {these # nodes}}',
    'zh-CN': '未在这 {count} 个节点上测量 CPU 速度',
  },
  'speed-ratio': {
    en: 'micro-benchmarks take {ratio, number, ::.00} times as long there (the middle of all loops, the same programs)',
    'zh-CN':
      '微基准测试在这些节点上的耗时是其他节点的 {ratio, number, ::.00} 倍（各项循环的中位数，程序完全相同）',
  },
  'speed-with-steal': {
    en: 'meanwhile the hypervisor took {steal, number, ::percent .0} of the time, which may be part of it',
    'zh-CN': '期间窃取时间占 {steal, number, ::percent .0}，也可能是原因之一',
  },
  'benchmark-first': {
    en: 'Run samespec diagnose --benchmark, or the same single-thread benchmark on one node of each kind, at the same load; below 1.25 times the CPU is not your problem.',
    'zh-CN':
      '运行 samespec diagnose --benchmark，或在每种 CPU 的一个节点上、相同负载下运行同一个单线程基准测试；差距不到 1.25 倍，就不是 CPU 的问题。',
  },
  'pin-cpu-platform': {
    en: 'If it matters: pin the CPU platform (GCP --min-cpu-platform) or choose an instance family that is sold with one CPU, in every region; then measure again.',
    'zh-CN':
      '如果确有影响：固定 CPU 平台（GCP --min-cpu-platform），或在各地域统一选用只配一种 CPU 的实例规格族，然后重新测量。',
  },
  'move-before-measuring': {
    en: 'Do not move load or buy other instances before measuring: another model is often as fast.',
    'zh-CN': '测量之前不要迁移负载或更换实例：不同型号的速度往往相当。',
  },
} as const satisfies Strings;
