import {expect, test} from 'vitest';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {runtimeVersionDiffers} from './index.ts';

testSettingRule(
  {test, expect},
  {
    rule: runtimeVersionDiffers,
    usual: {'container.runtime': 'containerd', 'container.runtimeVersion': '1.7.13'},
    odd: {'container.runtimeVersion': '1.6.8'},
    finding: {severity: 'low', confidence: 0.3, key: 'runtimeVersion', value: '1.6.8'},
    safe: ['same-runtime'],
    against: ['requests-pass-by'],
    patterns: ['container.runtimeVersion', 'container.runtime'],
  },
);
