import {z} from 'zod';

/** What systemd-detect-virt --vm prints: `kvm`, `qemu`, `vm-other`, `none`, … */
export const DetectedVm = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);

/** The 12 characters of CPUID leaf 0x40000000, trailing zero bytes removed. */
export const CpuidSignature = z.string().regex(/^[\x20-\x7e]{4,12}$/);
