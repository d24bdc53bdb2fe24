import type {FactPolicy, PolicyTable} from '../../../model/fact.ts';

const NETWORK: FactPolicy = {policy: 'identical', tag: 'network'};
const MEMORY: FactPolicy = {policy: 'identical', tag: 'memory'};
const KERNEL: FactPolicy = {policy: 'identical', tag: 'kernel'};

/** Consequences: what the kernel counts, or changes by itself while it runs. */
const SYMPTOMS = [
  'fs.aio-nr',
  'fs.dentry-state',
  'fs.file-nr',
  'fs.inode-nr',
  'fs.inode-state',
  'fs.quota.*',
  'kernel.hung_task_detect_count',
  'kernel.hung_task_warnings',
  'kernel.pty.nr',
  'kernel.tainted',
  'net.netfilter.nf_conntrack_count',
] as const;

/** Names and positions that belong to one machine, or that the kernel lowers when interrupts take long. */
const FREE = [
  'kernel.cad_pid',
  'kernel.domainname',
  'kernel.msg_next_id',
  'kernel.perf_event_max_sample_rate',
  'kernel.real-root-dev',
  'kernel.sem_next_id',
  'kernel.shm_next_id',
  'dev.cdrom.info',
  // Three numbers derived from the size of the memory; compared part by part, with a tolerance.
  'net.ipv4.tcp_mem',
  'net.ipv4.udp_mem',
  'net.sctp.sctp_mem',
] as const;

/**
 * Derived at boot from the size of the memory, which differs by some kB between equal machines.
 * A setting made by hand differs by far more than this.
 */
const MEMORY_SIZED = [
  'fs.epoll.max_user_watches',
  'fs.fanotify.max_user_marks',
  'fs.file-max',
  'fs.inotify.max_user_watches',
  'kernel.threads-max',
  'net.ipv4.tcp_max_orphans',
  'net.ipv4.tcp_max_tw_buckets',
  'net.ipv4.xfrm4_gc_thresh',
  'net.ipv6.xfrm6_gc_thresh',
  'net.netfilter.nf_conntrack_buckets',
  'net.netfilter.nf_conntrack_expect_max',
  'net.netfilter.nf_conntrack_max',
  'net.nf_conntrack_max',
  'user.max_cgroup_namespaces',
  'user.max_fanotify_marks',
  'user.max_inotify_watches',
  'user.max_ipc_namespaces',
  'user.max_mnt_namespaces',
  'user.max_net_namespaces',
  'user.max_pid_namespaces',
  'user.max_time_namespaces',
  'user.max_user_namespaces',
  'user.max_uts_namespaces',
  'vm.admin_reserve_kbytes',
  'vm.min_free_kbytes',
  'vm.user_reserve_kbytes',
] as const;

/** Settings of three thresholds, in pages. */
const MEMORY_TRIPLES = ['net.ipv4.tcp_mem', 'net.ipv4.udp_mem', 'net.sctp.sctp_mem'] as const;

const TOLERANCE = {relative: 0.03} as const;
const memorySized: ReadonlySet<string> = new Set(MEMORY_SIZED);
const memoryTriples: ReadonlySet<string> = new Set(MEMORY_TRIPLES);

/** True for a setting whose value is a number compared with a tolerance. */
export function isMemorySized(key: readonly string[]): boolean {
  return memorySized.has(key.join('.'));
}

/** True for a setting of three numbers that are compared one by one. */
export function isMemoryTriple(key: readonly string[]): boolean {
  return memoryTriples.has(key.join('.'));
}

export const policies: PolicyTable = [
  ...SYMPTOMS.map((key) => [`sysctl.${key}`, {policy: 'symptom', tag: 'kernel'}] as const),
  ...FREE.map((key) => [`sysctl.${key}`, {policy: 'free', tag: 'kernel'}] as const),
  ...MEMORY_SIZED.map((key) => [`sysctl.${key}`, {...tagged(key), tolerance: TOLERANCE}] as const),
  ...MEMORY_TRIPLES.map((key) => [`sysctl.${key}.*`, {...NETWORK, tolerance: TOLERANCE}] as const),
  ['sysctl.net.**', NETWORK],
  ['sysctl.vm.**', MEMORY],
  ['sysctl.**', KERNEL],
  // They only say where a value comes from.
  ['sysctlOrigin.**', {policy: 'free', tag: 'kernel'}],
  ['sysctlHidden.**', {policy: 'free', tag: 'kernel'}],
  ['sysctlShadowed.**', {policy: 'free', tag: 'kernel'}],
  ['sysctlFile.net.**', NETWORK],
  ['sysctlFile.vm.**', MEMORY],
  ['sysctlFile.**', KERNEL],
];

function tagged(key: string): FactPolicy {
  if (key.startsWith('net.')) return NETWORK;
  return key.startsWith('vm.') ? MEMORY : KERNEL;
}
