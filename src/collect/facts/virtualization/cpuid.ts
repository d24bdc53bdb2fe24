import {CpuidSignature} from './schema.ts';

/**
 * Signature in `od -tx1` of 16 bytes: EAX, then EBX, ECX, EDX as text. `none`: all zero, no hypervisor there or one
 * that hides. Undefined for what is no answer of this leaf: bare Intel returns another leaf’s registers. EAX is the highest leaf, 0x40000000 and a bit, or 0
 * in old KVM (Linux Documentation/virt/kvm/x86/cpuid.rst).
 */
export function cpuidSignature(dump: string): string | undefined {
  const bytes = dump.trim().split(/\s+/);
  if (bytes.length !== 16 || !bytes.every((byte) => /^[0-9a-f]{2}$/.test(byte))) return undefined;
  if (bytes.every((byte) => byte === '00')) return 'none';
  const highest = bytes.slice(0, 4).reverse().join('');
  if (!highest.startsWith('4000') && highest !== '00000000') return undefined;
  const characters = bytes.slice(4).map((byte) => String.fromCharCode(Number.parseInt(byte, 16)));
  return CpuidSignature.safeParse(characters.join('').replace(/\0+$/, '')).data;
}
