import {clusterSettingRule} from '../../clusters/cluster-setting-rule.ts';
import {tell} from '../../clusters/workloads.ts';
import {TEXT} from '../../inputs/kinds.ts';
import {strings} from './strings.ts';

export const meshModeDiffers = clusterSettingRule({
  id: 'mesh-mode-differs',
  patterns: [
    'cluster.mesh.mode',
    'cluster.mesh.mtlsMode',
    'cluster.mesh.mtls.**',
    'namespace.*.injection',
    'cluster.mesh.config.**',
    'cluster.mesh.destinationRule.**',
  ],
  applies: (clusters) =>
    clusters.some(
      (one) => (tell(one, TEXT, 'cluster', 'mesh', 'mode')?.value ?? 'none') !== 'none',
    ),
  severity: 'medium',
  confidence: 0.4,
  against: ['ladder-shows'],
  safe: ['same-mesh'],
  danger: ['strict-at-once'],
  strings,
  references: [
    'Istio: Sidecar or ambient',
    'Istio: PeerAuthentication',
    'Istio: DestinationRule, ConnectionPoolSettings and OutlierDetection',
  ],
});
