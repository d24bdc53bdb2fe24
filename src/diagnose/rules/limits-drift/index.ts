import {defineRule, fail, pass} from '../../define-rule.ts';
import {classesOf, oddOnesOut, slowNodesOf} from '../../drift/drift.ts';
import {drift, equalFacts} from '../../drift/drift-input.ts';
import {cohortNodes, symptoms} from '../../inputs/index.ts';
import {limitClaim} from './claim.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

export const limitsDrift = defineRule({
  id: 'limits-drift',
  scope: 'cohort',
  requires: {limits: drift('limits.**'), nodes: cohortNodes()},
  optional: {equal: equalFacts('limits'), symptoms: symptoms()},
  strings,
  references: ['limits.conf(5), getrlimit(2)', 'systemd.exec(5), LimitNOFILE='],
  check({limits, nodes, equal, symptoms: told}) {
    const slow = slowNodesOf(told.ok ? told.value : [], nodes.value);
    const classes = classesOf(oddOnesOut(limits.value, slow));
    if (classes.length > 0) return classes.map((one) => fail(limitClaim(one, slow)));
    const message = say('equal', {count: equal.ok ? equal.value : 0});
    return pass([{message, sources: [limits.source]}], message);
  },
});
