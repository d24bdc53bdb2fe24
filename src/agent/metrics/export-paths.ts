import type {PathLabels} from '../paths/labels.ts';
import {type Peer, stateOf} from '../paths/peer.ts';
import type {Labels, Metrics} from './registry.ts';

type Group = {labels: Labels; values: number[]};

/** What is known of no path any more has no series: all of them are written anew for each scrape. */
export function exportPaths(metrics: Metrics, peers: readonly Peer[], labels: PathLabels): void {
  loss(metrics, peers, labels);
  mtu(metrics, peers, labels);
  counts(metrics, peers, labels);
}

function loss(metrics: Metrics, peers: readonly Peer[], {path}: PathLabels): void {
  metrics.reset('samespec_path_loss_ratio');
  const groups = new Map<string, {labels: Labels; answered: number; lost: number}>();
  for (const peer of peers) {
    const totals = peer.silent ? null : peer.loss.totals();
    // Before its first answer nobody knows whether there is anybody to answer.
    if (totals === null || peer.answeredAt === null) continue;
    const own = {...path(peer.member), proto: peer.proto};
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? {labels: own, answered: 0, lost: 0};
    group.answered += totals.answered;
    group.lost += totals.lost;
    groups.set(key, group);
  }
  for (const {labels, answered, lost} of groups.values())
    metrics.set('samespec_path_loss_ratio', labels, lost / (answered + lost));
}

function mtu(metrics: Metrics, peers: readonly Peer[], labels: PathLabels): void {
  const sizes = new Map<string, Group>();
  const holes = new Map<string, Group>();
  const holeCounts = new Map<string, Group>();
  for (const peer of peers) {
    const {path, member} = peer;
    if (path === null || peer.silent) continue;
    const own = labels.path(member);
    if (path.passBytes !== null) add(sizes, {...own, method: path.method}, path.passBytes);
    if (path.state === 'unknown' || path.state === 'general-loss') continue;
    const hole = path.state === 'black-hole' ? 1 : 0;
    add(holes, own, hole);
    add(holeCounts, labels.regions(member), hole);
  }
  write(metrics, 'samespec_path_mtu_bytes', sizes, (values) => Math.min(...values));
  write(metrics, 'samespec_path_blackhole', holes, (values) => Math.max(...values));
  write(metrics, 'samespec_path_blackhole_peers', holeCounts, sum);
}

function counts(metrics: Metrics, peers: readonly Peer[], {regions}: PathLabels): void {
  const states = new Map<string, Group>();
  for (const peer of peers) {
    for (const state of ['answering', 'silent', 'unknown'] as const)
      add(states, {...regions(peer.member), state}, stateOf(peer) === state ? 1 : 0);
  }
  write(metrics, 'samespec_path_peers', states, sum);
}

function add(groups: Map<string, Group>, labels: Labels, value: number): void {
  const key = JSON.stringify(labels);
  const group = groups.get(key);
  if (group === undefined) groups.set(key, {labels, values: [value]});
  else group.values.push(value);
}

function write(
  metrics: Metrics,
  name: Parameters<Metrics['set']>[0],
  groups: ReadonlyMap<string, Group>,
  fold: (values: readonly number[]) => number,
): void {
  metrics.reset(name);
  for (const {labels, values} of groups.values()) metrics.set(name, labels, fold(values));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
