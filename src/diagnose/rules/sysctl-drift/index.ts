import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {keyOf, oddOnesOut, slowNodesOf} from '../../drift/drift.ts';
import {drift, equalFacts} from '../../drift/drift-input.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {fileClaims, runningClaims} from './claims.ts';
import {onlyWithSomeKernels} from './kernel-keys.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const sysctlDrift = defineRule({
  id: 'sysctl-drift',
  scope: 'cohort',
  requires: {running: drift('sysctl.**'), nodes: cohortNodes()},
  optional: {
    files: drift('sysctlFile.**'),
    kernels: drift('kernel.release'),
    equal: equalFacts('sysctl'),
    symptoms: symptoms(),
  },
  strings,
  references: [
    'Linux Documentation/networking/ip-sysctl.rst',
    'Linux Documentation/admin-guide/sysctl/{net,vm,kernel}.rst',
  ],
  check({running, nodes, files, kernels, equal, symptoms: told}) {
    // Nodes of this cohort only: whom the slowness should set apart here.
    const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
    const kernel = kernels.ok ? kernels.value[0] : undefined;
    const ofKernel = running.value.filter((one) => onlyWithSomeKernels(one, kernel));
    const set = running.value.filter((one) => !ofKernel.includes(one));
    const runningKeys = new Set(running.value.map(({fact}) => keyOf(fact)));
    const inFiles = (files.ok ? files.value : []).filter(({fact}) => !runningKeys.has(keyOf(fact)));
    const claims = [
      ...runningClaims(oddOnesOut(set, slow), slow, kernel),
      ...fileClaims(oddOnesOut(inFiles, slow)),
    ];
    if (claims.length > 0) return claims.map(fail);
    if (ofKernel.length > 0) return notApplicable(say('kernel-keys', {count: ofKernel.length}));
    const message = say('equal', {count: equal.ok ? equal.value : 0});
    return pass([{message, sources: [running.source]}], message);
  },
});
