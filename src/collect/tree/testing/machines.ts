import type {TreeFiles} from './make-tree.ts';

/**
 * Small machines of five architectures. The texts are transcribed from /proc/cpuinfo, /proc/sysinfo and the device
 * tree as they are published for such machines and shortened; serial numbers are made up.
 */
export const MACHINES: Readonly<Record<string, TreeFiles>> = {
  'x86-64': {
    'proc/cpuinfo': blocks(4, (n) => [
      `processor\t: ${n}`,
      'vendor_id\t: GenuineIntel',
      'cpu family\t: 6',
      'model\t\t: 85',
      'model name\t: Intel(R) Xeon(R) Platinum 8255C CPU @ 2.50GHz',
      'stepping\t: 7',
      'microcode\t: 0x1',
      'cpu MHz\t\t: 2494.140',
      'cache size\t: 36608 KB',
      'physical id\t: 0',
      'siblings\t: 4',
      `core id\t\t: ${Math.floor(n / 2)}`,
      'cpu cores\t: 2',
      'flags\t\t: fpu vme de pse tsc msr sse sse2 ht syscall nx rdtscp lm constant_tsc hypervisor',
      'bogomips\t: 4988.28',
    ]),
    ...cpuFolders(4, {threads: 2, perSocket: 4}),
    'proc/version':
      'Linux version 5.15.0-91-generic (buildd@lcy02) (gcc 11.4.0) #101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023\n',
  },
  'x86-64-xen': {
    'proc/cpuinfo': blocks(1, (n) => [
      `processor\t: ${n}`,
      'vendor_id\t: AuthenticAMD',
      'cpu family\t: 15',
      'model\t\t: 65',
      'model name\t: Dual-Core AMD Opteron(tm) Processor 2212',
      'stepping\t: 3',
      'cpu MHz\t\t: 2000.000',
      'flags\t\t: fpu tsc msr sse sse2 syscall nx lm svm',
    ]),
    ...cpuFolders(1, {threads: 1, perSocket: 1}),
    'proc/xen/capabilities': '',
  },
  arm64: {
    'proc/cpuinfo': blocks(2, (n) => [
      `processor\t: ${n}`,
      'BogoMIPS\t: 243.75',
      'Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp ssbs',
      'CPU implementer\t: 0x41',
      'CPU architecture: 8',
      'CPU variant\t: 0x3',
      'CPU part\t: 0xd0c',
      'CPU revision\t: 1',
    ]),
    ...cpuFolders(2, {threads: 1, perSocket: 2}),
  },
  s390x: {
    'proc/cpuinfo': [
      'vendor_id       : IBM/S390',
      '# processors    : 2',
      'bogomips per cpu: 20325.00',
      'max thread id   : 0',
      'features\t: esan3 zarch stfle msa ldisp eimm dfp edat etf3eh highgprs te vx sie',
      'processor 0: version = FF,  identification = 0133E8,  machine = 2964',
      'processor 1: version = FF,  identification = 0133E8,  machine = 2964',
      '',
      'cpu number      : 0',
      'cpu MHz dynamic : 5000',
      '',
      'cpu number      : 1',
      'cpu MHz dynamic : 5000',
      '',
    ].join('\n'),
    'proc/sysinfo': [
      'Manufacturer:         IBM',
      'Type:                 2964',
      'LPAR Name:            LPAR1',
      'VM00 Name:            guest1',
      'VM00 Control Program: KVM/Linux',
      '',
    ].join('\n'),
    ...cpuFolders(2, {threads: 1, perSocket: 1}),
  },
  ppc64: {
    'proc/cpuinfo': [
      'processor\t: 0',
      'cpu\t\t: POWER9 (architected), altivec supported',
      'clock\t\t: 2900.000000MHz',
      'revision\t: 2.2 (pvr 004e 1202)',
      '',
      'processor\t: 1',
      'cpu\t\t: POWER9 (architected), altivec supported',
      'clock\t\t: 2900.000000MHz',
      'revision\t: 2.2 (pvr 004e 1202)',
      '',
      'timebase\t: 512000000',
      'platform\t: pSeries',
      'model\t\t: IBM pSeries (emulated by qemu)',
      'machine\t\t: CHRP IBM pSeries (emulated by qemu)',
      '',
    ].join('\n'),
    'proc/device-tree/compatible': 'qemu,pseries\0',
    ...cpuFolders(2, {threads: 2, perSocket: 2}),
  },
  riscv64: {
    'proc/cpuinfo': blocks(4, (n) => [
      `processor\t: ${n}`,
      `hart\t\t: ${n + 1}`,
      'isa\t\t: rv64imafdc',
      'mmu\t\t: sv39',
      'uarch\t\t: sifive,u74-mc',
    ]),
    ...cpuFolders(4, {threads: 1, perSocket: 4}),
  },
};

function blocks(count: number, rows: (n: number) => string[]): string {
  return Array.from({length: count}, (_, n) => `${rows(n).join('\n')}\n\n`).join('');
}

/** /sys/devices/system/cpu of `count` CPUs, as much of it as lscpu and the collector read. */
function cpuFolders(count: number, {threads, perSocket}: {threads: number; perSocket: number}) {
  const all = count === 1 ? '0' : `0-${count - 1}`;
  const files: Record<string, string> = {};
  for (const name of ['online', 'possible', 'present']) {
    files[`sys/devices/system/cpu/${name}`] = `${all}\n`;
  }
  for (let n = 0; n < count; n++) {
    const folder = `sys/devices/system/cpu/cpu${n}/topology`;
    for (const [name, size] of [
      ['thread', threads],
      ['core', perSocket],
    ] as const) {
      const first = Math.floor(n / size) * size;
      const mask = ((1 << size) - 1) << first;
      files[`${folder}/${name}_siblings`] = `${mask.toString(16)}\n`;
      files[`${folder}/${name}_siblings_list`] =
        size === 1 ? `${first}\n` : `${first}-${first + size - 1}\n`;
    }
    files[`${folder}/core_id`] = `${Math.floor(n / threads)}\n`;
    files[`${folder}/physical_package_id`] = `${Math.floor(n / perSocket)}\n`;
  }
  return files;
}
