import type {Cohort} from '../../model/comparison.ts';
import type {NodeFacts} from '../../model/fact.ts';
import {type Node, regionOf} from '../../model/node.ts';
import {type Column, columnsOf, type Policies} from '../columns.ts';
import {byText} from '../order.ts';
import {codedFacts} from './code-column.ts';
import type {CodedFact} from './coded-fact.ts';

/** What is known of a cohort, in columns. Nodes and regions are sorted, so the order of input changes nothing. */
export type FactTable = {
  cohort: string;
  nodes: readonly string[];
  regions: readonly string[];
  /** Index of each node’s region. */
  region: Int32Array;
  /** Index of the physical host each node runs on, where labels tell it for all; nodes of a host are not independent. */
  host: Int32Array | null;
  /** Facts that are not equal on all nodes. */
  facts: readonly CodedFact[];
};

/** Reads the facts that ought to be identical off the nodes of a cohort; equal ones are left out. */
export function factTableOf(
  cohort: Cohort,
  nodes: readonly Node[],
  facts: ReadonlyMap<string, NodeFacts>,
  policyFor: Policies,
): FactTable {
  const sorted = {...cohort, nodes: [...cohort.nodes].sort(byText)};
  const readings = sorted.nodes.map((id) => facts.get(id));
  return tableOfColumns(sorted, nodes, columnsOf(readings, policyFor));
}

/** The same from columns read already, of a cohort whose nodes are sorted, as those of `cohortsOf` are. */
export function tableOfColumns(
  cohort: Cohort,
  nodes: readonly Node[],
  columns: readonly Column[],
): FactTable {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ids = cohort.nodes;
  const members = ids.map((id) => byId.get(id));
  const {names, index} = indexed(
    members.map((node) => (node === undefined ? '-' : regionOf(node))),
  );
  const hosts = members.map((node) => node?.labels.host);
  return {
    cohort: cohort.id,
    nodes: ids,
    regions: names,
    region: index,
    host: hosts.includes(undefined) ? null : indexed(hosts as string[]).index,
    facts: columns
      .flatMap((column) => codedFacts(column, ids.length))
      .sort((a, b) => byText(a.fact, b.fact)),
  };
}

/** Distinct names, sorted, and the place of each given one among them. */
export function indexed(given: readonly string[]): {names: string[]; index: Int32Array} {
  const names = [...new Set(given)].sort(byText);
  const places = new Map(names.map((name, i) => [name, i]));
  return {names, index: Int32Array.from(given, (name) => places.get(name) ?? 0)};
}
