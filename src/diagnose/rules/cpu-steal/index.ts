import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {secondsBetweenReadings, stealShare} from '../../inputs/index.ts';
import {virtualizationSigns} from '../../virtualization/signs.ts';
import {stealClaim} from './claim.ts';
import {reportsSteal} from './reports-steal.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';
import {BUSY, SHORTEST_SECONDS, WARN} from './thresholds.ts';

export const cpuSteal = defineRule({
  id: 'cpu-steal',
  scope: 'node',
  requires: {share: stealShare(), seconds: secondsBetweenReadings()},
  optional: {signs: virtualizationSigns()},
  strings,
  references: [
    'proc_stat(5), column steal',
    'Linux Documentation/virt/kvm/x86/msr.rst, MSR_KVM_STEAL_TIME',
    'VMware: stealclock.enable',
  ],
  check({share, seconds, signs}, subject) {
    const {steal, busy} = share.value;
    if (seconds.value < SHORTEST_SECONDS) {
      const params = {seconds: seconds.value, wanted: SHORTEST_SECONDS};
      return notApplicable(say('too-short', params));
    }
    if (busy <= BUSY) return notApplicable(say('not-under-load', {busy}));
    const told = {steal, busy, seconds: seconds.value, node: share.source.node};
    if (steal >= WARN) {
      const labels = subject.kind === 'node' ? subject.node.labels : {};
      const sources = [share.source];
      return fail(stealClaim({...told, instanceType: labels.instanceType ?? '', sources}));
    }
    // Zero from a hypervisor that never reports steal is no answer.
    if (signs.ok && steal === 0 && !reportsSteal(signs.value)) {
      return notApplicable(say('not-reported'));
    }
    return pass([{message: say('share', told), sources: [share.source]}]);
  },
});
