import {
  type FactLeaf,
  type FactPolicy,
  type FactValue,
  matchesPattern,
  type NodeFacts,
  type PolicyTable,
  policyOf,
} from '../model/fact.ts';
import {type LeafColumn, placeOf} from '../model/leaf-table.ts';
import type {Inventory} from '../model/node.ts';
import {type Normal, normalise, sameRaw} from './normalise.ts';
import {wasAnswered} from './was-answered.ts';

/**
 * One fact over the nodes of a cohort. Most facts of a fleet are equal, so the first value seen is kept as the
 * base, and its nodes are all that are not listed elsewhere.
 */
export type Column = {
  fact: string;
  policy: FactPolicy;
  /** A section that reported it, to tell “not there” from “not asked”. */
  section: string;
  base: {raw: FactValue; normal: Normal} | null;
  others: Map<string, {value: FactValue; nodes: Set<number>}>;
  absent: Set<number>;
  unknown: Set<number>;
};

export type Policies = (fact: string) => FactPolicy;

/** The table with the inventory’s expectations laid over it, remembered per fact. */
export function policies(table: PolicyTable, expectations: Inventory['expectations']): Policies {
  const known = new Map<string, FactPolicy>();
  return (fact) => {
    let policy = known.get(fact);
    if (policy === undefined) {
      policy = policyOf(table, fact);
      const expected = expectations.find(
        (one) => matchesPattern(one.fact, fact) || one.fact === fact,
      );
      if (expected !== undefined) policy = laidOver(policy, expected);
      known.set(fact, policy);
    }
    return policy;
  };
}

function laidOver(
  policy: FactPolicy,
  {policy: wanted, tolerance}: Inventory['expectations'][number],
): FactPolicy {
  return {...policy, policy: wanted, ...(tolerance === undefined ? {} : {tolerance})};
}

/** Reads the facts that ought to be identical off the nodes, one column per fact, nodes by their index. */
export function columnsOf(
  nodes: readonly (NodeFacts | undefined)[],
  policyFor: Policies,
): Column[] {
  const columns = columnsOfTable(nodes, policyFor) ?? columnsOfNodes(nodes, policyFor);
  for (let index = 0; index < nodes.length; index++) {
    if (nodes[index] === undefined) for (const column of columns) column.unknown.add(index);
  }
  return columns;
}

function columnsOfNodes(nodes: readonly (NodeFacts | undefined)[], policyFor: Policies): Column[] {
  const columns = new Map<string, Column | null>();
  const reported: number[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const facts = nodes[index];
    if (facts === undefined) continue;
    let count = 0;
    for (const fact in facts.leaves) {
      const leaf = facts.leaves[fact] as FactLeaf;
      let column = columns.get(fact);
      if (column === undefined) {
        column = startColumn(fact, leaf, policyFor(fact));
        columns.set(fact, column);
      }
      if (column === null) continue;
      note(column, index, leaf);
      count++;
    }
    reported[index] = count;
  }
  const kept = [...columns.values()].filter((column) => column !== null);
  nodes.forEach((facts, index) => {
    if (facts === undefined || reported[index] === kept.length) return;
    for (const column of kept) {
      if (!(column.fact in facts.leaves)) noteUnreported(column, index, facts);
    }
  });
  return kept;
}

/** The same from columns that were kept as such; facts that all nodes read alike cost nothing there. */
function columnsOfTable(
  nodes: readonly (NodeFacts | undefined)[],
  policyFor: Policies,
): Column[] | null {
  const places = nodes.map((facts) => (facts === undefined ? undefined : placeOf(facts)));
  const table = places.find((place) => place !== undefined)?.table;
  const known = nodes.every((facts, i) => facts === undefined || places[i]?.table === table);
  if (table === undefined || !known) return null;
  return table.columns.flatMap((kept) => {
    const policy = policyFor(kept.fact);
    if (policy.policy !== 'identical') return [];
    if (kept.common !== null && 'value' in kept.common) {
      const column = startColumn(kept.fact, kept.common, policy) as Column;
      note(column, 0, kept.common);
      return [column];
    }
    return columnOf(kept, policy, nodes, places) ?? [];
  });
}

function columnOf(
  kept: LeafColumn,
  policy: FactPolicy,
  nodes: readonly (NodeFacts | undefined)[],
  places: readonly ({row: number} | undefined)[],
): Column | null {
  let column: Column | null = null;
  const lacking: number[] = [];
  const sinks: (Sink | undefined)[] = [];
  for (let index = 0; index < places.length; index++) {
    const place = places[index];
    if (place === undefined) continue;
    const code = kept.code?.(place.row);
    const sink = code === undefined ? undefined : sinks[code];
    if (sink !== undefined) {
      sink.add(index);
      continue;
    }
    const leaf = kept.at(place.row);
    if (leaf === undefined) {
      lacking.push(index);
      continue;
    }
    column ??= startColumn(kept.fact, leaf, policy);
    if (column === null) return null;
    const own = note(column, index, leaf);
    if (code !== undefined) sinks[code] = own;
  }
  if (column === null) return null;
  for (const index of lacking) noteUnreported(column, index, nodes[index] as NodeFacts);
  return column;
}

function startColumn(fact: string, leaf: FactLeaf, policy: FactPolicy): Column | null {
  if (policy.policy !== 'identical') return null;
  return {
    fact,
    policy,
    section: leaf.section,
    base: null,
    others: new Map(),
    absent: new Set(),
    unknown: new Set(),
  };
}

/** Where the nodes of one reading are listed. */
type Sink = {add(index: number): unknown};
const BASE: Sink = {add: () => {}};

/** Notes what a node reads; gives where all others that read the same go. */
function note(column: Column, index: number, leaf: FactLeaf): Sink {
  const sink = sinkOf(column, leaf);
  sink.add(index);
  return sink;
}

function sinkOf(column: Column, leaf: FactLeaf): Sink {
  if ('reason' in leaf) return leaf.reason === 'absent' ? column.absent : column.unknown;
  if (column.base === null) {
    column.base = {raw: leaf.value, normal: normalise(leaf.value)};
    return BASE;
  }
  if (sameRaw(column.base.raw, leaf.value)) return BASE;
  const {key, value} = normalise(leaf.value);
  if (key === column.base.normal.key) return BASE;
  let other = column.others.get(key);
  if (other === undefined) {
    other = {value, nodes: new Set()};
    column.others.set(key, other);
  }
  return other.nodes;
}

/** A fact this node did not report at all: absent if it was asked and answered in full, else unknown. */
function noteUnreported(column: Column, index: number, facts: NodeFacts): void {
  (wasAnswered(facts, column.fact, column.section) ? column.absent : column.unknown).add(index);
}
