import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {strings} from './strings.ts';

export const dnsConfigDiffers = clusterSettingRule({
  id: 'dns-config-differs',
  patterns: [
    'cluster.dns.corefile',
    'cluster.dns.nodeLocal',
    'workload.*.ndots',
    'workload.*.dnsPolicy',
  ],
  severity: 'low',
  confidence: 0.35,
  against: ['kept-connections'],
  safe: ['same-dns'],
  danger: ['dns-under-traffic'],
  strings,
  references: [
    'Kubernetes: DNS for Services and Pods',
    'Kubernetes: Using NodeLocal DNSCache in Kubernetes Clusters',
    'resolv.conf(5), ndots',
  ],
});
