import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {strings} from './strings.ts';

export const cniConfigDiffers = clusterSettingRule({
  id: 'cni-config-differs',
  patterns: ['cluster.cni.kind', 'cluster.cni.**'],
  severity: 'medium',
  confidence: 0.4,
  against: ['pods-have-another'],
  safe: ['same-cni'],
  danger: ['patch-owned'],
  strings,
  references: [
    'flannel Documentation/configuration.md',
    'Calico: Configure MTU to maximize network performance',
    'Cilium: MTU; Amazon VPC CNI README',
  ],
});
