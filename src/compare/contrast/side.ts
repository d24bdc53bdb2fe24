import type {NodeFacts, PolicyTable} from '../../model/fact.ts';
import {leafNames} from '../../model/leaf-table.ts';
import type {ReportDocument} from '../../model/report.ts';
import {byText} from '../order.ts';

/** One of the two things to be compared, and the analysed run it is part of. */
export type Side = {
  /** As it was named. */
  name: string;
  kind: 'node' | 'region' | 'run';
  /** Ids of its nodes, in any order. */
  nodes: readonly string[];
  document: ReportDocument;
  policies: PolicyTable;
};

/** Nodes of a side, sorted, with what is known of each. */
export type Rows = {ids: readonly string[]; facts: readonly (NodeFacts | undefined)[]};

export function rowsOf({document, nodes}: Side): Rows {
  const byNode = new Map(document.facts.map((facts) => [facts.node, facts]));
  const ids = [...new Set(nodes)].sort(byText);
  return {ids, facts: ids.map((id) => byNode.get(id))};
}

/** The rows of these nodes only. */
export function rowsAmong({ids, facts}: Rows, wanted: ReadonlySet<string>): Rows {
  const kept = ids.flatMap((id, i) => (wanted.has(id) ? [i] : []));
  return {ids: kept.map((i) => ids[i] as string), facts: kept.map((i) => facts[i])};
}

/** Names of all facts that any of the nodes has. */
export function factNames({facts}: Rows): Set<string> {
  // Nodes kept in one table share their list of names.
  const lists = new Set(facts.flatMap((one) => (one === undefined ? [] : [leafNames(one)])));
  const names = new Set<string>();
  for (const list of lists) for (const name of list) names.add(name);
  return names;
}
