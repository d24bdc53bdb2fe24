import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does the hypervisor give a guest a reduced CPU, without the instructions for cryptography and vectors?',
    'zh-CN': '虚拟机监控器是否给虚拟机配了精简的 CPU 型号，缺少加解密和向量指令？',
  },
  'not-x86': {
    en: 'reduced CPU models are known for x86 only',
    'zh-CN': '只有 x86 上才有这类精简的 CPU 型号',
  },
  emulated: {
    en: 'the node is emulated in software, which is slow at everything and is told by itself',
    'zh-CN': '该节点由软件模拟，处处都慢，已另行说明',
  },
  'not-guest': {
    en: 'not known to be a guest: a physical CPU has the instructions it was sold with',
    'zh-CN': '无法确认是虚拟机：物理 CPU 的指令集出厂即定',
  },
  has: {
    en: 'the CPU offers aes or avx',
    'zh-CN': 'CPU 提供 aes 或 avx 指令',
  },
  lacks: {
    en: 'the CPU offers neither aes nor avx',
    'zh-CN': 'CPU 既不提供 aes 也不提供 avx 指令',
  },
  title: {
    en: 'a reduced CPU model on {where}: no instructions for cryptography and vectors',
    'zh-CN': '{where} 使用精简的 CPU 型号：没有加解密和向量指令',
  },
  'title-slow': {
    en: 'cryptography is many times slower on {where}, and nothing else is: the CPU lacks the instructions for it',
    'zh-CN': '{where} 的加解密慢许多倍，而其他计算正常：CPU 缺少相应的指令',
  },
  why: {
    en: 'QEMU’s default models (qemu64, kvm64) show the guest a CPU of 2004, whatever the host has. TLS, checksums and compression then run code without AES and vector instructions; loops, system calls and starting processes keep their speed, unlike under software emulation.',
    'zh-CN':
      'QEMU 的默认型号（qemu64、kvm64）无论宿主机如何，都只向虚拟机呈现 2004 年水平的 CPU。TLS、校验和与压缩因此只能使用不含 AES 和向量指令的代码；而循环、系统调用和创建进程的速度不受影响，这一点与软件模拟不同。',
  },
  model: {
    en: 'the CPU calls itself “{model}”, a model for guests whose CPU nobody chose',
    'zh-CN': 'CPU 自称“{model}”，这是未指定 CPU 型号时的默认型号',
  },
  ratio: {
    en: 'sha256sum takes {crypto} times as long as on peers, counting {loops} times',
    'zh-CN': 'sha256sum 的耗时是同组节点的 {crypto} 倍，计数循环是 {loops} 倍',
  },
  'not-measured': {
    en: 'the speed of cryptography was not compared with peers',
    'zh-CN': '尚未与同组节点比较加解密的速度',
  },
  'only-generic': {
    en: 'that program may not use the instructions even where they are; TLS libraries do',
    'zh-CN': '即使有这些指令，该程序也未必使用；TLS 库则会使用',
  },
  'little-crypto': {
    en: 'software that neither encrypts nor compresses much hardly notices',
    'zh-CN': '加解密和压缩不多的程序几乎不受影响',
  },
  benchmark: {
    en: 'Run samespec diagnose --benchmark: it compares cryptography and loops with peers that have the same programs.',
    'zh-CN': '运行 samespec diagnose --benchmark：与程序相同的同组节点比较加解密和循环的速度。',
  },
  'named-cpu-model': {
    en: 'Owner of the host: give the guest -cpu host, or a named model that all hosts have (libvirt: cpu mode host-model), and power it off and on. Tenant: ask for it with this evidence.',
    'zh-CN':
      '宿主机归你管理时：为虚拟机设置 -cpu host，或各宿主机都支持的具名型号（libvirt：cpu mode 设为 host-model），然后关机再开机。租用时：附上以上证据向服务商提出。',
  },
  'mixed-models': {
    en: 'Not -cpu host where guests move between hosts of different generations: live migration fails, or programs crash on instructions that are gone.',
    'zh-CN':
      '如果虚拟机会在不同代次的宿主机之间热迁移，不要使用 -cpu host：迁移会失败，或程序因指令消失而崩溃。',
  },
} as const satisfies Strings;
