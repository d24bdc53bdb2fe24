import type {Observed} from '../../../model/observed.ts';
import type {Outcome, Rule} from '../../define-rule.ts';
import {settingRule} from '../../settings/setting-rule.ts';
import {type GroupComparer, groupSpeeds} from '../../speed/compare-groups.ts';
import {strings} from './strings.ts';
import {withSyscallCost} from './syscall-cost.ts';

const bySettings = settingRule({
  id: 'mitigations-differ',
  patterns: ['cpu.vulnerability.*'],
  follows: ['cpu.modelName', 'cpu.model', 'cpu.stepping', 'kernel.release', 'kernel.build'],
  severity: 'low',
  confidence: 0.3,
  safe: ['align-kernel'],
  danger: ['mitigations-off'],
  strings,
  references: [
    'Linux Documentation/admin-guide/hw-vuln/',
    'Linux Documentation/admin-guide/kernel-parameters.rst, mitigations=',
  ],
});

/** That they differ is seen in settings; whether it costs anything, in the benchmark of system calls. */
export const mitigationsDiffer: Rule = {
  ...bySettings,
  optional: {...bySettings.optional, speeds: groupSpeeds()},
  check(inputs, subject) {
    const told: Readonly<Record<string, unknown>> = inputs;
    const speeds = told.speeds as Observed<GroupComparer>;
    const nodes = subject.kind === 'cohort' ? subject.cohort.nodes : [];
    return [bySettings.check(inputs, subject)]
      .flat()
      .map((outcome: Outcome) =>
        outcome.outcome === 'fail'
          ? {...outcome, claim: withSyscallCost(outcome.claim, nodes, speeds)}
          : outcome,
      );
  },
};
