import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {acceleratedEvidence, notTheCauseClaim, speedEvidence} from './claim.ts';
import {machines} from './machines.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Below this nodes compute alike, as far as the micro-benchmarks can tell. */
const ALIKE = 1.25;

export const virtualizationNotTheCause = defineRule({
  id: 'virtualization-not-the-cause',
  scope: 'cohort',
  requires: {machines: machines()},
  strings,
  references: [
    'QEMU target/i386/kvm/kvm-cpu.c, kvm_default_props (svm off under KVM); target/i386/cpu.c (TCG shows svm)',
    'Linux arch/x86/kvm/svm/svm.c (a stock kernel refuses kvm_amd without svm)',
  ],
  check({machines: {value}}) {
    const kinds = value.accelerators.map(({accelerator}) => accelerator.kind);
    if (kinds.includes('emulated')) return notApplicable(say('emulated'));
    if (kinds.includes('undecided')) return notApplicable(say('not-shown'));
    const {slowest, suspicions} = value;
    if (slowest === undefined && suspicions.length === 0) return notApplicable(say('not-measured'));
    if (slowest !== undefined && slowest.ratio >= ALIKE) {
      return notApplicable(say('slower', slowest));
    }
    const rules = value.others();
    if (rules.length > 0) return notApplicable(say('other-reason', {rules}));
    if (suspicions.length > 0) return fail(notTheCauseClaim(value));
    return pass([acceleratedEvidence(value), ...speedEvidence(value)]);
  },
});
