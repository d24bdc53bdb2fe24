import type {Partition, PartitionGroup} from '../../model/comparison.ts';
import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';

/** One setting in which clusters differ. */
export type ClusterDifference = {
  /** `cluster.kubelet.cpuManagerPolicy`, `workload["shop/cart"].replicas` */
  fact: string;
  /** Something that follows from other things, such as how long pods took to start. */
  isSymptom: boolean;
  /** The largest group first; the others are the odd ones. Names are those of contexts. */
  groups: {value: Message; clusters: readonly string[]}[];
  /** Clusters that could not tell. */
  unknown: readonly string[];
};

const LONGEST = 120;

/** What differs between clusters: settings before symptoms, each in the order of their names. */
export function clusterDifferences({comparison}: ReportDocument): ClusterDifference[] {
  const partitions = [...(comparison.clusterPartitions ?? [])];
  partitions.sort((a, b) => rank(a) - rank(b) || (a.fact < b.fact ? -1 : 1));
  return partitions.map((partition) => ({
    fact: partition.fact,
    isSymptom: partition.policy === 'symptom',
    groups: partition.groups.map(({value, nodes}) => ({value: toldValue(value), clusters: nodes})),
    unknown: partition.unknown,
  }));
}

function rank({policy}: Partition): number {
  return policy === 'symptom' ? 1 : 0;
}

function toldValue(value: PartitionGroup['value']): Message {
  if (value.kind === 'missing') return say('differences-missing', {reason: value.reason});
  const text = Array.isArray(value.value) ? value.value.join(' ') : String(value.value);
  const told = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`;
  return say('cluster-value', {value: told === '' ? '-' : told});
}
