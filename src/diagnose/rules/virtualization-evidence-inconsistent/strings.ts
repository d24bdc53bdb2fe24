import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do the loaded KVM modules fit the CPU flags of the same node?',
    'zh-CN': '已加载的 KVM 模块与同一节点的 CPU 标志是否相符？',
  },
  'not-loaded': {
    en: 'neither kvm_amd nor kvm_intel was loaded; kvm alone says nothing',
    'zh-CN': 'kvm_amd 和 kvm_intel 均未加载；仅有 kvm 说明不了什么',
  },
  'vendor-kernel': {
    en: 'the kernel has PVM, so it is not a stock kernel and may load what others refuse',
    'zh-CN': '内核带有 PVM，不是标准内核，可能会加载标准内核拒绝加载的模块',
  },
  consistent: {
    en: 'the loaded module fits the flag {flag}',
    'zh-CN': '已加载的模块与 {flag} 标志相符',
  },
  title: {
    en: '{module} is loaded without the CPU flag {flag} on {where}: a stock kernel refuses that, so conclude nothing from it',
    'zh-CN': '{where} 没有 {flag} 标志却加载了 {module}：标准内核会拒绝加载，请勿据此下任何结论',
  },
  why: {
    en: 'A kernel loads {module} because the CPU shows {flag}, and refuses it otherwise (“no hardware support”). So the two observations are likely of different nodes or times, or of a vendor’s kernel. A published report of a slow region saw exactly this, and concluded that SVM was off on the host and KVM had fallen back to software. It does not follow: a host without SVM cannot run KVM guests at all, a guest’s modules serve only its own guests, and a QEMU guest that is emulated in software shows svm by default.',
    'zh-CN':
      '内核是因为 CPU 显示 {flag} 才加载 {module}，否则会拒绝（“no hardware support”）。因此这两项观察很可能来自不同的节点或不同的时间，或者是厂商定制内核。曾有一篇公开的排查文章看到的正是这一现象，并得出结论：宿主机未开启 SVM，KVM 回退到了软件虚拟化。这个结论并不成立：没有 SVM 的宿主机根本无法运行 KVM 虚拟机；虚拟机里的模块只服务于它自己的虚拟机；而由 QEMU 软件模拟的虚拟机默认反而会显示 svm。',
  },
  seen: {
    en: '{module} is loaded, and the CPU flags lack {flag}',
    'zh-CN': '{module} 已加载，而 CPU 标志中没有 {flag}',
  },
  users: {
    en: '{module} has {users, plural, one {one user} other {# users}}; a loaded module has no effect on this node’s own speed',
    'zh-CN': '{module} 的使用者数为 {users}；模块已加载对节点自身的速度没有影响',
  },
  'other-reasons': {
    en: 'a vendor’s kernel, or files of another node laid over /proc or /sys, explain it as well',
    'zh-CN': '厂商定制内核，或 /proc、/sys 中混入了其他节点的文件，也能解释这一现象',
  },
  'collect-again': {
    en: 'Collect again on one node, in one session: grep -cwe svm -e vmx /proc/cpuinfo; ls -d /sys/module/kvm*; cat /sys/module/{module}/refcnt.',
    'zh-CN':
      '在同一节点、同一会话中重新采集：grep -cwe svm -e vmx /proc/cpuinfo; ls -d /sys/module/kvm*; cat /sys/module/{module}/refcnt。',
  },
  'conclude-from-it': {
    en: 'Do not change firmware, move hosts or blame virtualization on this evidence.',
    'zh-CN': '不要凭这一证据修改固件、迁移宿主机或归咎于虚拟化。',
  },
} as const satisfies Strings;
