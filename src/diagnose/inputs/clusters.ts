import {cohortOfClusters, membersOfClusters} from '../../compare/clusters.ts';
import {byText} from '../../compare/order.ts';
import type {Cluster} from '../../model/cluster.ts';
import type {NodeFacts} from '../../model/fact.ts';
import {seen} from '../../model/observed.ts';
import {rememberedOf} from '../../model/remembered.ts';
import type {EvidenceView, Input, Subject} from '../define-rule.ts';

/** A cluster that said something of itself. */
export type ReadCluster = Cluster & {facts: NodeFacts};

/** The clusters that could be read, by name; empty where nodes belong to none. Never missing. */
export function clusters(): Input<readonly ReadCluster[]> {
  return {
    name: 'clusters',
    read: (view) =>
      seen(readClusters(view), {
        node: '-',
        command: '-',
        section: 'compare/clusters',
        at: '-',
      }),
  };
}

/** Any input of a cohort, asked of the clusters as if each were a node: what differs, a fact of each, symptoms. */
export function ofClusters<T>(input: Input<T>): Input<T> {
  return {
    name: `${input.name} of clusters`,
    read(view) {
      const {view: of, subject} = clusterView(view);
      return input.read(of, subject);
    },
  };
}

function readClusters(view: EvidenceView): ReadCluster[] {
  return (view.clusters ?? [])
    .flatMap((one) => (one.facts === undefined ? [] : [{...one, facts: one.facts}]))
    .sort((a, b) => byText(a.context, b.context));
}

type ClusterView = {view: EvidenceView; subject: Subject};

const clusterView = rememberedOf(
  (view: EvidenceView): ClusterView => asNodes(view, readClusters(view)),
);

function asNodes(view: EvidenceView, all: readonly ReadCluster[]): ClusterView {
  const cohort = cohortOfClusters(all);
  const partitions = view.comparison.clusterPartitions ?? [];
  return {
    view: {
      nodes: membersOfClusters(all),
      facts: new Map(all.map(({context, facts}) => [context, facts])),
      factsAfter: new Map(),
      paths: [],
      comparison: {...view.comparison, cohorts: [cohort], partitions},
    },
    subject: {kind: 'cohort', cohort},
  };
}
