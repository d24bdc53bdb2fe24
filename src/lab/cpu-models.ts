/** CPUs whose /proc/cpuinfo the lab can show, as a KVM guest of Ubuntu 22.04 sees them. */
export const CPU_MODELS = ['intel-8255c', 'amd-7k62'] as const;
export type CpuModel = (typeof CPU_MODELS)[number];

const VCPUS = 4;

type Cpu = {
  head: readonly (readonly [string, string])[];
  flags: string;
  tail: readonly (readonly [string, string])[];
};

/**
 * Text of /proc/cpuinfo with four processors.
 * The lab’s nodes keep the real CPU; only this file is laid over, so measured speed stays equal.
 */
export function cpuinfoText(model: CpuModel, hiddenFlags: readonly string[]): string {
  const cpu = CPUS[model];
  const flags = cpu.flags.split(' ').filter((flag) => !hiddenFlags.includes(flag));
  let text = '';
  for (let n = 0; n < VCPUS; n++) {
    const rows = [
      ['processor', String(n)],
      ...cpu.head,
      ['physical id', '0'],
      ['siblings', String(VCPUS)],
      ['core id', String(n)],
      ['cpu cores', String(VCPUS)],
      ['apicid', String(n)],
      ['initial apicid', String(n)],
      ['fpu', 'yes'],
      ['fpu_exception', 'yes'],
      ['cpuid level', '13'],
      ['wp', 'yes'],
      ['flags', flags.join(' ')],
      ...cpu.tail,
    ] as const;
    for (const [key, value] of rows) text += `${padded(key)}: ${value}\n`;
    text += 'power management:\n\n';
  }
  return text;
}

/** The kernel pads keys with tabs to two stops. */
function padded(key: string): string {
  return key.length < 8 ? `${key}\t\t` : `${key}\t`;
}

const CPUS: Record<CpuModel, Cpu> = {
  'intel-8255c': {
    head: [
      ['vendor_id', 'GenuineIntel'],
      ['cpu family', '6'],
      ['model', '85'],
      ['model name', 'Intel(R) Xeon(R) Platinum 8255C CPU @ 2.50GHz'],
      ['stepping', '5'],
      ['microcode', '0x1'],
      ['cpu MHz', '2494.140'],
      ['cache size', '36608 KB'],
    ],
    flags:
      'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht syscall nx pdpe1gb rdtscp lm constant_tsc rep_good nopl cpuid tsc_known_freq pni pclmulqdq vmx ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand hypervisor lahf_lm abm 3dnowprefetch invpcid_single ibrs ibpb stibp ibrs_enhanced tpr_shadow vnmi ept vpid fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid avx512f avx512dq rdseed adx smap clflushopt clwb avx512cd avx512bw avx512vl xsaveopt xsavec xgetbv1 arat avx512_vnni arch_capabilities',
    tail: [
      ['bugs', 'spectre_v1 spectre_v2 spec_store_bypass swapgs taa mmio_stale_data retbleed'],
      ['bogomips', '4988.28'],
      ['clflush size', '64'],
      ['cache_alignment', '64'],
      ['address sizes', '46 bits physical, 48 bits virtual'],
    ],
  },
  'amd-7k62': {
    head: [
      ['vendor_id', 'AuthenticAMD'],
      ['cpu family', '23'],
      ['model', '49'],
      ['model name', 'AMD EPYC 7K62 48-Core Processor'],
      ['stepping', '0'],
      ['microcode', '0x1000065'],
      ['cpu MHz', '2595.124'],
      ['cache size', '512 KB'],
    ],
    flags:
      'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm rep_good nopl cpuid extd_apicid tsc_known_freq pni pclmulqdq ssse3 fma cx16 sse4_1 sse4_2 x2apic movbe popcnt aes xsave avx f16c rdrand hypervisor lahf_lm cmp_legacy svm cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw topoext ibpb vmmcall fsgsbase bmi1 avx2 smep bmi2 rdseed adx smap clflushopt sha_ni xsaveopt xsavec xgetbv1 arat',
    tail: [
      [
        'bugs',
        'fxsave_leak sysret_ss_attrs null_seg spectre_v1 spectre_v2 spec_store_bypass retbleed',
      ],
      ['bogomips', '5190.24'],
      ['TLB size', '1024 4K pages'],
      ['clflush size', '64'],
      ['cache_alignment', '64'],
      ['address sizes', '48 bits physical, 48 bits virtual'],
    ],
  },
};
