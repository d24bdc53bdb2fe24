import type {Tree} from '../tree.ts';

/** Vendor and device of graphics cards that only these hypervisors have, as /proc/bus/pci/devices writes them. */
const GRAPHICS = {
  '58530001': 'Xen',
  '15ad0710': 'VMware',
  '80eebeef': 'Oracle',
} as const satisfies Record<string, string>;

/**
 * The hypervisor that saved files name, by the signs and in the order in which `lscpu --sysroot` looks for them
 * (util-linux sys-utils/lscpu-virt.c); undefined where they name none.
 */
export async function hypervisorVendor(
  tree: Tree,
): Promise<{vendor: string; path: string} | undefined> {
  const power = await onPower(tree);
  if (power !== undefined) return power;
  if (await tree.has('/proc/xen')) return {vendor: 'Xen', path: '/proc/xen'};
  const devices = (await tree.read('/proc/bus/pci/devices')) ?? '';
  for (const [device, vendor] of Object.entries(GRAPHICS)) {
    if (new RegExp(`^[0-9a-f]{4}\\t${device}\\t`, 'm').test(devices)) {
      return {vendor, path: '/proc/bus/pci/devices'};
    }
  }
  const info = await tree.read('/proc/sysinfo');
  if (info === undefined) return undefined;
  const program = /Control Program:(.*)/.exec(info)?.[1] ?? '';
  return {vendor: program.includes('KVM') ? 'KVM' : 'IBM', path: '/proc/sysinfo'};
}

async function onPower(tree: Tree): Promise<{vendor: string; path: string} | undefined> {
  const path = '/proc/device-tree/compatible';
  const compatible = ((await tree.read(path)) ?? '').split('\0');
  if (compatible.includes('ibm,powernv')) return undefined;
  const partition = '/proc/device-tree/ibm,partition-name';
  const managed = await tree.has('/proc/device-tree/hmc-managed?');
  const emulated = await tree.has('/proc/device-tree/chosen/qemu,graphic-width');
  if (managed && !emulated && (await tree.has(partition))) return {vendor: 'pHyp', path: partition};
  return compatible.includes('qemu,pseries') ? {vendor: 'KVM', path} : undefined;
}
