import type {Rule} from '../define-rule.ts';
import {asymmetricPath} from './asymmetric-path/index.ts';
import {blackHoleReported} from './black-hole-reported/index.ts';
import {cniConfigDiffers} from './cni-config-differs/index.ts';
import {cniVersionDiffers} from './cni-version-differs/index.ts';
import {conntrackNearLimit} from './conntrack-near-limit/index.ts';
import {cpuFeaturesMissing} from './cpu-features-missing/index.ts';
import {cpuModelDiffers} from './cpu-model-differs/index.ts';
import {cpuSteal} from './cpu-steal/index.ts';
import {cpuThrottled} from './cpu-throttled/index.ts';
import {diskSlower} from './disk-slower/index.ts';
import {dnsConfigDiffers} from './dns-config-differs/index.ts';
import {emulatedDisk} from './emulated-disk/index.ts';
import {emulatedNic} from './emulated-nic/index.ts';
import {fdLimitLow} from './fd-limit-low/index.ts';
import {governorDiffers} from './governor-differs/index.ts';
import {hardwareAcceleratedGuest} from './hardware-accelerated-guest/index.ts';
import {hostSettingsDiffer} from './host-settings-differ/index.ts';
import {hostTcpSysctlNotInPods} from './host-tcp-sysctl-not-in-pods/index.ts';
import {imageDigestDiffers} from './image-digest-differs/index.ts';
import {imageDigestDiffersInClusters} from './image-digest-differs-in-clusters/index.ts';
import {istioVersionSkew} from './istio-version-skew/index.ts';
import {kernelDiffers} from './kernel-differs/index.ts';
import {kubeProxyModeDiffers} from './kube-proxy-mode-differs/index.ts';
import {kubeletConfigDiffers} from './kubelet-config-differs/index.ts';
import {kvmDisabledByFirmware} from './kvm-disabled-by-firmware/index.ts';
import {layerSlower} from './layer-slower/index.ts';
import {layerSlowerService} from './layer-slower-service/index.ts';
import {limitsDrift} from './limits-drift/index.ts';
import {listenOverflow} from './listen-overflow/index.ts';
import {meshModeDiffers} from './mesh-mode-differs/index.ts';
import {meshNotTheCause} from './mesh-not-the-cause/index.ts';
import {mitigationsDiffer} from './mitigations-differ/index.ts';
import {mixedMtuSilentDrop} from './mixed-mtu-silent-drop/index.ts';
import {mtuInconclusiveNoEcho} from './mtu-inconclusive-no-echo/index.ts';
import {mtuPartialRollout} from './mtu-partial-rollout/index.ts';
import {mtuUnderused} from './mtu-underused/index.ts';
import {nestedVirtualizationNotExposed} from './nested-virtualization-not-exposed/index.ts';
import {nicQueuesDiffer} from './nic-queues-differ/index.ts';
import {nodeConditionBad} from './node-condition-bad/index.ts';
import {offloadsDiffer} from './offloads-differ/index.ts';
import {packetLoss} from './packet-loss/index.ts';
import {pathMtuNotAsPredicted} from './path-mtu-not-as-predicted/index.ts';
import {placementUneven} from './placement-uneven/index.ts';
import {pmtudWorkingBelowNicMtu} from './pmtud-working-below-nic-mtu/index.ts';
import {podCpuThrottled} from './pod-cpu-throttled/index.ts';
import {podMtuExceedsUnderlay} from './pod-mtu-exceeds-underlay/index.ts';
import {podMtuPartialRollout} from './pod-mtu-partial-rollout/index.ts';
import {podStartSlow} from './pod-start-slow/index.ts';
import {proberStarved} from './prober-starved/index.ts';
import {rateLimitedPath} from './rate-limited-path/index.ts';
import {regionalMtuDiffersButConsistent} from './regional-mtu-differs-but-consistent/index.ts';
import {reordering} from './reordering/index.ts';
import {requestsOrLimitsDiffer} from './requests-or-limits-differ/index.ts';
import {retransmitsNotMtu} from './retransmits-not-mtu/index.ts';
import {runtimeVersionDiffers} from './runtime-version-differs/index.ts';
import {sidecarConcurrencyDiffers} from './sidecar-concurrency-differs/index.ts';
import {sidecarUnderprovisioned} from './sidecar-underprovisioned/index.ts';
import {slowClocksource} from './slow-clocksource/index.ts';
import {slowHandshake} from './slow-handshake/index.ts';
import {softnetDrops} from './softnet-drops/index.ts';
import {softwareEmulation} from './software-emulation/index.ts';
import {staleTunnelDeviceMtu} from './stale-tunnel-device-mtu/index.ts';
import {swapActive} from './swap-active/index.ts';
import {sysctlDrift} from './sysctl-drift/index.ts';
import {tcpBufferBelowKernelDefault} from './tcp-buffer-below-kernel-default/index.ts';
import {thpDiffers} from './thp-differs/index.ts';
import {timeNotSynchronised} from './time-not-synchronised/index.ts';
import {underlayPmtuBlackHole} from './underlay-pmtu-black-hole/index.ts';
import {virtualizationEvidenceInconsistent} from './virtualization-evidence-inconsistent/index.ts';
import {virtualizationNotTheCause} from './virtualization-not-the-cause/index.ts';

/** Every rule, in the order `samespec rules` lists them: paths, pods, machines, settings. */
export const RULES: readonly Rule[] = [
  underlayPmtuBlackHole,
  blackHoleReported,
  mixedMtuSilentDrop,
  podMtuExceedsUnderlay,
  pmtudWorkingBelowNicMtu,
  pathMtuNotAsPredicted,
  regionalMtuDiffersButConsistent,
  mtuInconclusiveNoEcho,
  staleTunnelDeviceMtu,
  mtuPartialRollout,
  mtuUnderused,
  packetLoss,
  reordering,
  rateLimitedPath,
  asymmetricPath,
  layerSlower,
  layerSlowerService,
  slowHandshake,
  proberStarved,
  retransmitsNotMtu,
  softwareEmulation,
  hardwareAcceleratedGuest,
  nestedVirtualizationNotExposed,
  virtualizationEvidenceInconsistent,
  cpuModelDiffers,
  cpuFeaturesMissing,
  cpuSteal,
  slowClocksource,
  kvmDisabledByFirmware,
  virtualizationNotTheCause,
  cpuThrottled,
  swapActive,
  emulatedNic,
  emulatedDisk,
  diskSlower,
  softnetDrops,
  conntrackNearLimit,
  listenOverflow,
  fdLimitLow,
  timeNotSynchronised,
  kernelDiffers,
  sysctlDrift,
  tcpBufferBelowKernelDefault,
  hostTcpSysctlNotInPods,
  limitsDrift,
  mitigationsDiffer,
  governorDiffers,
  thpDiffers,
  offloadsDiffer,
  nicQueuesDiffer,
  hostSettingsDiffer,
  runtimeVersionDiffers,
  cniVersionDiffers,
  imageDigestDiffers,
  podMtuPartialRollout,
  imageDigestDiffersInClusters,
  placementUneven,
  requestsOrLimitsDiffer,
  podCpuThrottled,
  podStartSlow,
  nodeConditionBad,
  kubeletConfigDiffers,
  kubeProxyModeDiffers,
  cniConfigDiffers,
  dnsConfigDiffers,
  istioVersionSkew,
  meshModeDiffers,
  sidecarUnderprovisioned,
  sidecarConcurrencyDiffers,
  meshNotTheCause,
];
