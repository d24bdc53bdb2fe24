import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const runtimeVersionDiffers = settingRule({
  id: 'runtime-version-differs',
  patterns: ['container.runtimeVersion', 'container.runtime'],
  severity: 'low',
  confidence: 0.3,
  against: ['requests-pass-by'],
  safe: ['same-runtime'],
  danger: ['update-in-place'],
  strings,
  references: ['Kubernetes: Container Runtimes; Version Skew Policy'],
});
