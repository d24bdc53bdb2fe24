import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const thpDiffers = settingRule({
  id: 'thp-differs',
  patterns: ['memory.transparentHugePages', 'memory.thpDefrag', 'memory.thpShmem'],
  follows: ['kernel.release'],
  severity: 'low',
  confidence: 0.4,
  against: ['workload-decides'],
  safe: ['one-policy'],
  danger: ['always-everywhere'],
  strings,
  references: ['Linux Documentation/admin-guide/mm/transhuge.rst'],
});
