import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const governorDiffers = settingRule({
  id: 'governor-differs',
  patterns: [
    'cpu.frequency.governors',
    'cpu.frequency.preference',
    'cpu.frequency.driver',
    'cpu.frequency.boost',
  ],
  follows: ['cpu.modelName'],
  severity: 'low',
  confidence: 0.4,
  against: ['powersave-adapts'],
  safe: ['one-governor'],
  danger: ['all-at-once'],
  strings,
  references: [
    'Linux Documentation/admin-guide/pm/cpufreq.rst',
    'Linux Documentation/admin-guide/pm/intel_pstate.rst, amd-pstate.rst',
  ],
});
