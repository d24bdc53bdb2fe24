import {defineRule, fail, pass} from '../../define-rule.ts';
import {oddOnesOut, slowNodesOf} from '../../drift/drift.ts';
import {drift} from '../../drift/drift-input.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {buildClaim, commandLineClaim, releaseClaim} from './claims.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const kernelDiffers = defineRule({
  id: 'kernel-differs',
  scope: 'cohort',
  requires: {kernel: drift('kernel.**'), nodes: cohortNodes()},
  optional: {symptoms: symptoms()},
  strings,
  references: [
    'uname(1), proc_cmdline(5)',
    'Linux Documentation/admin-guide/kernel-parameters.rst',
  ],
  check({kernel, nodes, symptoms: told}) {
    const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
    const odds = new Map(
      oddOnesOut(kernel.value, slow).map((one) => [one.partition.fact, one] as const),
    );
    const release = odds.get('kernel.release');
    const build = odds.get('kernel.build');
    const commandLine = odds.get('kernel.commandLine');
    const claims = [
      ...(release === undefined ? [] : [releaseClaim(release, slow)]),
      // Another release is always another build; only a build that differs alone is worth a word.
      ...(release !== undefined || build === undefined ? [] : [buildClaim(build, slow)]),
      ...(commandLine === undefined ? [] : [commandLineClaim(commandLine, slow)]),
    ];
    if (claims.length > 0) return claims.map(fail);
    const message = say('equal');
    return pass([{message, sources: [kernel.source]}], message);
  },
});
