import {defineRule, fail, pass} from '../../define-rule.ts';
import {oddOnesOut, slowNodesOf} from '../../drift/drift.ts';
import {drift} from '../../drift/drift-input.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {groupSpeeds} from '../../speed/compare-groups.ts';
import {featuresClaim, modelClaim} from './claims.ts';
import {amongKnown, IDENTITY, identityOf} from './identity.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';
import {differingFlags} from './telling-flags.ts';

export const cpuModelDiffers = defineRule({
  id: 'cpu-model-differs',
  scope: 'cohort',
  requires: {modelName: drift('cpu.modelName'), nodes: cohortNodes()},
  optional: {
    vendor: drift('cpu.vendor'),
    family: drift('cpu.family'),
    model: drift('cpu.model'),
    flags: drift('cpu.flags'),
    kernel: drift('kernel.release'),
    symptoms: symptoms(),
    speeds: groupSpeeds(),
  },
  strings,
  references: [
    'Ou et al., Is the same instance type created equal? IEEE TCC 2013',
    'O’Loughlin and Gillam, performance and CPU models of EC2 instances',
    'Linux Documentation/arch/x86/cpuinfo.rst',
  ],
  check(inputs) {
    const {nodes, modelName, symptoms: told} = inputs;
    const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
    const identity = identityOf(IDENTITY.flatMap((name) => valuesOf(inputs[name])));
    const flags = amongKnown(valuesOf(inputs.flags));
    const around = {
      nodes: nodes.value,
      slow,
      flags,
      kernels: valuesOf(inputs.kernel),
      speeds: inputs.speeds,
    };
    const [odd] = identity === undefined ? [] : oddOnesOut([identity], slow);
    if (odd !== undefined) return fail(modelClaim(odd, around));
    const [features] = oddOnesOut(flags, slow);
    const equal = {message: say('equal'), sources: [modelName.source]};
    if (features === undefined) return pass([equal], equal.message);
    const differing = differingFlags(features);
    if (differing.some(({telling}) => telling.length > 0)) {
      return fail(featuresClaim(features, around));
    }
    const count = new Set(differing.flatMap(({others}) => others)).size;
    const harmless = {message: say('harmless-flags', {count}), sources: features.partition.sources};
    return pass([equal, {...harmless, sources: [...harmless.sources]}], equal.message);
  },
});

function valuesOf<T>(observed: {ok: boolean; value?: readonly T[]}): readonly T[] {
  return observed.ok ? (observed.value ?? []) : [];
}
