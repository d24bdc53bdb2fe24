/** How close a sysctl is to the way a request takes: `slow-path` can slow a node, `beside` hardly, `elsewhere` not. */
export type Importance = 'slow-path' | 'beside' | 'elsewhere';

/** First match wins. Proposals, from what kernel documentation (ip-sysctl, vm, sched) says each key does. */
const TABLE: readonly (readonly [pattern: RegExp, importance: Importance])[] = [
  [/^net\.ipv4\.tcp_(rmem|wmem|mem|congestion_control|window_scaling|sack)$/, 'slow-path'],
  [/^net\.ipv4\.tcp_(timestamps|slow_start_after_idle|no_metrics_save|mtu_probing)$/, 'slow-path'],
  [/^net\.ipv4\.tcp_(base_mss|max_syn_backlog|notsent_lowat|autocorking|recovery)$/, 'slow-path'],
  [/^net\.ipv4\.(ip_no_pmtu_disc|ip_forward_use_pmtu|udp_mem)$/, 'slow-path'],
  [/^net\.core\.([rw]mem_(max|default)|somaxconn|default_qdisc|optmem_max)$/, 'slow-path'],
  [/^net\.core\.(netdev_(max_backlog|budget|budget_usecs)|busy_(poll|read)|rps_.*)$/, 'slow-path'],
  [/^net\.netfilter\.nf_conntrack_(max|buckets)$/, 'slow-path'],
  [/^vm\.(swappiness|overcommit_memory|zone_reclaim_mode|min_free_kbytes)$/, 'slow-path'],
  [/^vm\.(dirty_.*|watermark_.*|nr_hugepages|compaction_proactiveness)$/, 'slow-path'],
  [/^kernel\.(sched_.*|numa_balancing|timer_migration|nmi_watchdog)$/, 'slow-path'],
  [/^(net|vm)\./, 'beside'],
  [/^fs\.(file-max|nr_open|aio-max-nr|inotify\..*)$/, 'beside'],
];

export function importanceOf(key: string): Importance {
  for (const [pattern, importance] of TABLE) if (pattern.test(key)) return importance;
  return 'elsewhere';
}

const ORDER: readonly Importance[] = ['slow-path', 'beside', 'elsewhere'];

export function mostImportant(keys: readonly string[]): Importance {
  const found = new Set(keys.map(importanceOf));
  return ORDER.find((importance) => found.has(importance)) ?? 'elsewhere';
}

export function byImportance(a: string, b: string): number {
  const rank = ORDER.indexOf(importanceOf(a)) - ORDER.indexOf(importanceOf(b));
  return rank || (a < b ? -1 : a > b ? 1 : 0);
}
