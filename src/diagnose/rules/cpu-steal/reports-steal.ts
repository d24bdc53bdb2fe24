import {hardwareSigns, hypervisorOf} from '../../virtualization/hardware-signs.ts';
import type {Signs} from '../../virtualization/signs.ts';

/** KVM and Xen report steal; so does any that ever did. Others (Hyper-V, VMware by default) always show zero. */
export function reportsSteal(signs: Signs): boolean {
  if (signs.stealTicks.ok && signs.stealTicks.value > 0) return true;
  return ['KVM', 'Xen'].includes(hypervisorOf(hardwareSigns(signs)) ?? '');
}
