import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is a node run by an emulator that translates its instructions in software, instead of by the hardware?',
    'zh-CN': '节点是否由模拟器以软件方式逐条翻译指令运行，而不是由硬件直接运行？',
  },
  'ruled-out': {
    en: 'not software virtualization on {where}',
    'zh-CN': '{where} 不是软件虚拟化',
  },

  hardware: {
    en: 'runs on the hardware: it offers what no software emulator does',
    'zh-CN': '由硬件加速运行：具备软件模拟器所没有的特征',
  },
  'bare-metal': {
    en: 'bare metal: there is no hypervisor',
    'zh-CN': '物理机：没有虚拟机监控器',
  },
  undecided: {
    en: 'neither emulation nor hardware acceleration can be shown from inside; run with --sudo where the kernel’s cpuid driver is loaded, or with --benchmark beside a node that runs on the hardware',
    'zh-CN':
      '从节点内部既无法证明是软件模拟，也无法证明有硬件加速；若内核已加载 cpuid 驱动，请加 --sudo 再试，或加 --benchmark 与硬件加速的节点比较速度',
  },
  'nothing-shown': {
    en: 'no hypervisor shows itself, but a guest that hides it and disguises its firmware would look the same; run with --sudo where the kernel’s cpuid driver is loaded, or with --benchmark beside a node that runs on the hardware',
    'zh-CN':
      '没有发现虚拟机监控器，但隐藏了标志并伪装固件信息的虚拟机看上去也是如此；若内核已加载 cpuid 驱动，请加 --sudo 再试，或加 --benchmark 与硬件加速的节点比较速度',
  },
  'hidden-kvm': {
    en: 'a QEMU guest that hides its signature; its CPU is not one an emulator would show, so it is not called emulated',
    'zh-CN': '隐藏了签名的 QEMU 虚拟机；其 CPU 不是模拟器会呈现的型号，因此不判定为软件模拟',
  },

  title: {
    en: 'QEMU runs without hardware acceleration on {where}: every instruction is translated in software',
    'zh-CN': '{where} 的 QEMU 没有硬件加速：每条指令都由软件翻译执行',
  },
  'title-by-sum': {
    en: 'QEMU most likely runs without hardware acceleration on {where}: every instruction would be translated in software',
    'zh-CN': '{where} 的 QEMU 很可能没有硬件加速：每条指令都要由软件翻译执行',
  },
  'title-contradicted': {
    en: 'signs of software emulation and of hardware acceleration together on {where}: they cannot both be true',
    'zh-CN': '{where} 同时出现软件模拟和硬件加速的迹象：两者不可能都成立',
  },
  why: {
    en: 'The emulator (TCG) translates guest instructions in software: all CPU work takes several times as long, starting processes 7 to 30 times, cryptography far longer still. It is slow at everything, never subtly and never at the network alone. The flags vmx and svm say nothing about it: they offer nesting to this guest, and an emulated QEMU guest shows svm by default, while most accelerated cloud guests do not.',
    'zh-CN':
      '模拟器（TCG）以软件翻译虚拟机的指令：所有 CPU 工作都慢数倍，创建进程慢 7 到 30 倍，加解密更慢得多。它处处都慢，绝不会只慢一点，也不会只慢在网络上。vmx、svm 标志与此无关：它们只表示允许这台虚拟机再嵌套虚拟机；软件模拟的 QEMU 虚拟机默认就会显示 svm，而多数有硬件加速的云主机反而不显示。',
  },
  'why-contradicted': {
    en: 'The emulator offers no guest clock, no steal time and no hypervisor interrupts. Seeing them beside its own signature means that parts of two machines were read as one, or that the node misstates itself.',
    'zh-CN':
      '模拟器不提供虚拟机时钟、窃取时间（steal）和虚拟机监控器中断。它们与模拟器自身的签名同时出现，说明读到的可能是两台机器的内容，或节点的自述不实。',
  },

  'sign-signature': {en: 'CPUID signature {value}', 'zh-CN': 'CPUID 签名为 {value}'},
  'sign-clock': {en: 'clock source {value} is offered', 'zh-CN': '提供时钟源 {value}'},
  'sign-kernel': {
    en: 'the kernel’s log says: hypervisor detected: {value}',
    'zh-CN': '内核日志写明检测到虚拟机监控器：{value}',
  },
  'sign-lscpu': {
    en: 'lscpu names the hypervisor vendor {value}',
    'zh-CN': 'lscpu 给出的虚拟机监控器厂商为 {value}',
  },
  'sign-detected': {
    en: 'systemd-detect-virt says {value}',
    'zh-CN': 'systemd-detect-virt 的结果为 {value}',
  },
  'sign-steal': {
    en: 'steal time since boot is {value}',
    'zh-CN': '启动以来的窃取时间（steal）{value}',
  },
  'sign-hyp': {
    en: 'interrupts of the hypervisor (row HYP) are {value}',
    'zh-CN': '虚拟机监控器中断（HYP 行）次数 {value}',
  },
  'sign-product': {
    en: 'the firmware calls the machine “{value}”, a name QEMU gives by its accelerator',
    'zh-CN': '固件中的机器名称为“{value}”，QEMU 按加速方式给出此名称',
  },
  'sign-sys-hypervisor': {
    en: '/sys/hypervisor/type says {value}',
    'zh-CN': '/sys/hypervisor/type 的内容为 {value}',
  },
  'sign-device-tree': {
    en: 'the device tree names the hypervisor {value}',
    'zh-CN': '设备树中的虚拟机监控器为 {value}',
  },
  'sign-stolen-time': {
    en: 'the kernel’s log says: {value}',
    'zh-CN': '内核日志：{value}',
  },
  'sign-metal': {
    en: 'instance type {value} is bare metal',
    'zh-CN': '实例类型 {value} 为裸金属',
  },
  'sign-no-hypervisor': {
    en: 'no hypervisor flag, and systemd-detect-virt says {value}',
    'zh-CN': '没有 hypervisor 标志，且 systemd-detect-virt 的结果为 {value}',
  },
  'sign-no-signature': {
    en: 'the CPU, asked for the name of a hypervisor, gives none',
    'zh-CN': '向 CPU 查询虚拟机监控器签名，结果为空',
  },
  'sign-frequency-driver': {
    en: 'the kernel sets the CPU’s clock rate itself ({value}), which guests cannot',
    'zh-CN': '由内核自行调节 CPU 频率（{value}），虚拟机做不到',
  },
  'sign-cpu-model': {
    en: 'the CPU calls itself “{value}”',
    'zh-CN': 'CPU 自称“{value}”',
  },
  'sign-no-kvm-clock': {
    en: 'no kvm-clock is offered, only {value}',
    'zh-CN': '没有 kvm-clock，只有 {value}',
  },
  'sign-bare-hardware': {
    en: 'yet the kernel believed to boot on {value}',
    'zh-CN': '内核却认为自己启动在 {value} 上（裸硬件）',
  },
  'sign-unnamed': {
    en: 'the flag hypervisor is set, but lscpu names no hypervisor vendor ({value})',
    'zh-CN': '有 hypervisor 标志，但 lscpu 给不出虚拟机监控器厂商（{value}）',
  },
  'sign-not-from-firmware': {
    en: 'the firmware says “{value}”, so the word qemu was read from the CPU itself',
    'zh-CN': '固件中写的是“{value}”，因此 qemu 一词只能来自 CPU 本身',
  },
  'sign-host-cpu': {
    en: 'the CPU is “{value}”, which only a guest on the hardware gets passed on',
    'zh-CN': 'CPU 为“{value}”，只有硬件加速的虚拟机才会透传这样的型号',
  },
  'sign-avx512': {
    en: 'the flag {value} is offered, which the emulator does not have',
    'zh-CN': '提供 {value} 标志，而模拟器没有',
  },
  'sign-probes-slow': {
    en: 'starting a process takes {value} times as long as on nodes that run on the hardware, and every other loop at least 4 times',
    'zh-CN': '创建进程耗时是硬件加速节点的 {value} 倍，其余各项循环也都在 4 倍以上',
  },
  'sign-probes-near': {
    en: 'no micro-benchmark takes more than {value} times as long as on nodes that run on the hardware',
    'zh-CN': '各项微基准测试的耗时均不超过硬件加速节点的 {value} 倍',
  },
  'sign-cpuid-fast': {
    en: 'yet the instruction CPUID takes only {value} times as long, as it is answered without leaving the guest',
    'zh-CN': '而 CPUID 指令的耗时只有 {value} 倍，因为无需退出虚拟机即可得到结果',
  },
  'kvm-may-hide': {
    en: 'a KVM guest whose signature is hidden can look the same; CPU work as fast as on its peers would exclude emulation',
    'zh-CN':
      '隐藏签名的 KVM 虚拟机也可能呈现同样的迹象；若 CPU 速度与同类节点相当，即可排除软件模拟',
  },

  benchmark: {
    en: 'Run samespec diagnose --benchmark, with a node of the same image that runs on the hardware: it settles this in 4 s per node.',
    'zh-CN':
      '运行 samespec diagnose --benchmark，并加入一个镜像相同、由硬件加速的节点：每个节点只需 4 秒即可确认。',
  },
  'accelerate-on-host': {
    en: 'If the host is yours: start the guest with QEMU -accel kvm -cpu host (libvirt: domain type kvm; nova: virt_type=kvm; Proxmox: qm set ID --kvm 1; KubeVirt: useEmulation=false).',
    'zh-CN':
      '如果宿主机归你管理：用 QEMU -accel kvm -cpu host 启动虚拟机（libvirt：domain type 设为 kvm；nova：virt_type=kvm；Proxmox：qm set ID --kvm 1；KubeVirt：useEmulation=false）。',
  },
  'check-accelerator': {
    en: 'On the host run virt-host-validate qemu. The kvm(1) wrapper uses accel=kvm:tcg and falls back without a word; name kvm alone, so that it fails aloud. Where the firmware keeps SVM Mode or VT-x off, switch it on during maintenance and power the host off and on.',
    'zh-CN':
      '在宿主机上运行 virt-host-validate qemu。kvm(1) 包装脚本使用 accel=kvm:tcg，会悄悄回退；请只写 kvm，使失败可见。如果宿主机固件中关闭了 SVM Mode 或 VT-x，在维护窗口内打开并断电重启。',
  },
  'ask-provider': {
    en: 'If you rent it: send the instance id, region, the signature above and a speed comparison with a peer of the same type, ask which accelerator its host uses, and ask for another host.',
    'zh-CN':
      '如果是租用的：把实例 ID、地域、上述签名以及与同型号节点的速度对比发给服务商，请其确认宿主机的加速方式，并迁移到其他宿主机。',
  },
  'collect-again': {
    en: 'Collect again on this one node, as root.',
    'zh-CN': '以 root 身份在这一个节点上重新采集。',
  },
  'firmware-with-guests': {
    en: 'Do not change firmware settings of a host while guests run on it; a tenant cannot change them at all.',
    'zh-CN': '不要在宿主机上还有虚拟机运行时修改固件设置；租户则根本无法修改。',
  },
  'judge-by-svm': {
    en: 'Do not judge by vmx, svm, /dev/kvm or lsmod: they concern guests of this guest.',
    'zh-CN': '不要凭 vmx、svm、/dev/kvm 或 lsmod 判断：它们只关系到这台虚拟机里再运行的虚拟机。',
  },
} as const satisfies Strings;
