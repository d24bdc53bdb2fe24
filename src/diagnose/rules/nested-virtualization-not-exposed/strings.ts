import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Can some guests run virtual machines of their own (flag vmx or svm) and others not?',
    'zh-CN': '是否有的虚拟机可以再运行虚拟机（有 vmx 或 svm 标志），而有的不可以？',
  },
  'no-guests': {
    en: 'no node here is known to be a guest on the hardware',
    'zh-CN': '这里没有已知的硬件加速虚拟机',
  },
  'all-expose': {
    en: 'all guests can nest virtual machines',
    'zh-CN': '所有虚拟机都可以嵌套虚拟机',
  },
  'none-expose': {
    en: 'no guest can nest virtual machines, as is usual in clouds; it says nothing about their speed',
    'zh-CN': '所有虚拟机都不能嵌套虚拟机，这在云上很常见，与它们自身的速度无关',
  },
  title: {
    en: 'virtual machines cannot be nested on {where}: no vmx or svm flag there; it says nothing about how fast these nodes run themselves',
    'zh-CN': '{where} 不能嵌套虚拟机：没有 vmx 或 svm 标志；这与这些节点自身的速度无关',
  },
  why: {
    en: 'vmx or svm inside a guest says that its hypervisor lets it run guests of its own, and no more; how this node itself runs is determined separately. Not offering it is normal: QEMU leaves svm off under KVM, and several clouds refuse nesting on AMD. A host whose SVM is off in the firmware could not run KVM guests at all, so a missing flag is no sign of “SVM disabled” or of a fall back to software. It matters only where the node must run virtual machines (Kata, KubeVirt, Firecracker).',
    'zh-CN':
      '虚拟机里的 vmx 或 svm 只说明虚拟机监控器允许它再运行虚拟机，仅此而已；节点自身由什么加速，要另行判断。不提供这个标志很正常：QEMU 在 KVM 下默认关闭 svm，多家云在 AMD 上不支持嵌套。如果宿主机固件真的关闭了 SVM，它根本无法运行 KVM 虚拟机；所以缺少标志既不说明“未开启 SVM”，也不说明回退到了软件虚拟化。只有节点需要运行虚拟机（Kata、KubeVirt、Firecracker）时才有影响。',
  },
  'shown-nowhere': {
    en: 'neither vmx nor svm: {nodes}',
    'zh-CN': '既无 vmx 也无 svm：{nodes}',
  },
  shown: {
    en: '{flag}: {nodes} (nesting exposed)',
    'zh-CN': '有 {flag}：{nodes}（允许嵌套）',
  },
  accelerated: {
    en: 'the nodes without the flag run on the hardware all the same: {nodes}',
    'zh-CN': '没有该标志的节点同样由硬件加速运行：{nodes}',
  },
  'leave-as-is': {
    en: 'Nothing to do for ordinary workloads. If the node must run virtual machines: choose a type that offers nesting (AWS C8i, M8i, R8i with CpuOptions NestedVirtualization=enabled, or bare metal; GCP --enable-nested-virtualization on Intel; Azure by size), or on your own host kvm nested=1 and CPU type host.',
    'zh-CN':
      '普通业务无需处理。如果节点必须运行虚拟机：改用支持嵌套的规格（AWS C8i、M8i、R8i 并设 CpuOptions NestedVirtualization=enabled，或裸金属；GCP 在 Intel 上用 --enable-nested-virtualization；Azure 视规格而定）；自有宿主机则设 kvm nested=1 且 CPU 类型为 host。',
  },
  'firmware-advice': {
    en: 'Do not change firmware settings, or ask a provider to, because of this: no tenant can, and nothing would get faster.',
    'zh-CN': '不要因此修改固件设置，或要求服务商修改：租户无法操作，也不会变快。',
  },
} as const satisfies Strings;
