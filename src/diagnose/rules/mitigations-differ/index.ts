import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const mitigationsDiffer = settingRule({
  id: 'mitigations-differ',
  patterns: ['cpu.vulnerability.*'],
  follows: ['cpu.modelName', 'cpu.model', 'cpu.stepping', 'kernel.release', 'kernel.build'],
  severity: 'low',
  confidence: 0.3,
  against: ['syscalls-not-compared'],
  safe: ['align-kernel'],
  danger: ['mitigations-off'],
  strings,
  references: [
    'Linux Documentation/admin-guide/hw-vuln/',
    'Linux Documentation/admin-guide/kernel-parameters.rst, mitigations=',
  ],
});
