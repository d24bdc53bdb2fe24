import {directSigns} from '../virtualization/emulation-signs.ts';
import {bareMetalSigns, hardwareSigns} from '../virtualization/hardware-signs.ts';
import {type Signs, textOf} from '../virtualization/signs.ts';

/**
 * True where something says that the node runs under a hypervisor, false where it is shown to run on bare metal;
 * undefined where neither can be told: a guest can hide.
 */
export function isGuest(signs: Signs): boolean | undefined {
  if (bareMetalSigns(signs).length > 0) return false;
  const flagged = signs.hypervisorFlag.ok && signs.hypervisorFlag.value;
  const word = textOf(signs.detected);
  if (flagged || hardwareSigns(signs).length > 0 || directSigns(signs).length > 0) return true;
  return word === '' || word === 'none' ? undefined : true;
}
