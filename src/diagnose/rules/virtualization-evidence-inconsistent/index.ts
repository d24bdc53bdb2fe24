import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {inconsistencyClaim} from './claim.ts';
import {vendorModules} from './modules.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const virtualizationEvidenceInconsistent = defineRule({
  id: 'virtualization-evidence-inconsistent',
  scope: 'node',
  requires: {
    nesting: fact('virt.nestingFlag', z.enum(['vmx', 'svm', 'none'])),
    modules: vendorModules(),
  },
  strings,
  references: ['Linux arch/x86/kvm/svm/svm.c, arch/x86/kvm/vmx/vmx.c, arch/x86/kvm/x86.c'],
  check({nesting, modules}) {
    const {loaded, pvm} = modules.value;
    if (loaded.length === 0) return notApplicable(say('not-loaded'));
    if (pvm) return notApplicable(say('vendor-kernel'));
    const odd = loaded.filter(({needs}) => needs !== nesting.value);
    const sources = [nesting.source, modules.source];
    if (odd.length === 0) return pass([], say('consistent', {flag: nesting.value}));
    return odd.map((module) => fail(inconsistencyClaim(module, sources)));
  },
});
