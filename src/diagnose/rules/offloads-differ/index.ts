import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const offloadsDiffer = settingRule({
  id: 'offloads-differ',
  patterns: ['nic.offload.*'],
  follows: ['nic.driver', 'kernel.release'],
  severity: 'low',
  confidence: 0.4,
  against: ['cpu-not-short'],
  safe: ['switch-one'],
  danger: ['checksums-on-tunnels'],
  strings,
  references: ['ethtool(8), -k', 'Linux Documentation/networking/segmentation-offloads.rst'],
});
