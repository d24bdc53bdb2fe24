import type {FactValue} from '../../model/fact.ts';
import type {Unread} from '../testing.ts';

export type GuestFacts = Readonly<Record<string, FactValue | Unread>>;

const TCG: GuestFacts = {
  'kernel.arch': 'x86_64',
  'virt.detected': 'qemu',
  'virt.cpuidSignature': 'TCGTCGTCGTCG',
  'virt.hypervisorFlag': true,
  'virt.nestingFlag': 'svm',
  'virt.lscpuHypervisorVendor': 'none',
  'virt.dmesgParavirtualized': 'bare hardware',
  'virt.dmi.sysVendor': 'QEMU',
  'virt.dmi.productName': 'Standard PC (i440FX + PIIX, 1996)',
  'cpu.vendor': 'AuthenticAMD',
  'cpu.modelName': 'QEMU Virtual CPU version 2.5+',
  'cpu.flags': ['fpu', 'hypervisor', 'svm', 'tsc'],
  'cpu.stealTicks': 0,
  'clock.source': 'tsc',
  'clock.sourcesAvailable': ['acpi_pm', 'hpet', 'tsc'],
  'kvm.module.kvm': 'loaded',
  'kvm.module.kvm_amd': 'loaded',
  'kvm.module.kvm_amd.users': 0,
  'kvm.device': 'opens',
};

const KVM: GuestFacts = {
  'kernel.arch': 'x86_64',
  'virt.detected': 'kvm',
  'virt.cpuidSignature': 'KVMKVMKVM',
  'virt.hypervisorFlag': true,
  'virt.nestingFlag': 'none',
  'virt.lscpuHypervisorVendor': 'KVM',
  'virt.hypInterrupts': 116,
  'cpu.vendor': 'AuthenticAMD',
  'cpu.modelName': 'AMD EPYC',
  'cpu.flags': ['avx2', 'avx512f', 'hypervisor', 'tsc'],
  'cpu.stealTicks': 190,
  'clock.source': 'tsc',
  'clock.sourcesAvailable': ['kvm-clock', 'tsc'],
  'kvm.module.kvm': 'builtin',
  'kvm.module.kvm_pvm': 'builtin',
  'kvm.device': 'opens',
};

/** For tests only: guests as they were measured, or as their vendors describe them (domain knowledge, section 1). */
export const GUESTS = {
  tcgQemu64: TCG,
  tcgEpycRome: {...TCG, 'cpu.modelName': 'AMD EPYC-Rome Processor'},
  tcgMax: {
    ...TCG,
    'cpu.modelName': 'QEMU TCG CPU version 2.5+',
    'clock.source': 'hpet',
    'clock.sourcesAvailable': ['acpi_pm', 'hpet'],
  },
  tcgWithoutSvm: without(
    {...TCG, 'virt.nestingFlag': 'none', 'cpu.flags': ['fpu', 'hypervisor', 'tsc']},
    ['kvm.module.kvm_amd', 'kvm.module.kvm_amd.users', 'kvm.device'],
  ),
  tcgHiddenFlag: {
    ...TCG,
    'virt.nestingFlag': 'none',
    'virt.hypervisorFlag': false,
    'cpu.vendor': 'GenuineIntel',
    'cpu.modelName': 'Intel Xeon Processor (Skylake)',
    'cpu.flags': ['fpu', 'tsc'],
  },
  tcgAlpine: without(TCG, ['virt.detected', 'virt.lscpuHypervisorVendor']),
  kvmNoNesting: KVM,
  kvmHidden: {
    ...without(KVM, ['virt.cpuidSignature', 'virt.hypInterrupts']),
    'virt.detected': 'qemu',
    'virt.lscpuHypervisorVendor': 'none',
    'virt.dmesgParavirtualized': 'bare hardware',
    'virt.dmi.sysVendor': 'QEMU',
    'virt.dmi.productName': 'Standard PC (Q35 + ICH9, 2009)',
    'cpu.modelName': 'AMD EPYC 7K62 48-Core Processor',
    'cpu.flags': ['avx2', 'hypervisor', 'tsc'],
    'cpu.stealTicks': 0,
    'clock.sourcesAvailable': ['acpi_pm', 'hpet', 'tsc'],
  },
  ec2: {
    ...without(KVM, ['virt.cpuidSignature', 'virt.hypInterrupts', 'virt.lscpuHypervisorVendor']),
    'virt.detected': 'amazon',
    'virt.dmi.sysVendor': 'Amazon EC2',
    'virt.dmi.productName': 'm5.large',
    'cpu.stealTicks': 0,
    'clock.sourcesAvailable': ['acpi_pm', 'hpet', 'kvm-clock', 'tsc'],
  },
  ec2Metal: {
    'kernel.arch': 'x86_64',
    'virt.detected': 'amazon',
    'virt.hypervisorFlag': false,
    'virt.nestingFlag': 'vmx',
    'virt.dmi.sysVendor': 'Amazon EC2',
    'virt.dmi.productName': 'm5.metal',
    'clock.sourcesAvailable': ['acpi_pm', 'hpet', 'tsc'],
    'cpu.stealTicks': 0,
  },
  ec2Arm: {
    'kernel.arch': 'aarch64',
    'virt.detected': 'amazon',
    'virt.dmi.sysVendor': 'Amazon EC2',
    'virt.dmi.productName': 'm6g.large',
    'cpu.vendor': 'ARM',
    'cpu.modelName': 'Neoverse-N1',
    'clock.sourcesAvailable': ['arch_sys_counter'],
    'cpu.stealTicks': 0,
  },
  azure: {
    'kernel.arch': 'x86_64',
    'virt.detected': 'microsoft',
    'virt.hypervisorFlag': true,
    'virt.nestingFlag': 'none',
    'virt.lscpuHypervisorVendor': 'Microsoft',
    'clock.sourcesAvailable': ['acpi_pm', 'hyperv_clocksource_tsc_page'],
    'cpu.stealTicks': 0,
  },
  armTcg: {
    'kernel.arch': 'aarch64',
    'virt.detected': 'qemu',
    'virt.dmi.sysVendor': 'QEMU',
    'virt.dmi.productName': 'QEMU Virtual Machine',
    'cpu.vendor': 'ARM',
    'clock.sourcesAvailable': ['arch_sys_counter'],
    'cpu.stealTicks': 0,
  },
  bareMetal: {
    'kernel.arch': 'x86_64',
    'virt.detected': 'none',
    'virt.hypervisorFlag': false,
    'virt.nestingFlag': 'svm',
    'virt.cpuidSignature': 'none',
    'virt.dmi.sysVendor': 'Dell Inc.',
    'virt.dmi.productName': 'PowerEdge R6525',
    'cpu.frequency.driver': 'acpi-cpufreq',
    'clock.sourcesAvailable': ['acpi_pm', 'hpet', 'tsc'],
    'cpu.stealTicks': 0,
  },
} as const satisfies Record<string, GuestFacts>;

/** The same guest without some facts. */
export function without(facts: GuestFacts, paths: readonly string[]): GuestFacts {
  return Object.fromEntries(Object.entries(facts).filter(([path]) => !paths.includes(path)));
}
