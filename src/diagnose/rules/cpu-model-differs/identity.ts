import type {SourcedPartition} from '../../drift/drift-input.ts';

/** What makes a CPU another CPU, the most readable first. Steppings and microcode are not counted. */
export const IDENTITY = ['modelName', 'vendor', 'model', 'family'] as const;

/** The first of these facts that splits the nodes by known values; undefined where none does. */
export function identityOf(partitions: readonly SourcedPartition[]): SourcedPartition | undefined {
  return amongKnown(partitions)[0];
}

/** Partitions of the nodes that told a value; a CPU that is not named is not another CPU. */
export function amongKnown(partitions: readonly SourcedPartition[]): SourcedPartition[] {
  return partitions.flatMap((partition) => {
    const groups = partition.groups.filter(({value}) => value.kind === 'value');
    if (groups.length < 2) return [];
    const unnamed = partition.groups.filter((group) => !groups.includes(group));
    const unknown = [...partition.unknown, ...unnamed.flatMap(({nodes}) => nodes)];
    return [{...partition, groups, unknown}];
  });
}
