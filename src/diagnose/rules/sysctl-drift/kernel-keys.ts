import type {Partition} from '../../../model/comparison.ts';

/**
 * True where a setting is absent on some nodes and no kernel release is found on both sides: then the kernels
 * differ, not the settings. `kernel` is the partition of kernel.release, undefined where releases are equal.
 */
export function onlyWithSomeKernels(
  {groups}: Pick<Partition, 'groups'>,
  kernel: Pick<Partition, 'groups'> | undefined,
): boolean {
  if (kernel === undefined) return false;
  const absent = groups.filter(({value}) => value.kind === 'missing').flatMap(({nodes}) => nodes);
  const present = groups.filter(({value}) => value.kind === 'value');
  // Nodes that have it but disagree differ in the setting itself.
  if (absent.length === 0 || present.length !== 1) return false;
  const without = new Set(absent);
  const having = new Set(present.flatMap(({nodes}) => nodes));
  return kernel.groups.every(
    ({nodes}) =>
      !nodes.some((node) => without.has(node)) || !nodes.some((node) => having.has(node)),
  );
}
