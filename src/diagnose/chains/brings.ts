/** What a user feels, as one word for the metrics of regions and of nodes. */
export type Felt = 'small' | 'large' | 'upload' | 'errors' | 'throughput' | 'round-trip';

/** What is known of a kind of finding: what it makes slow, by what, and what else it brings along. */
export type Brings = {
  /** What may be felt. Empty: it says where to look, it slows nothing by itself. */
  felt: readonly Felt[];
  /** What it does on the way; `work`: everything a CPU does takes longer. */
  by: 'stalls' | 'repeats' | 'pace' | 'queues' | 'work' | 'waits';
  /** Layers whose bulk transfers show it. */
  layers?: readonly ('host' | 'pod')[];
  /** Pieces of its own evidence that are the mechanism, measured. Message ids without the rule’s prefix. */
  shownBy?: readonly string[];
  /** Pieces of its own evidence that say what is at its root. */
  root?: readonly string[];
  /** Kinds of findings that bring it about. */
  origins?: readonly string[];
  /** Kinds that follow from it where both meet, and are no fault of their own there. */
  consequences?: readonly string[];
  /** Being a mere contributor it brings them only where it speaks of one of these facts. */
  asContributor?: readonly string[];
};

const EVERYTHING = ['small', 'large', 'upload', 'throughput', 'round-trip'] as const;
const ANSWERS = ['small', 'large', 'upload', 'errors'] as const;
const BULK = ['large', 'throughput'] as const;
const TUNNEL_ORIGINS = ['stale-tunnel-device-mtu', 'mtu-partial-rollout'];
const ASYMMETRIES = ['asymmetric-mtu', 'asymmetric-loss', 'asymmetric-throughput'];
const SLOW_BULK = ['rate-limited-path', 'layer-slower', 'retransmits-not-mtu'];

/**
 * By kind of finding. A kind that is not here gets no chain but a latent one: samespec knows no way from it to
 * what is felt, and does not make one up.
 */
const BRINGS: Readonly<Record<string, Brings>> = {
  'overlay-black-hole': {
    felt: ['large', 'upload', 'errors'],
    by: 'stalls',
    layers: ['pod'],
    shownBy: ['timeouts'],
    root: ['needed', 'above-tunnel'],
    origins: TUNNEL_ORIGINS,
    consequences: ['black-hole-reported', ...SLOW_BULK, ...ASYMMETRIES],
  },
  'underlay-pmtu-black-hole': {
    felt: ['large', 'upload', 'errors', 'throughput'],
    by: 'stalls',
    layers: ['host', 'pod'],
    shownBy: ['timeouts'],
    consequences: ['overlay-black-hole', 'black-hole-reported', ...SLOW_BULK, ...ASYMMETRIES],
  },
  'black-hole-reported': {
    felt: ['large', 'upload', 'errors', 'throughput'],
    by: 'stalls',
    shownBy: ['reported', 'reported-size'],
  },
  'outer-fragmentation': {
    felt: BULK,
    by: 'repeats',
    layers: ['pod'],
    shownBy: ['fragments-lost', 'fragments-made', 'fragments-received'],
    root: ['needed', 'above-tunnel'],
    origins: TUNNEL_ORIGINS,
    consequences: ['retransmits-not-mtu', 'layer-slower'],
  },
  'packet-loss': {
    felt: [...EVERYTHING, 'errors'],
    by: 'repeats',
    layers: ['host', 'pod'],
    shownBy: ['lost'],
    consequences: ['lost-handshakes', 'reordering', ...SLOW_BULK, ...ASYMMETRIES],
  },
  'rate-limited-path': {
    felt: BULK,
    by: 'pace',
    shownBy: ['rate'],
    consequences: ['retransmits-not-mtu', 'asymmetric-throughput'],
  },
  'layer-slower': {felt: ['large'], by: 'pace', shownBy: ['pod-rate', 'pod-dead']},
  'retransmits-not-mtu': {felt: EVERYTHING, by: 'repeats', shownBy: ['ratio']},
  'lost-handshakes': {felt: ANSWERS, by: 'waits', shownBy: ['syn-lost']},
  'slow-handshake': {felt: ANSWERS, by: 'waits', shownBy: ['median']},
  reordering: {felt: BULK, by: 'repeats', shownBy: ['seen']},
  'listen-overflow': {
    felt: ANSWERS,
    by: 'queues',
    shownBy: ['seen'],
    consequences: ['lost-handshakes'],
  },
  'conntrack-near-limit': {
    felt: ANSWERS,
    by: 'queues',
    shownBy: ['lost'],
    consequences: ['lost-handshakes'],
  },
  'softnet-drops': {
    felt: [...EVERYTHING, 'errors'],
    by: 'repeats',
    shownBy: ['counts'],
    consequences: ['packet-loss', 'retransmits-not-mtu'],
  },
  'pod-cpu-throttled': {felt: ANSWERS, by: 'work', shownBy: ['held-back']},
  'sidecar-underprovisioned': {felt: ANSWERS, by: 'work', shownBy: ['held-back']},
  'cpu-throttled': {felt: ANSWERS, by: 'work', shownBy: ['held-back', 'pressure']},
  'cpu-steal': {felt: EVERYTHING, by: 'work', shownBy: ['share']},
  'software-emulation': {felt: EVERYTHING, by: 'work'},
  'cpu-model-differs': {felt: EVERYTHING, by: 'work'},
  'slow-clocksource': {felt: EVERYTHING, by: 'work'},
  'governor-differs': {felt: EVERYTHING, by: 'work'},
  'mitigations-differ': {felt: EVERYTHING, by: 'work'},
  'kernel-differs': {felt: EVERYTHING, by: 'work'},
  'kernel-build-differs': {felt: EVERYTHING, by: 'work'},
  'kernel-command-line-differs': {felt: EVERYTHING, by: 'work'},
  'image-digest-differs': {felt: ANSWERS, by: 'work'},
  'swap-active': {felt: ANSWERS, by: 'waits', shownBy: ['moved']},
  'disk-slower': {felt: ANSWERS, by: 'waits', shownBy: ['mean']},
  'emulated-disk': {felt: ANSWERS, by: 'waits'},
  'emulated-nic': {felt: EVERYTHING, by: 'work'},
  'accelerated-networking-off': {felt: EVERYTHING, by: 'work'},
  'offloads-differ': {felt: BULK, by: 'pace'},
  'nic-queues-differ': {felt: BULK, by: 'pace'},
  'tcp-buffer-below-kernel-default': {felt: BULK, by: 'pace', shownBy: ['bound']},
  // A smaller window looks like a limit on the path.
  'sysctl-drift': {
    felt: BULK,
    by: 'pace',
    consequences: ['rate-limited-path', 'asymmetric-throughput'],
    asContributor: ['sysctl.net.ipv4.tcp_rmem', 'sysctl.net.ipv4.tcp_wmem'],
  },
  'limits-drift': {felt: ANSWERS, by: 'queues'},
  'fd-limit-low': {felt: ANSWERS, by: 'queues', shownBy: ['seen']},
};

export function bringsOf(kind: string): Brings | undefined {
  return Object.hasOwn(BRINGS, kind) ? BRINGS[kind] : undefined;
}

/** Every kind of the table, for the test that keeps it true to the rules. */
export const KNOWN_KINDS: readonly string[] = Object.keys(BRINGS);

/** The word of this table for a metric of a symptom. */
export function feltOf(metric: string): Felt | undefined {
  switch (metric) {
    case 'service-small':
      return 'small';
    case 'service-large':
    case 'path-black-holes':
      return 'large';
    case 'service-upload':
      return 'upload';
    case 'service-errors':
      return 'errors';
    case 'round-trip':
      return 'round-trip';
    default:
      return metric.startsWith('throughput') ? 'throughput' : undefined;
  }
}
