import {type Sign, type Signs, signIf, textOf} from './signs.ts';

/** Each of these alone is said by QEMU’s emulator (TCG) and by nothing else. */
export function directSigns(signs: Signs): (Sign & {confidence: number})[] {
  const byCpuid = [
    ...signIf('signature', signs.signature, (text) => (text === 'TCGTCGTCGTCG' ? text : undefined)),
    ...signIf('cpu-model', signs.cpuModel, (name) =>
      name.startsWith('QEMU TCG CPU') ? name : undefined,
    ),
  ];
  // On Apple machines QEMU accelerates with another hypervisor and keeps this name (hw/arm/virt.c).
  const apple = textOf(signs.cpuVendor) === 'Apple';
  const byFirmware = signIf('product', signs.product, (name) =>
    name === 'QEMU Virtual Machine' && !apple ? name : undefined,
  );
  return [
    ...byCpuid.map((sign) => ({...sign, confidence: 0.98})),
    ...byFirmware.map((sign) => ({...sign, confidence: 0.9})),
  ];
}

/**
 * Signs of TCG that a KVM guest with a hidden signature (`kvm=off`, `-hypervisor`) may share. None unless
 * systemd-detect-virt says `qemu` and the list of clocks is known and has no kvm-clock.
 */
export function indirectSigns(signs: Signs): Sign[] {
  if (textOf(signs.detected) !== 'qemu') return [];
  if (!signs.clocks.ok || signs.clocks.value.includes('kvm-clock')) return [];
  const flagged = signs.hypervisorFlag.ok && signs.hypervisorFlag.value;
  return [
    ...signIf('detected', signs.detected, (word) => word),
    ...signIf('no-kvm-clock', signs.clocks, (names) => names.join(' ')),
    ...signIf('bare-hardware', signs.kernelPlatform, (text) =>
      text === 'bare hardware' ? text : undefined,
    ),
    ...(flagged
      ? signIf('unnamed', signs.lscpuVendor, (text) => (text === 'none' ? text : undefined))
      : []),
    ...(flagged ? fromCpuid(signs) : []),
  ];
}

/** What TCG cannot show: the name of a sold CPU, which only `-cpu host` passes on, and AVX-512. */
export function hiddenKvmSigns(signs: Signs): Sign[] {
  return [
    ...signIf('host-cpu', signs.cpuModel, (name) => (isSoldCpu(name) ? name : undefined)),
    ...signIf('avx512', signs.cpuFlags, (flags) =>
      flags.includes('avx512f') ? 'avx512f' : undefined,
    ),
  ];
}

/** systemd-detect-virt says `qemu` from CPUID or from firmware texts; where those do not say so, it was CPUID. */
function fromCpuid(signs: Signs): Sign[] {
  const texts = [signs.sysVendor, signs.product, signs.boardVendor, signs.biosVendor];
  if (!signs.sysVendor.ok || !signs.product.ok) return [];
  if (texts.some((text) => /^(QEMU|Bochs)/.test(textOf(text)))) return [];
  return signIf('not-from-firmware', signs.sysVendor, (vendor) => vendor);
}

/** Sold CPUs that QEMU has models of, under the full name. */
const QEMU_MODELS = /T7700|T2600|N270|Phenom\(tm\) 9550/;

function isSoldCpu(name: string): boolean {
  if (QEMU_MODELS.test(name)) return false;
  return /\(R\)|\(TM\)|\d-Core Processor|@ [\d.]+ ?GHz|EPYC \w*\d/i.test(name);
}
