/** A fleet whose hour is written down as series: three regions of two nodes. */
export type History = {
  /** Its requests take twelve times as long and its segments are sent again. */
  slowRegion?: string;
  /** The hypervisor takes a quarter of its CPU time. */
  starvedNode?: string;
};

const STEP_SECONDS = 30;
const BOUNDS_MS = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];
const USUAL_MS = [20, 30, 40, 45, 55, 60, 80, 90, 120, 200];

export const HISTORY_NODES = ['bj', 'hk', 'sg'].flatMap((region, r) =>
  [1, 2].map((n) => ({id: `${region}-${n}`, region, address: `10.${r + 1}.0.${10 + n}`})),
);

/**
 * OpenMetrics with times, from an hour and a little before `now` until some minutes after it, so that a slow machine
 * still asks within. What is random in life is a fixed pattern here.
 */
export function historyText(nowSeconds: number, {slowRegion, starvedNode}: History): string {
  const start = Math.floor(nowSeconds / 60) * 60 - 3900;
  const times = Array.from({length: 150}, (_, i) => start + i * STEP_SECONDS);
  const lines: string[] = [];
  const family = (name: string, type: string) => lines.push(`# TYPE ${name} ${type}`);
  const each = (
    name: string,
    labels: (node: (typeof HISTORY_NODES)[number]) => string,
    value: (node: (typeof HISTORY_NODES)[number], i: number) => number,
  ) => {
    for (const node of HISTORY_NODES) {
      const own = `instance="${node.address}:9100",region="${node.region}"${labels(node)}`;
      for (const [i, time] of times.entries()) {
        lines.push(`${name}{${own}} ${value(node, i)} ${time}`);
      }
    }
  };
  family('node_uname_info', 'gauge');
  each(
    'node_uname_info',
    ({id}) => `,nodename="${id}",release="6.1.0-${id.startsWith('hk') ? 9 : 8}"`,
    () => 1,
  );
  family('node_memory_MemTotal_bytes', 'gauge');
  each(
    'node_memory_MemTotal_bytes',
    () => '',
    () => 8e9,
  );
  family('node_cpu_seconds', 'counter');
  each(
    'node_cpu_seconds_total',
    () => ',cpu="0",mode="idle"',
    (_, i) => i * 25,
  );
  each(
    'node_cpu_seconds_total',
    () => ',cpu="0",mode="steal"',
    ({id}, i) => i * STEP_SECONDS * (id === starvedNode ? 0.25 : 0.002) * wobble(i),
  );
  family('node_netstat_Tcp_OutSegs', 'unknown');
  each(
    'node_netstat_Tcp_OutSegs',
    () => '',
    (_, i) => i * 30_000,
  );
  family('node_netstat_Tcp_RetransSegs', 'unknown');
  each(
    'node_netstat_Tcp_RetransSegs',
    () => '',
    ({region}, i) => Math.round(i * 30_000 * (region === slowRegion ? 0.06 : 0.001)),
  );
  family('istio_request_duration_milliseconds', 'histogram');
  for (const region of ['bj', 'hk', 'sg']) {
    const factor = region === slowRegion ? 12 : 1;
    const own = `reporter="destination",destination_service="checkout.prod",region="${region}"`;
    const name = 'istio_request_duration_milliseconds';
    for (const [i, time] of times.entries()) {
      for (const bound of [...BOUNDS_MS, Number.POSITIVE_INFINITY]) {
        const share = USUAL_MS.filter((ms) => ms * factor <= bound).length;
        const le = bound === Number.POSITIVE_INFINITY ? '+Inf' : bound.toFixed(1);
        lines.push(`${name}_bucket{${own},le="${le}"} ${share * 6 * i} ${time}`);
      }
      lines.push(`${name}_count{${own}} ${USUAL_MS.length * 6 * i} ${time}`);
      lines.push(`${name}_sum{${own}} ${i} ${time}`);
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

/** Never falls, as counters do not. */
function wobble(i: number): number {
  return 1 + 0.0005 * (i % 2);
}
