import {isConstantPerRegion} from '../../compare/partitions.ts';
import type {Observed} from '../../model/observed.ts';
import {seen} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {drift, type SourcedPartition} from '../drift/drift-input.ts';
import {regionsOf} from '../inputs/indexes.ts';

/**
 * What differs among the facts of these patterns, values only: a node that has no such setting (another kernel, no
 * tool to ask) is neither equal nor different. Missing only where none of the patterns was compared.
 */
export function settingDrift(patterns: readonly string[]): Input<readonly SourcedPartition[]> {
  const all = patterns.map((pattern) => drift(pattern));
  return {
    name: `comparison of ${patterns.join(', ')}`,
    read(view, subject): Observed<readonly SourcedPartition[]> {
      const read = all.map((one) => one.read(view, subject));
      const first = read.find(({ok}) => ok) ?? read[0];
      if (first === undefined) throw new Error('no pattern to compare');
      if (!first.ok) return first;
      const found = read.flatMap((one) => (one.ok ? one.value : []));
      return seen(
        found.flatMap((one) => onlyValues(one, view)),
        first.source,
      );
    },
  };
}

function onlyValues(partition: SourcedPartition, view: EvidenceView): SourcedPartition[] {
  const kept = partition.groups.flatMap((group, i) =>
    group.value.kind === 'value' ? [{group, source: partition.sources[i]}] : [],
  );
  if (kept.length < 2) return [];
  const groups = kept.map(({group}) => group);
  return [
    {
      ...partition,
      groups,
      kind: isConstantPerRegion(groups, regionsOf(view.nodes)) ? 'region-drift' : 'within-region',
      sources: kept.flatMap(({source}) => (source === undefined ? [] : [source])),
    },
  ];
}
