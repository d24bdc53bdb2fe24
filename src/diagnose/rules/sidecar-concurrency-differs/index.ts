import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {strings} from './strings.ts';

export const sidecarConcurrencyDiffers = clusterSettingRule({
  id: 'sidecar-concurrency-differs',
  patterns: ['workload.*.sidecar.concurrency', 'cluster.mesh.config.defaultConfig.concurrency'],
  severity: 'medium',
  confidence: 0.4,
  against: ['threads-need-load'],
  safe: ['same-concurrency'],
  danger: ['concurrency-zero'],
  strings,
  references: ['Istio: ProxyConfig, concurrency', 'Envoy: --concurrency'],
});
