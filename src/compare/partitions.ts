import type {Cohort, Partition, PartitionGroup} from '../model/comparison.ts';
import {type FactValue, factSegments} from '../model/fact.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {Column} from './columns.ts';
import {normalise} from './normalise.ts';
import {byText, sortedByText} from './order.ts';
import {bucketed} from './tolerance.ts';
import {comparedWherePresent} from './where-present.ts';

/** What differs, and the facts that at least two nodes told and that are equal. */
export type Drift = {partitions: Partition[]; equal: string[]};

/**
 * Compares every fact that ought to be identical within each cohort. `absent` is a value of its own; nodes that
 * could not tell are listed as `unknown` and count neither as equal nor as different.
 */
export function driftOf(
  cohorts: readonly Cohort[],
  nodes: readonly Node[],
  columnsFor: (cohort: Cohort) => readonly Column[],
): Drift {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const partitions: Partition[] = [];
  const equal = new Set<string>();
  const differing = new Set<string>();
  for (const cohort of cohorts) {
    for (const column of columnsFor(cohort)) {
      const groups = groupsOf(column, cohort);
      const told = groups.reduce((sum, group) => sum + group.nodes.length, 0);
      if (!groups.some((group) => group.value.kind === 'value') || told < 2) continue;
      if (groups.length === 1) equal.add(column.fact);
      else {
        differing.add(column.fact);
        partitions.push(partitionOf(column, cohort, groups, regions));
      }
    }
  }
  partitions.sort((a, b) => byText(a.cohort, b.cohort) || byText(a.fact, b.fact));
  return {partitions, equal: [...equal].filter((fact) => !differing.has(fact))};
}

/** Counts facts per first segment: `{cpu: 12, sysctl: 840}`. */
export function countByFamily(facts: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const fact of facts) {
    const family = factSegments(fact)[0] ?? fact;
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return Object.fromEntries([...counts.entries()].sort(([a], [b]) => byText(a, b)));
}

type Keyed = {key: string; group: PartitionGroup};

function groupsOf(column: Column, cohort: Cohort): PartitionGroup[] {
  const absent = comparedWherePresent(column.fact) ? [] : idsOf(column.absent, cohort);
  const keyed: Keyed[] = [...valuesOf(column, cohort)].map(([key, {value, nodes}]) => ({
    key: `value ${key}`,
    group: {value: {kind: 'value', value}, nodes},
  }));
  if (absent.length > 0) {
    const value = {kind: 'missing', reason: 'absent'} as const;
    keyed.push({key: 'missing', group: {value, nodes: absent}});
  }
  return keyed
    .sort((a, b) => b.group.nodes.length - a.group.nodes.length || byText(a.key, b.key))
    .map(({group}) => group);
}

type Values = Map<string, {value: FactValue; nodes: string[]}>;

function valuesOf(column: Column, cohort: Cohort): Values {
  const values: Values = new Map();
  const {base, others} = column;
  if (base === null) return values;
  values.set(base.normal.key, {value: base.normal.value, nodes: baseNodes(column, cohort)});
  for (const [key, {value, nodes}] of others) values.set(key, {value, nodes: idsOf(nodes, cohort)});
  if (column.policy.tolerance === undefined || values.size === 1) return values;
  const joined = merged(values, column.policy.tolerance);
  for (const {nodes} of joined.values()) sortedByText(nodes);
  return joined;
}

function merged(values: Values, tolerance: NonNullable<Column['policy']['tolerance']>): Values {
  const numbers = [...values.values()].flatMap(({value, nodes}) =>
    typeof value === 'number' ? [{value, count: nodes.length}] : [],
  );
  const speakers = bucketed(numbers, tolerance);
  const joined: Values = new Map();
  for (const {value, nodes} of values.values()) {
    const spoken = typeof value === 'number' ? (speakers.get(value) ?? value) : value;
    const {key} = normalise(spoken);
    const there = joined.get(key);
    if (there === undefined) joined.set(key, {value: spoken, nodes});
    else there.nodes.push(...nodes);
  }
  return joined;
}

/** The base’s nodes were only counted: they are all that are nowhere else. */
function baseNodes({others, absent, unknown}: Column, cohort: Cohort): string[] {
  // An equal column, the usual case, needs no search.
  if (others.size === 0 && absent.size === 0 && unknown.size === 0) return [...cohort.nodes];
  const elsewhere = new Uint8Array(cohort.nodes.length);
  for (const index of absent) elsewhere[index] = 1;
  for (const index of unknown) elsewhere[index] = 1;
  for (const {nodes} of others.values()) for (const index of nodes) elsewhere[index] = 1;
  return cohort.nodes.filter((_, index) => elsewhere[index] === 0);
}

function partitionOf(
  {fact, policy, unknown}: Column,
  cohort: Cohort,
  groups: PartitionGroup[],
  regions: ReadonlyMap<string, string>,
): Partition {
  return {
    cohort: cohort.id,
    fact,
    policy: 'identical',
    tag: policy.tag,
    kind: isConstantPerRegion(groups, regions) ? 'region-drift' : 'within-region',
    groups,
    unknown: idsOf(unknown, cohort),
  };
}

/** No region holds two of the values. `groups`: the largest first. */
export function isConstantPerRegion(
  groups: readonly Pick<PartitionGroup, 'nodes'>[],
  regions: ReadonlyMap<string, string>,
): boolean {
  const owner = new Map<string, unknown>();
  // The largest comes last: where it shares a region with another, it does so within its first nodes.
  for (const group of groups.toReversed()) {
    for (const node of group.nodes) {
      const region = regions.get(node) ?? '-';
      const known = owner.get(region);
      if (known !== undefined && known !== group) return false;
      owner.set(region, group);
    }
  }
  return true;
}

/** Nodes of a cohort are sorted, so their places are sorted instead of their names: numbers are sooner compared. */
function idsOf(indexes: ReadonlySet<number>, cohort: Cohort): string[] {
  return Array.from(Int32Array.from(indexes).sort(), (index) => cohort.nodes[index] ?? '');
}
