/** A question to Prometheus. `needs`: asked only where this metric is there. */
export type Question = {
  id: string;
  kind: 'range' | 'instant';
  needs: readonly string[];
  /** PromQL for windows of this length, written as Prometheus writes durations. */
  query(window: string): string;
};

/** Labels a region is looked for in, in this order. Source: Kubernetes well-known labels; usual external labels. */
export const REGION_LABELS = [
  'region',
  'src_region',
  'topology_kubernetes_io_region',
  'failure_domain_beta_kubernetes_io_region',
  'datacenter',
  'dc',
  'cluster',
] as const;

/** Interfaces of pods and bridges come and go; they say nothing about a machine. */
const PASSING =
  'lo|veth.*|cali.*|lxc.*|docker.*|br-.*|virbr.*|tap.*|vnet.*|nodelocaldns|kube-ipvs0';

/** All metrics that samespec knows how to read; one question tells which of them are there. */
export function discovery(questions: readonly Question[]): string {
  const names = [...new Set(questions.flatMap(({needs}) => needs))].sort();
  return `count by (__name__) ({__name__=~"${names.join('|')}"})`;
}

/** What is asked, given the labels that regions are read from. */
export function questionsFor(regionLabels: readonly string[]): Question[] {
  return [...NODES, ...REPORTED, ...FACTS, ...SYMPTOMS, ...histograms(regionLabels.join(', '))];
}

/** Who is there: the labels of these name nodes and their regions. */
const NODES: readonly Question[] = [
  plain('uname', 'node_uname_info'),
  plain('agent', 'samespec_checks_incoming'),
  instant(
    'agent-region',
    ['samespec_path_peers'],
    'group by (instance, src_region) (samespec_path_peers)',
  ),
];

const PATHS = 'by (src_region, dst_region, layer)';
/** What agents say of the ways between regions now. */
const REPORTED: readonly Question[] = [
  instant('black-holes', ['samespec_path_blackhole'], `max ${PATHS} (samespec_path_blackhole)`),
  instant('path-mtu', ['samespec_path_mtu_bytes'], `min ${PATHS} (samespec_path_mtu_bytes)`),
];

const FACTS: readonly Question[] = [
  plain('os', 'node_os_info'),
  plain('dmi', 'node_dmi_info'),
  plain('memory', 'node_memory_MemTotal_bytes'),
  instant(
    'cpus',
    ['node_cpu_seconds_total'],
    'count without (cpu, mode) (node_cpu_seconds_total{mode="idle"})',
  ),
  instant(
    'cpu-model',
    ['node_cpu_info'],
    'count by (instance, vendor, model_name) (node_cpu_info)',
  ),
  plain('digest', 'samespec_fact_family_digest'),
  instant('mtu', ['node_network_mtu_bytes'], `node_network_mtu_bytes{device!~"${PASSING}"}`),
];

const SENT = 'node_netstat_Tcp_OutSegs';
const SOFTNET = 'node_softnet_processed_total';

/** Each a share, so that busy and idle nodes can be compared; a node that did nothing in a window has none. */
const SYMPTOMS: readonly Question[] = [
  range(
    'steal',
    ['node_cpu_seconds_total'],
    (w) => `avg without (cpu, mode) (rate(node_cpu_seconds_total{mode="steal"}[${w}]))`,
  ),
  range(
    'retransmits',
    ['node_netstat_Tcp_RetransSegs', SENT],
    (w) => `rate(node_netstat_Tcp_RetransSegs[${w}]) / (rate(${SENT}[${w}]) > 0)`,
  ),
  range(
    'tcp-timeouts',
    ['node_netstat_TcpExt_TCPTimeouts', SENT],
    (w) => `rate(node_netstat_TcpExt_TCPTimeouts[${w}]) / (rate(${SENT}[${w}]) > 0)`,
  ),
  range(
    'softnet-drops',
    ['node_softnet_dropped_total', SOFTNET],
    (w) =>
      `sum without (cpu) (rate(node_softnet_dropped_total[${w}])) / (sum without (cpu) (rate(${SOFTNET}[${w}])) > 0)`,
  ),
  range(
    'path-loss',
    ['samespec_path_loss_ratio'],
    (w) => `avg by (instance, src_region) (avg_over_time(samespec_path_loss_ratio[${w}]))`,
  ),
  range(
    'path-black-holes',
    ['samespec_path_blackhole'],
    (w) => `avg by (instance, src_region) (avg_over_time(samespec_path_blackhole[${w}]))`,
  ),
];

function histograms(regions: string): Question[] {
  const by = (...more: string[]) => [regions, ...more].join(', ');
  return [
    bucketed('path-rtt', 'samespec_path_rtt_seconds', 'scope="intra"', 'src_region, le'),
    // Counted by the answering side, so that the way there is not in it.
    bucketed(
      'istio-duration',
      'istio_request_duration_milliseconds',
      'reporter="destination"',
      by('destination_service', 'le'),
    ),
    bucketed(
      'kubenurse-service',
      'kubenurse_httpclient_request_duration_seconds',
      'type="me_service"',
      by('le'),
    ),
    bucketed('goldpinger-peers', 'goldpinger_peers_response_time_s', 'call_type="ping"', by('le')),
  ];
}

function bucketed(id: string, metric: string, matcher: string, by: string): Question {
  const name = `${metric}_bucket`;
  return range(id, [name], (w) => `sum by (${by}) (increase(${name}{${matcher}}[${w}]))`);
}

function plain(id: string, metric: string): Question {
  return instant(id, [metric], metric);
}

function instant(id: string, needs: readonly string[], query: string): Question {
  return {id, kind: 'instant', needs, query: () => query};
}

function range(id: string, needs: readonly string[], query: (window: string) => string): Question {
  return {id, kind: 'range', needs, query};
}
