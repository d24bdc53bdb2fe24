import type {Finding} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import {findingsOf} from './conclusion.ts';

/** Subjects in the order in which people ask; the rules of each, what is asked first first. */
const SUBJECTS = {
  images: [
    'image-digest-differs',
    'image-digest-differs-in-clusters',
    'runtime-version-differs',
    'cni-version-differs',
  ],
  clusters: [
    'placement-uneven',
    'requests-or-limits-differ',
    'pod-cpu-throttled',
    'pod-start-slow',
    'node-condition-bad',
    'kubelet-config-differs',
    'kube-proxy-mode-differs',
    'cni-config-differs',
    'pod-mtu-partial-rollout',
    'dns-config-differs',
    'istio-version-skew',
    'mesh-mode-differs',
    'sidecar-underprovisioned',
    'sidecar-concurrency-differs',
  ],
  settings: [
    'sysctl-drift',
    'limits-drift',
    'kernel-differs',
    'mitigations-differ',
    'thp-differs',
    'host-settings-differ',
    'tcp-buffer-below-kernel-default',
    'host-tcp-sysctl-not-in-pods',
  ],
  machine: [
    'software-emulation',
    'virtualization-not-the-cause',
    'cpu-steal',
    'cpu-throttled',
    'cpu-model-differs',
    'governor-differs',
    'slow-clocksource',
    'virtualization-evidence-inconsistent',
    'nested-virtualization-not-exposed',
    'kvm-disabled-by-firmware',
  ],
  network: [
    'packet-loss',
    'underlay-pmtu-black-hole',
    'black-hole-reported',
    'pod-mtu-exceeds-underlay',
    'rate-limited-path',
    'layer-slower',
    'layer-slower-service',
    'asymmetric-path',
    'retransmits-not-mtu',
    'slow-handshake',
    'reordering',
    'path-mtu-not-as-predicted',
    'mtu-partial-rollout',
    'stale-tunnel-device-mtu',
    'mixed-mtu-silent-drop',
    'pmtud-working-below-nic-mtu',
    'regional-mtu-differs-but-consistent',
    'mtu-inconclusive-no-echo',
    'mtu-underused',
    'emulated-nic',
    'offloads-differ',
    'nic-queues-differ',
  ],
  queues: [
    'conntrack-near-limit',
    'listen-overflow',
    'softnet-drops',
    'fd-limit-low',
    'swap-active',
  ],
  storage: ['disk-slower', 'emulated-disk', 'time-not-synchronised', 'prober-starved'],
} as const;

export type Subject = keyof typeof SUBJECTS | 'other';
export type RuledOut = {subject: Subject; findings: Finding[]};

/** Rules the table places, for the test that keeps it complete. */
export const PLACED_RULES: readonly string[] = Object.values(SUBJECTS).flat();

/** What was ruled out, by subject; a rule nobody has placed (a user’s own) comes last. */
export function ruledOutBySubject(document: ReportDocument): RuledOut[] {
  const all = findingsOf(document, 'ruled-out');
  const placed = Object.entries(SUBJECTS).map(([subject, rules]): RuledOut => {
    const order: readonly string[] = rules;
    const own = all.filter(({rule}) => order.includes(rule));
    own.sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule));
    return {subject: subject as Subject, findings: own};
  });
  const others = all.filter(({rule}) => !PLACED_RULES.includes(rule));
  return [...placed, {subject: 'other' as const, findings: others}].filter(
    ({findings}) => findings.length > 0,
  );
}
