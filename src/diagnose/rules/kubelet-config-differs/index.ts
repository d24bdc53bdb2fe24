import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {strings} from './strings.ts';

export const kubeletConfigDiffers = clusterSettingRule({
  id: 'kubelet-config-differs',
  patterns: ['cluster.kubelet.**', 'cluster.version'],
  severity: 'low',
  confidence: 0.3,
  against: ['written-not-loaded'],
  safe: ['same-kubelet'],
  danger: ['restart-all-kubelets'],
  strings,
  references: [
    'Kubernetes: KubeletConfiguration (v1beta1)',
    'Kubernetes: Control CPU Management Policies on the Node',
    'Kubernetes: Version Skew Policy',
  ],
});
