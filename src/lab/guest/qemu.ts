import {join} from 'node:path';
import type {PlannedGuest} from '../plan/plan.ts';

const MEMORY_MIB = 192;

/**
 * Arguments of qemu-system-x86_64, run in the namespace of the region’s gateway, where the guest’s tap device is.
 * Always emulated, also on a machine that could do better: that is what the guest is for.
 */
export function qemuArguments(node: PlannedGuest, kernelFile: string, folder: string): string[] {
  return [
    ...['-name', `samespec-lab-${node.id}`],
    ...['-machine', 'pc', '-accel', 'tcg', '-cpu', node.spec.guest.cpu],
    ...['-smp', '1', '-m', String(MEMORY_MIB)],
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ...['-kernel', kernelFile, '-initrd', join(folder, 'initrd')],
    ...['-append', 'console=ttyS0 quiet panic=-1'],
    ...['-serial', `file:${join(folder, 'console')}`],
    ...['-netdev', `tap,id=lab,ifname=${node.id},script=no,downscript=no`],
    ...['-device', `virtio-net-pci,netdev=lab,mac=${node.mac},romfile=`],
  ];
}
