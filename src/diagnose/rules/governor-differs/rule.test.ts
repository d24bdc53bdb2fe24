import {expect, test} from 'vitest';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {governorDiffers} from './index.ts';

testSettingRule(
  {test, expect},
  {
    rule: governorDiffers,
    usual: {'cpu.frequency.governors': ['performance'], 'cpu.frequency.driver': 'acpi-cpufreq'},
    odd: {'cpu.frequency.governors': ['powersave']},
    finding: {severity: 'low', confidence: 0.4, key: 'frequency.governors', value: 'powersave'},
    safe: ['one-governor'],
    against: ['powersave-adapts'],
    follows: ['cpu.modelName', 'A', 'B'],
    patterns: [
      'cpu.frequency.governors',
      'cpu.frequency.preference',
      'cpu.frequency.driver',
      'cpu.frequency.boost',
    ],
  },
);
