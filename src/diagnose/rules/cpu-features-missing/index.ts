import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact} from '../../inputs/index.ts';
import {isGuest} from '../../settings/is-guest.ts';
import {speedAgainstPeers} from '../../speed/inputs.ts';
import {acceleratorOf} from '../../virtualization/accelerator.ts';
import {virtualizationSigns} from '../../virtualization/signs.ts';
import {featuresClaim} from './claim.ts';
import {cryptoSpeed, isReducedModel, lacksAll} from './reduced.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const cpuFeaturesMissing = defineRule({
  id: 'cpu-features-missing',
  scope: 'node',
  requires: {
    flags: fact('cpu.flags', z.array(z.string())),
    arch: fact('kernel.arch', z.string()),
    signs: virtualizationSigns(),
  },
  optional: {model: fact('cpu.modelName', z.string()), speed: speedAgainstPeers()},
  strings,
  references: [
    'QEMU docs/system/cpu-models-x86.rst.inc (qemu64, kvm64: “should not be used”)',
    'Linux Documentation/arch/x86/cpuinfo.rst',
  ],
  check({flags, arch, signs, model, speed}) {
    if (!['x86_64', 'i686', 'i386'].includes(arch.value)) return notApplicable(say('not-x86'));
    if (acceleratorOf(signs.value).kind === 'emulated') return notApplicable(say('emulated'));
    if (isGuest(signs.value) !== true) return notApplicable(say('not-guest'));
    const crypto = speed.ok ? cryptoSpeed(speed.value) : 'unmeasured';
    const reduced = model.ok && isReducedModel(model.value);
    const lacking = lacksAll(flags.value);
    if (crypto === 'slow-alone' || (reduced && lacking)) {
      return fail(featuresClaim({crypto, reduced, lacking, flags, model, speed}));
    }
    const seen = {message: say(lacking ? 'lacks' : 'has'), sources: [flags.source]};
    return pass([seen], seen.message);
  },
});
