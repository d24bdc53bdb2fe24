import type {z} from 'zod';
import {factPath, factSegments, type NodeFacts} from '../../model/fact.ts';
import {leafNamesIn} from '../../model/leaf-table.ts';
import type {Source} from '../../model/observed.ts';
import type {ReadCluster} from '../inputs/clusters.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER, WORDS} from '../inputs/kinds.ts';

type Index = ReadonlyMap<string, ReadonlySet<string>>;
const KNOWN = new WeakMap<NodeFacts, Index>();

/** `namespace/name` of the workloads of a cluster, sorted. */
export function workloadsOf({facts}: ReadCluster): string[] {
  return [...indexOf(facts).keys()].sort();
}

export function containersOf({facts}: ReadCluster, workload: string): string[] {
  return [...(indexOf(facts).get(workload) ?? [])].sort();
}

/** Containers by workload, looked through once: a cluster has thousands of leaves. */
function indexOf(facts: NodeFacts): Index {
  const known = KNOWN.get(facts);
  if (known !== undefined) return known;
  const index = new Map<string, Set<string>>();
  for (const path of leafNamesIn(facts, 'workload')) {
    const [, workload, group, container] = factSegments(path);
    if (workload === undefined) continue;
    const containers = index.get(workload) ?? new Set<string>();
    if (group === 'container' && container !== undefined) containers.add(container);
    index.set(workload, containers);
  }
  KNOWN.set(facts, index);
  return index;
}

export type Told<T> = {value: T; source: Source; fact: string};

/** One fact of a cluster, or `null` where it has none that could be read. */
export function tell<T>(
  {context, facts}: ReadCluster,
  schema: z.ZodType<T>,
  ...segments: readonly string[]
): Told<T> | null {
  const fact = factPath(...segments);
  const observed = observe(new Map([[context, facts]]), context, fact, schema);
  return observed.ok ? {value: observed.value, source: observed.source, fact} : null;
}

export function tellNumber(cluster: ReadCluster, ...segments: readonly string[]) {
  return tell(cluster, NUMBER, ...segments);
}

export function tellWords(cluster: ReadCluster, ...segments: readonly string[]) {
  return tell(cluster, WORDS, ...segments);
}

/** The middle one; of two the lower. `null` of none. */
export function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? null;
}
