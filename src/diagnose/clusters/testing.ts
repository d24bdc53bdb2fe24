import {compareClusters} from '../../compare/clusters.ts';
import {clustersOf} from '../../model/cluster.ts';
import type {FactLeaf, FactValue, NodeFacts, PolicyTable} from '../../model/fact.ts';
import type {Inventory} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';
import type {EvidenceView, Rule} from '../define-rule.ts';
import {run} from '../mtu/testing.ts';
import {type NodeSketch, service, type Unread, viewOf} from '../testing.ts';

type Facts = Readonly<Record<string, FactValue | Unread>>;

/** For tests only: policies of the facts of clusters in short, as this room may not import the real ones. */
const POLICIES: PolicyTable = [
  ['cluster.read.**', {policy: 'free', tag: 'containers'}],
  ['cluster.nodes', {policy: 'free', tag: 'containers'}],
  ['cluster.schedulableNodes', {policy: 'free', tag: 'containers'}],
  ...['cluster.**', 'namespace.**'].map(identical),
  ...['pods', 'replicas', 'nodesUsed'].map(
    (leaf) => [`workload.*.${leaf}`, {policy: 'free', tag: 'containers'}] as const,
  ),
  ...['mostOnOneNode', 'startMs', 'slowestStartMs', 'startedPods', 'waiting', 'ended'].map(
    (leaf) => [`workload.*.${leaf}`, {policy: 'symptom', tag: 'containers'}] as const,
  ),
  ['workload.*.start.**', {policy: 'symptom', tag: 'containers'}],
  identical('workload.**'),
];

function identical(pattern: string) {
  return [pattern, {policy: 'identical', tag: 'containers'}] as const;
}

export type ClusterSketch = {
  /** What clusters said of themselves, by name; `null`: nothing came from it. */
  clusters: Readonly<Record<string, Facts | null>>;
  /** Facts of nodes, by id: `hk-1` lies in cluster `hk`, region `hk`. Two bare nodes each where left out. */
  nodes?: Readonly<Record<string, NodeSketch>>;
  paths?: readonly PathResult[];
};

/** For tests only: clusters as regions, compared as in a real run. */
export function clusterViewOf(sketch: ClusterSketch): EvidenceView {
  const names = Object.keys(sketch.clusters);
  const given: Readonly<Record<string, NodeSketch>> =
    sketch.nodes ?? Object.fromEntries(names.flatMap((c) => [1, 2].map((i) => [`${c}-${i}`, {}])));
  const nodes = Object.fromEntries(
    Object.entries(given).map(([id, one]) => {
      const cluster = id.replace(/-\d+$/, '');
      return [id, {region: cluster, ...one, labels: {...one.labels, cluster}}];
    }),
  );
  const view = viewOf({nodes, ...(sketch.paths === undefined ? {} : {paths: sketch.paths})});
  const facts = names.flatMap((name) => factsOf(name, sketch.clusters[name] ?? null));
  const inventory: Inventory = {
    nodes: [...view.nodes],
    services: [],
    clusters: names.map((context) => ({context})),
    expectations: [],
  };
  const clusters = clustersOf(inventory, facts);
  const compared = compareClusters({clusters, policies: POLICIES, expectations: []});
  const comparison = {...view.comparison, clusterPartitions: compared.partitions};
  return {...view, clusters, comparison};
}

export function runOnClusters(rule: Rule, sketch: ClusterSketch) {
  return run(rule, clusterViewOf(sketch));
}

/** For tests only: three clusters with these facts, `hk` with others besides. */
export function threeClusters(rule: Rule, usual: Facts, inHk: Facts = {}, paths?: PathResult[]) {
  const clusters = {bj: usual, hk: {...usual, ...inHk}, sg: usual};
  return runOnClusters(rule, {clusters, ...(paths === undefined ? {} : {paths})});
}

/** For tests only: requests within `hk` take ten times as long as elsewhere. */
export function slowHk(): PathResult[] {
  return ['bj', 'hk', 'sg'].flatMap((region) =>
    [1, 2].map((i) => {
      const totalMs = Array.from({length: 12}, (_, k) => (region === 'hk' ? 300 : 30) + k);
      return service({from: `${region}-${i}`, to: `${region}-${3 - i}`, totalMs});
    }),
  );
}

function factsOf(node: string, given: Facts | null): NodeFacts[] {
  if (given === null) return [];
  const leaves: Record<string, FactLeaf> = {};
  const section = 'sketch';
  for (const [path, value] of Object.entries(given)) {
    leaves[path] =
      typeof value === 'object' && !Array.isArray(value)
        ? {reason: value.unread, message: {id: `model/${value.unread}`}, section}
        : {value, section};
  }
  const ran = {command: 'kubectl get', exit: 0, durationMs: 0, bytes: 0, truncated: false};
  return [{node, at: '2026-11-23T05:41:07.000Z', sections: {[section]: ran}, leaves, dropped: []}];
}
