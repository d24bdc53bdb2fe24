import {type Sign, type Signs, signIf, textOf} from './signs.ts';

/** CPUID 0x40000000 of hypervisors that use the hardware (systemd src/basic/virt.c). */
const SIGNATURES: Readonly<Record<string, string>> = {
  KVMKVMKVM: 'KVM',
  'Linux KVM Hv': 'KVM',
  VMwareVMware: 'VMware',
  'Microsoft Hv': 'Hyper-V',
  XenVMMXenVMM: 'Xen',
  'bhyve bhyve': 'bhyve',
  QNXQVMBSQG: 'QNX',
  ACRNACRNACRN: 'ACRN',
  SRESRESRESRE: 'SRE',
  'Apple VZ': 'Apple',
};

const LSCPU_VENDORS = ['KVM', 'Microsoft', 'VMware', 'Xen'];
const DETECTED = ['kvm', 'vmware', 'microsoft', 'xen', 'bhyve', 'acrn', 'qnx', 'sre', 'apple'];

/** What only a hypervisor that runs guests on the hardware offers; QEMU’s emulator has none of it. */
export function hardwareSigns(signs: Signs): Sign[] {
  const flagged = signs.hypervisorFlag.ok && signs.hypervisorFlag.value;
  return [
    ...signIf('signature', signs.signature, (text) => SIGNATURES[text.trim()]),
    ...signIf('clock', signs.clocks, (names) => names.find(isGuestClock)),
    ...signIf('kernel', signs.kernelHypervisor, (text) => (text === '' ? undefined : text)),
    ...signIf('lscpu', signs.lscpuVendor, (text) =>
      LSCPU_VENDORS.includes(text) ? text : undefined,
    ),
    // Without the flag the word may come from the firmware’s tables, which the accelerator does not write.
    ...signIf('detected', signs.detected, (word) =>
      flagged && DETECTED.includes(word) ? word : undefined,
    ),
    ...signIf('steal', signs.stealTicks, positive),
    ...signIf('hyp', signs.hypInterrupts, positive),
    ...signIf('sys-hypervisor', signs.sysHypervisor, (type) => (type === 'xen' ? type : undefined)),
    ...signIf('device-tree', signs.deviceTree, (text) =>
      text.startsWith('linux,kvm') ? 'linux,kvm' : undefined,
    ),
    ...signIf('stolen-time', signs.stolenTime, (text) => text),
    // hw/arm/virt.c and hw/riscv/virt.c of QEMU write the accelerator into the product’s name.
    ...signIf('product', signs.product, (name) =>
      name === 'KVM Virtual Machine' ? name : undefined,
    ),
  ];
}

/** Shown by machines without a hypervisor. */
export function bareMetalSigns(signs: Signs): Sign[] {
  if (textOf(signs.sysVendor) === 'Amazon EC2' && textOf(signs.product).endsWith('.metal')) {
    return signIf('metal', signs.product, (name) => name);
  }
  const {hypervisorFlag} = signs;
  if (!hypervisorFlag.ok || hypervisorFlag.value) return [];
  const nothing = signIf('no-hypervisor', signs.detected, (word) =>
    word === 'none' ? word : undefined,
  );
  // A guest can hide the flag, and firmware names can be disguised; it cannot hide leaf 0x40000000 from a read of it,
  // and QEMU offers no table from which a driver for the clock rate of the CPU could work.
  const shown = [
    ...signIf('no-signature', signs.signature, (text) => (text === 'none' ? text : undefined)),
    ...(signs.signature.ok
      ? []
      : signIf('frequency-driver', signs.frequencyDriver, (name) => name)),
  ];
  return nothing.length > 0 && shown.length > 0 ? [...nothing, ...shown] : [];
}

/** `KVM`, `Xen` and so on, by the hardware signs of a node; undefined where none names it. */
export function hypervisorOf(named: readonly Sign[]): string | undefined {
  const signature = named.find(({id}) => id === 'signature')?.value;
  if (signature !== undefined) return signature;
  const clock = named.find(({id}) => id === 'clock')?.value;
  if (clock !== undefined)
    return clock.startsWith('kvm') ? 'KVM' : clock === 'xen' ? 'Xen' : 'Hyper-V';
  const word = named.find(({id}) => id === 'lscpu' || id === 'detected')?.value.toLowerCase();
  if (word === 'kvm') return 'KVM';
  if (word === 'xen') return 'Xen';
  return word;
}

function isGuestClock(name: string): boolean {
  return name === 'kvm-clock' || name === 'xen' || name.startsWith('hyperv_clocksource');
}

function positive(count: number): string | undefined {
  // Not the count itself, so that nodes which show the same are told as one.
  return count > 0 ? '> 0' : undefined;
}
