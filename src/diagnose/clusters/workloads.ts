import type {z} from 'zod';
import {factPath} from '../../model/fact.ts';
import type {Source} from '../../model/observed.ts';
import type {ReadCluster} from '../inputs/clusters.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER, WORDS} from '../inputs/kinds.ts';
import {namesBelow} from '../settings/leaves-below.ts';

/** `namespace/name` of the workloads of a cluster, sorted. */
export function workloadsOf({facts}: ReadCluster): string[] {
  return namesBelow(facts, 'workload');
}

export function containersOf({facts}: ReadCluster, workload: string): string[] {
  return namesBelow(facts, factPath('workload', workload, 'container'));
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
