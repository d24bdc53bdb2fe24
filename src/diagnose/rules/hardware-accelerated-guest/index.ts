import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {accelerators} from './accelerators.ts';
import {mixedClaim} from './claim.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const hardwareAcceleratedGuest = defineRule({
  id: 'hardware-accelerated-guest',
  scope: 'cohort',
  requires: {accelerated: accelerators()},
  strings,
  references: [
    'systemd src/basic/virt.c; systemd-detect-virt(1)',
    'Linux Documentation/virt/kvm/x86/cpuid.rst',
  ],
  check({accelerated}) {
    const groups = Map.groupBy(accelerated.value, ({by}) => by);
    if (accelerated.value.length === 0) return notApplicable(say('none-shown'));
    if (groups.size > 1) return fail(mixedClaim(groups));
    const nodes = accelerated.value;
    const evidence = nodes.slice(0, 4).map(({node, by, signs}) => ({
      message: say(by === 'metal' ? 'metal' : 'guest', {node, by}),
      sources: signs.flatMap(({sources}) => sources),
    }));
    return pass(evidence, evidence[0]?.message);
  },
});
