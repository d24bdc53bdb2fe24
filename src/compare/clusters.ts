import type {Cluster} from '../model/cluster.ts';
import type {Cohort, Partition} from '../model/comparison.ts';
import {factSegments, type NodeFacts, type PolicyTable} from '../model/fact.ts';
import {leafNames, leafOf} from '../model/leaf-table.ts';
import type {Inventory, Node} from '../model/node.ts';
import {columnsOf, policies} from './columns.ts';
import {byText} from './order.ts';
import {countByFamily, driftOf} from './partitions.ts';

export type ClusterComparison = {
  /** What differs between clusters; the members of groups are names of clusters. */
  partitions: Partition[];
  /** Facts of clusters that were compared and found equal, counted per first path segment. */
  equalFacts: Record<string, number>;
};

export type CompareClustersInput = {
  clusters: readonly Cluster[];
  policies: PolicyTable;
  expectations: Inventory['expectations'];
};

/** Compares clusters as nodes are compared: each cluster is one member, the region that of most of its nodes. */
export function compareClusters(input: CompareClustersInput): ClusterComparison {
  const read = input.clusters.filter(({facts}) => facts !== undefined);
  const cohort = cohortOfClusters(read);
  const facts = new Map(
    read.flatMap((one) => (one.facts === undefined ? [] : [[one.context, one.facts] as const])),
  );
  const columns = columnsOf(
    cohort.nodes.map((context) => facts.get(context)),
    policies(input.policies, input.expectations),
  );
  const drift = driftOf([cohort], membersOfClusters(read), () => columns);
  return {
    partitions: drift.partitions.flatMap((one) => withoutForeign(one, facts)),
    equalFacts: countByFamily(drift.equal),
  };
}

/** All clusters that were read, as one cohort; members sorted. */
export function cohortOfClusters(clusters: readonly Cluster[]): Cohort {
  return {
    id: 'clusters',
    key: {},
    nodes: clusters.map(({context}) => context).sort(byText),
    regions: [...new Set(clusters.map(({region}) => region))].sort(byText),
  };
}

/** Clusters in the form in which nodes are compared. */
export function membersOfClusters(clusters: readonly Cluster[]): Node[] {
  return clusters.map(({context, region}) => ({
    id: context,
    reach: {kind: 'local'},
    labels: {region},
    origin: context,
  }));
}

/**
 * A cluster that has nothing of the kind (another network plugin, no such object) does not lack this one setting:
 * it is taken out of those that have none. What then no longer differs is no difference.
 */
function withoutForeign(partition: Partition, facts: ReadonlyMap<string, NodeFacts>): Partition[] {
  const [family, group, kind] = factSegments(partition.fact);
  if (family !== 'cluster' || group === undefined) return [partition];
  const parent = group === 'cni' || group === 'mesh' ? [family, group, kind] : [family, group];
  const groups = partition.groups.flatMap((one) => {
    if (one.value.kind === 'value') return [one];
    const nodes = one.nodes.filter((context) => hasAny(facts.get(context), parent));
    return nodes.length === 0 ? [] : [{...one, nodes}];
  });
  groups.sort((a, b) => b.nodes.length - a.nodes.length);
  return groups.length < 2 ? [] : [{...partition, groups}];
}

function hasAny(facts: NodeFacts | undefined, parent: readonly (string | undefined)[]): boolean {
  if (facts === undefined) return false;
  return leafNames(facts).some((path) => {
    const segments = factSegments(path);
    const leaf = leafOf(facts, path);
    return leaf !== undefined && 'value' in leaf && parent.every((part, i) => segments[i] === part);
  });
}
