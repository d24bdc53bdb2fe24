/** A metric as it is exported: what Prometheus shows, and what rules and dashboards are written against. */
export type MetricShape = {
  type: 'gauge' | 'counter' | 'histogram';
  help: string;
  labels: readonly string[];
  buckets?: readonly number[];
};

const REGIONS = ['src_region', 'dst_region'] as const;
const PATH = [...REGIONS, 'layer', 'ip_version'] as const;

/** Added to the labels of single paths with `--pair-labels`. */
export const PAIR_LABELS = ['src_node', 'dst_node'] as const;
/** The metrics that then get them. */
export const PAIR_METRICS = [
  'samespec_path_rtt_seconds',
  'samespec_path_loss_ratio',
  'samespec_path_mtu_bytes',
  'samespec_path_blackhole',
] as const;

/** Every metric of the agent by name. Units are in the names; what is not known has no series, never 0. */
export const METRICS = {
  samespec_build_info: {
    type: 'gauge',
    help: 'Version of samespec that runs.',
    labels: ['version'],
  },
  samespec_path_rtt_seconds: {
    type: 'histogram',
    help: 'Round trips of small packets.',
    labels: [...PATH, 'proto', 'scope'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
  },
  samespec_path_loss_ratio: {
    type: 'gauge',
    help: 'Small packets of the last five minutes that did not come back, 0 to 1, of peers that answer at all.',
    labels: [...PATH, 'proto'],
  },
  samespec_path_mtu_bytes: {
    type: 'gauge',
    help: 'Largest packet that arrives unfragmented; the smallest of the paths. Not known: no value.',
    labels: [...PATH, 'method'],
  },
  samespec_path_blackhole: {
    type: 'gauge',
    help: '1 where larger packets vanish on any path and senders are not told. Not known: no value.',
    labels: PATH,
  },
  samespec_path_blackhole_peers: {
    type: 'gauge',
    help: 'Peers toward which larger packets vanish.',
    labels: REGIONS,
  },
  samespec_path_peers: {
    type: 'gauge',
    help: 'Assigned peers by what is known of them: answering, silent, or nothing yet (unknown).',
    labels: [...REGIONS, 'state'],
  },
  samespec_path_probes_total: {
    type: 'counter',
    help: 'Measurements by outcome; withheld: this agent or its peer was starved, so it says nothing of the path.',
    labels: ['probe', 'layer', 'result'],
  },
  samespec_checks_incoming: {
    type: 'gauge',
    help: 'Members that asked this node within the last minute.',
    labels: ['node'],
  },
  samespec_checks_incoming_expected: {
    type: 'gauge',
    help: 'Members to which this node is assigned as a peer.',
    labels: ['node'],
  },
  samespec_probe_lag_seconds: {
    type: 'histogram',
    help: 'How late the prober itself was woken.',
    labels: ['node'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1],
  },
  samespec_node_fact_drift: {
    type: 'gauge',
    help: '1 for each fact that differs from the expected ones; cohort: the file of expected facts.',
    labels: ['fact', 'cohort', 'node'],
  },
  samespec_fact_family_digest: {
    type: 'gauge',
    help: 'Digest of the facts of a family that ought to be equal in a cohort, as a number: equal facts, equal number.',
    labels: ['node', 'family'],
  },
  samespec_last_collect_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When the node was last read, seconds since 1970.',
    labels: ['node'],
  },
  samespec_agent_members: {
    type: 'gauge',
    help: 'Members of the list this agent last read, itself included.',
    labels: [],
  },
  samespec_agent_members_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When the member list was last read, seconds since 1970.',
    labels: [],
  },
  samespec_agent_duplicate_names: {
    type: 'gauge',
    help: 'Names under which two agents were heard within the last five minutes.',
    labels: [],
  },
  samespec_agent_prober_info: {
    type: 'gauge',
    help: 'How this agent probes: udp (don’t fragment set, answered by agents) or ping.',
    labels: ['method'],
  },
  samespec_agent_events_total: {
    type: 'counter',
    help: 'Events by kind; /events tells the last of them.',
    labels: ['event'],
  },
} as const satisfies Record<string, MetricShape>;

export type MetricName = keyof typeof METRICS;
