import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {strings} from './strings.ts';

export const requestsOrLimitsDiffer = clusterSettingRule({
  id: 'requests-or-limits-differ',
  patterns: [
    'workload.*.container.*.limitsCpuMillis',
    'workload.*.container.*.requestsCpuMillis',
    'workload.*.container.*.limitsMemoryBytes',
    'workload.*.container.*.requestsMemoryBytes',
    'workload.*.qos',
  ],
  severity: 'medium',
  confidence: 0.4,
  against: ['only-under-load'],
  safe: ['same-resources'],
  danger: ['no-limits-everywhere'],
  strings,
  references: [
    'Kubernetes: Resource Management for Pods and Containers',
    'Kubernetes: Pod Quality of Service Classes',
  ],
});
