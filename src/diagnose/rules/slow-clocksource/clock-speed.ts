const SLOW = ['hpet', 'acpi_pm', 'jiffies', 'refined-jiffies', 'pit'];
const FAST = [
  'tsc',
  'tsc-early',
  'kvm-clock',
  'hyperv_clocksource_tsc_page',
  'arch_sys_counter',
  'timebase',
  'tod',
];

/** Kernels before this one never read `xen` without a system call; later ones do where the host’s TSC is stable. */
const XEN_IN_VDSO = [4, 15] as const;

/** Whether programs read this clock without entering the kernel; `unknown` for clocks not known here. */
export function speedOf(source: string, release: string): 'fast' | 'slow' | 'unknown' {
  if (SLOW.includes(source)) return 'slow';
  if (FAST.includes(source)) return 'fast';
  return source === 'xen' && isOlder(release) ? 'slow' : 'unknown';
}

export type Better = 'tsc' | 'kvm-clock' | 'hyperv_clocksource_tsc_page';

/** The clock to switch to: tsc only where it neither changes its rate nor stops; null where none is offered. */
export function betterOf(available: readonly string[], flags: readonly string[]): Better | null {
  const steady = flags.includes('constant_tsc') && flags.includes('nonstop_tsc');
  if (steady && available.includes('tsc')) return 'tsc';
  const others = ['kvm-clock', 'hyperv_clocksource_tsc_page'] as const;
  return others.find((name) => available.includes(name)) ?? null;
}

function isOlder(release: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(release) ?? [];
  if (major === undefined || minor === undefined) return false;
  if (Number(major) !== XEN_IN_VDSO[0]) return Number(major) < XEN_IN_VDSO[0];
  return Number(minor) < XEN_IN_VDSO[1];
}
