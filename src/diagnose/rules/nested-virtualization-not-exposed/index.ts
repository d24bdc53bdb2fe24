import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {nestingClaim} from './claim.ts';
import {guests} from './guests.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const nestedVirtualizationNotExposed = defineRule({
  id: 'nested-virtualization-not-exposed',
  scope: 'cohort',
  requires: {guests: guests()},
  strings,
  references: [
    'QEMU target/i386/kvm/kvm-cpu.c, kvm_default_props (svm off)',
    'Linux Documentation/virt/kvm/x86/running-nested-guests.rst',
    'Google Compute Engine, nested virtualization; Azure Dasv4-series; AWS CpuOptions NestedVirtualization',
  ],
  check({guests: told}) {
    const without = told.value.filter(({nesting}) => nesting === 'none');
    const having = told.value.filter(({nesting}) => nesting !== 'none');
    if (told.value.length === 0) return notApplicable(say('no-guests'));
    if (without.length === 0) return pass([], say('all-expose'));
    // Equal everywhere, so it explains no difference and is what most clouds do.
    if (having.length === 0) return pass([], say('none-expose'));
    return fail(nestingClaim(without, having));
  },
});
