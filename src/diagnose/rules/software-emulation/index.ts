import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {speedAgainstHardware} from '../../speed/inputs.ts';
import {acceleratorOf} from '../../virtualization/accelerator.ts';
import {type Signs, textOf, virtualizationSigns} from '../../virtualization/signs.ts';
import {emulationClaim, evidenceOf} from './claim.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const softwareEmulation = defineRule({
  id: 'software-emulation',
  scope: 'node',
  requires: {signs: virtualizationSigns()},
  optional: {speed: speedAgainstHardware()},
  strings,
  references: [
    'QEMU target/i386/cpu.c (TCG features), target/i386/kvm/kvm-cpu.c (KVM defaults), hw/arm/virt.c',
    'systemd src/basic/virt.c; systemd-detect-virt(1)',
    'Linux Documentation/virt/kvm/x86/cpuid.rst',
  ],
  check({signs, speed}) {
    const accelerator = acceleratorOf(signs.value, speed);
    switch (accelerator.kind) {
      case 'emulated':
        return fail(emulationClaim(accelerator, speed.ok));
      case 'hardware':
        return pass(accelerator.signs.map(evidenceOf), say('hardware'));
      case 'bare-metal':
        return pass(accelerator.signs.map(evidenceOf), say('bare-metal'));
      case 'undecided':
        if (accelerator.against.length > 0) return notApplicable(say('hidden-kvm'));
        return notApplicable(say(showsNothing(signs.value) ? 'nothing-shown' : 'undecided'));
    }
  },
});

/** It looks like bare metal, as far as a guest could make it so. */
function showsNothing({detected, hypervisorFlag}: Signs): boolean {
  return textOf(detected) === 'none' && hypervisorFlag.ok && !hypervisorFlag.value;
}
