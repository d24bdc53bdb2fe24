import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {isGuest} from '../../settings/is-guest.ts';
import {virtualizationSigns} from '../../virtualization/signs.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const kvmDisabledByFirmware = defineRule({
  id: 'kvm-disabled-by-firmware',
  scope: 'node',
  requires: {device: fact('kvm.device', z.string()), signs: virtualizationSigns()},
  optional: {refusal: fact('kvm.refusal', z.string())},
  strings,
  references: [
    'Linux arch/x86/kernel/cpu/feat_ctl.c, “VMX (outside TXT) disabled by BIOS”',
    'Linux arch/x86/kernel/cpu/amd.c and hygon.c, “SVM disabled (by BIOS)”',
    'Linux arch/x86/kvm/x86.c, “disabled by bios”',
  ],
  check({device, signs, refusal}) {
    // Firmware of a guest is the hypervisor’s; what is missing there is nesting, which another rule tells.
    if (isGuest(signs.value) !== false) return notApplicable(say('not-metal'));
    const seen = {message: say('device', {state: device.value}), sources: [device.source]};
    if (device.value === 'opens') return pass([seen]);
    if (!refusal.ok || refusal.value !== 'firmware') return notApplicable(say('kernel-silent'));
    return fail({
      // It slows nothing that runs on this node; only virtual machines cannot be started.
      verdict: 'note',
      severity: 'low',
      confidence: 0.97,
      title: say('title'),
      why: say('why'),
      evidenceFor: [{message: say('kernel-says'), sources: [refusal.source]}, seen],
      evidenceAgainst: [{message: say('not-needed'), sources: []}],
      safe: [{id: 'enable-in-firmware', message: say('enable-in-firmware')}],
      danger: [{id: 'not-under-load', message: say('not-under-load')}],
    });
  },
});
