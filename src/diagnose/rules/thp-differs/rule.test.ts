import {expect, test} from 'vitest';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {thpDiffers} from './index.ts';

testSettingRule(
  {test, expect},
  {
    rule: thpDiffers,
    usual: {'memory.transparentHugePages': 'madvise', 'memory.thpDefrag': 'madvise'},
    odd: {'memory.transparentHugePages': 'always'},
    finding: {severity: 'low', confidence: 0.4, key: 'transparentHugePages', value: 'always'},
    safe: ['one-policy'],
    against: ['workload-decides'],
    follows: ['kernel.release', '5.15.0', '6.1.0'],
    patterns: ['memory.transparentHugePages', 'memory.thpDefrag', 'memory.thpShmem'],
  },
);
