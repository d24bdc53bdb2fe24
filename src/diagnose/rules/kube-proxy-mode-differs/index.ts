import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {strings} from './strings.ts';

export const kubeProxyModeDiffers = clusterSettingRule({
  id: 'kube-proxy-mode-differs',
  patterns: ['cluster.kubeProxy.mode', 'cluster.kubeProxy.**'],
  severity: 'low',
  confidence: 0.35,
  against: ['rules-scale'],
  safe: ['same-proxy-mode'],
  danger: ['switch-under-traffic'],
  strings,
  references: [
    'Kubernetes: Virtual IPs and Service Proxies',
    'Kubernetes: KubeProxyConfiguration (v1alpha1)',
  ],
});
