import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Can the way nodes are virtualized be excluded as the reason why some are slow?',
    'zh-CN': '能否排除虚拟化方式是部分节点变慢的原因？',
  },
  'ruled-out': {
    en: 'virtualization is not why anything is slow on {where}: hardware everywhere, CPUs equally fast',
    'zh-CN': '{where} 的虚拟化不是变慢的原因：全部由硬件运行，CPU 速度一致',
  },
  emulated: {
    en: 'a node is emulated in software, which another rule tells',
    'zh-CN': '有节点由软件模拟，另有规则说明',
  },
  'not-shown': {
    en: 'not every node is shown to run on the hardware',
    'zh-CN': '并非每个节点都能确认由硬件运行',
  },
  'not-measured': {
    en: 'nothing points at virtualization, and the speed of the CPUs was not compared (--benchmark)',
    'zh-CN': '没有迹象指向虚拟化，且未比较 CPU 速度（--benchmark）',
  },
  slower: {
    en: '{node} takes {ratio, number, ::.00} times as long for CPU work as its peers',
    'zh-CN': '{node} 的 CPU 工作耗时是同组节点的 {ratio, number, ::.00} 倍',
  },
  'other-reason': {
    en: 'something else about the machines may slow them down: {rules}',
    'zh-CN': '机器的其他方面可能导致变慢：{rules}',
  },
  title: {
    en: 'virtualization is not why {where} may be slow: missing vmx or svm flags and loaded KVM modules do not matter there',
    'zh-CN': '{where} 若变慢，原因不在虚拟化：那里缺少 vmx、svm 标志或加载了 KVM 模块都无关紧要',
  },
  why: {
    en: 'Flags and modules inside a guest concern only guests that it would run itself. A published report of a slow region took a missing svm flag for a host without SVM, and concluded that KVM had fallen back to software. But KVM cannot run a guest at all on such a host, an emulated QEMU guest shows svm by default, and emulation is slow at everything, 7 to 30 times, not at one region’s requests.',
    'zh-CN':
      '虚拟机里的标志和模块只关系到它自己再运行的虚拟机。一篇公开的排查文章把缺少 svm 标志当作宿主机未开启 SVM，并断定 KVM 回退到了软件虚拟化。但在那样的宿主机上 KVM 根本无法运行虚拟机；由 QEMU 软件模拟的虚拟机默认反而显示 svm；而且软件模拟处处都慢 7 到 30 倍，不会只慢在某个地域的请求上。',
  },
  accelerated: {
    en: '{count, plural, one {the node is} other {all # nodes are}} shown to run on the hardware (signature, clock source or log of the hypervisor, or bare metal)',
    'zh-CN':
      '{count, plural, other {全部 # 个节点}}均有证据表明由硬件运行（虚拟机监控器的签名、时钟源或日志，或为物理机）',
  },
  'no-nesting': {
    en: 'neither vmx nor svm on {nodes}: they cannot nest virtual machines, and run on the hardware all the same',
    'zh-CN': '{nodes} 既无 vmx 也无 svm：不能嵌套虚拟机，但自身同样由硬件运行',
  },
  module: {
    en: 'a KVM module without its CPU flag on {nodes}: two observations that do not belong together',
    'zh-CN': '{nodes} 加载了 KVM 模块却没有对应的 CPU 标志：这两项观察并不相符',
  },
  alike: {
    en: 'CPU work takes at most {ratio} times as long as on peers (the middle of all micro-benchmarks)',
    'zh-CN': 'CPU 工作的耗时至多是同组节点的 {ratio} 倍（各项微基准测试的中位数）',
  },
  'others-silent': {
    en: 'no likely reason in steal, quotas, CPU model, clock, mitigations, or emulated cards and disks',
    'zh-CN': '窃取时间、配额、CPU 型号、时钟、漏洞缓解措施、模拟网卡与磁盘等方面均没有可能的原因',
  },
  'speed-unknown': {
    en: 'the speed of the CPUs was not compared with peers',
    'zh-CN': '尚未与同组节点比较 CPU 速度',
  },
  benchmark: {
    en: 'Run samespec diagnose --benchmark: 4 s per node settle whether the CPUs are equally fast.',
    'zh-CN': '运行 samespec diagnose --benchmark：每个节点 4 秒，即可确认 CPU 速度是否一致。',
  },
  'look-elsewhere': {
    en: 'Look at the network, name resolution and the application next.',
    'zh-CN': '接下来检查网络、域名解析和应用本身。',
  },
  'change-host': {
    en: 'Do not change the host, its firmware or the instance type for this.',
    'zh-CN': '不要为此更换宿主机、修改固件或更换实例规格。',
  },
} as const satisfies Strings;
