import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does the firmware of a physical machine keep it from running virtual machines?',
    'zh-CN': '物理机的固件是否关闭了硬件虚拟化，使其无法运行虚拟机？',
  },
  'ruled-out': {
    en: 'hardware virtualization usable on {where}',
    'zh-CN': '{where} 的硬件虚拟化可用',
  },
  'not-metal': {
    en: 'not known to be a physical machine: in a guest its firmware has no say',
    'zh-CN': '无法确认是物理机：在虚拟机里，固件设置与此无关',
  },
  'kernel-silent': {
    en: 'the kernel does not say that the firmware forbids it',
    'zh-CN': '内核没有表示是固件禁止的',
  },
  title: {
    en: 'virtual machines cannot run on {where}: hardware virtualization is switched off in the firmware',
    'zh-CN': '{where} 无法运行虚拟机：固件中关闭了硬件虚拟化',
  },
  why: {
    en: 'The CPU offers VT-x or SVM and the firmware has locked it. The node’s own programs run at full speed; only virtual machines on it (Kata, KubeVirt, Firecracker) cannot start, or fall back to slow emulation.',
    'zh-CN':
      'CPU 支持 VT-x 或 SVM，但被固件锁定。节点自身的程序不受影响，仍然全速运行；只有在它上面运行虚拟机（Kata、KubeVirt、Firecracker）时会启动失败，或退回到很慢的软件模拟。',
  },
  device: {
    en: '/dev/kvm: {state, select, opens {opens} present {is there and does not open} other {is missing}}',
    'zh-CN': '/dev/kvm：{state, select, opens {可打开} present {存在但无法打开} other {不存在}}',
  },
  'kernel-says': {
    en: 'the kernel says: disabled by BIOS',
    'zh-CN': '内核日志：disabled by BIOS（被 BIOS 关闭）',
  },
  'not-needed': {
    en: 'without virtual machines on this node it does not matter',
    'zh-CN': '如果该节点不运行虚拟机，则没有影响',
  },
  'enable-in-firmware': {
    en: 'If the node is to run virtual machines: drain it, switch on “SVM Mode” or “Intel VT-x” in the firmware, and power it off and on (not only restart).',
    'zh-CN':
      '如果该节点需要运行虚拟机：先排空节点，在固件中打开“SVM Mode”或“Intel VT-x”，然后断电重启（不能只是热重启）。',
  },
  'not-under-load': {
    en: 'Not on a host with running guests, and no advice for a tenant: in a rented virtual machine there is no such setting.',
    'zh-CN':
      '不要在仍有虚拟机运行的宿主机上操作；也不要向租户提这个建议：租用的虚拟机里没有这项设置。',
  },
} as const satisfies Strings;
