import type {Partition} from '../../model/comparison.ts';
import type {FactLeaf, NodeFacts} from '../../model/fact.ts';
import {leafNames, leafOf, sectionOf} from '../../model/leaf-table.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {FactData, GroupData} from './data-compare.ts';
import {reasonOf, valueText} from './value-text.ts';
import type {Writer} from './writer.ts';

// Leaves looked at: beyond it only what differs is carried, and what every node has alike.
const LEAVES = 400_000;
const FACTS = 4000;
const GROUPS = 24;
// Numbers in sets of nodes over all facts.
const SET_NUMBERS = 300_000;

/** Every fact over the fleet: what differs first by name, then what is equal or may differ freely. */
export function factsOf(
  document: ReportDocument,
  writer: Writer,
): {facts: FactData[]; factsLeftOut: number} {
  const partitions = Map.groupBy(document.comparison.partitions, ({fact}) => fact);
  const names = new Set(partitions.keys());
  for (const list of new Set(document.facts.map(leafNames)))
    for (const name of list) names.add(name);
  const all = names.size * document.facts.length <= LEAVES;
  const findings = findingsByFact(document);
  const room = {left: SET_NUMBERS};
  const facts: FactData[] = [];
  for (const name of [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    if (facts.length === FACTS) break;
    const known = partitions.get(name);
    if (known === undefined && !all) continue;
    const groups =
      known === undefined ? groupsOfLeaves(document, name, writer) : groupsOf(known, writer);
    const kept = groups.slice(0, GROUPS).map((group) => withinRoom(group, room));
    facts.push({
      name: writer.name(name),
      policy: known?.[0]?.policy ?? null,
      tag: known?.[0]?.tag ?? null,
      kind: known?.[0]?.kind ?? (groups.length === 1 ? 'equal' : 'free'),
      groups: kept,
      more: groups.length - kept.length,
      unknown: writer.nodes(known?.flatMap(({unknown}) => unknown) ?? []),
      ...placeOf(document.facts, name, writer),
      findings: findings.get(name) ?? [],
    });
  }
  return {facts, factsLeftOut: names.size - facts.length};

  function rank(name: string): number {
    const [first] = partitions.get(name) ?? [];
    if (first === undefined) return 3;
    if (first.policy === 'symptom') return 2;
    return first.kind === 'region-drift' ? 0 : 1;
  }
}

/** Of several cohorts one after the other. */
function groupsOf(partitions: readonly Partition[], writer: Writer): GroupData[] {
  return partitions.flatMap(({groups}) =>
    groups.map(({value, nodes}) => ({
      ...(value.kind === 'value'
        ? {value: valueText(value.value), reason: null}
        : {value: null, reason: reasonOf(value.reason, writer)}),
      nodes: writer.nodes(nodes),
      count: nodes.length,
    })),
  );
}

/** The same value, or the same reason for none; a node that did not report the fact is in no group. */
function groupsOfLeaves(document: ReportDocument, name: string, writer: Writer): GroupData[] {
  const groups = new Map<string, {leaf: FactLeaf; nodes: string[]}>();
  for (const facts of document.facts) {
    const leaf = leafOf(facts, name);
    if (leaf === undefined) continue;
    const key = 'value' in leaf ? JSON.stringify(leaf.value) : `missing ${leaf.reason}`;
    const group = groups.get(key) ?? {leaf, nodes: []};
    group.nodes.push(facts.node);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => b.nodes.length - a.nodes.length)
    .map(({leaf, nodes}) => ({
      ...('value' in leaf
        ? {value: valueText(leaf.value), reason: null}
        : {value: null, reason: reasonOf(leaf.reason, writer)}),
      nodes: writer.nodes(nodes),
      count: nodes.length,
    }));
}

function withinRoom(group: GroupData, room: {left: number}): GroupData {
  if (group.nodes.length > room.left) return {...group, nodes: []};
  room.left -= group.nodes.length;
  return group;
}

/** Section and command on the first node that reported it. */
function placeOf(
  all: readonly NodeFacts[],
  name: string,
  writer: Writer,
): {section: string | null; command: string | null} {
  for (const facts of all) {
    const leaf = leafOf(facts, name);
    if (leaf === undefined) continue;
    const command = sectionOf(facts, leaf.section)?.command;
    return {
      section: writer.name(leaf.section),
      command: command === undefined ? null : writer.name(command),
    };
  }
  return {section: null, command: null};
}

function findingsByFact({diagnosis}: ReportDocument): Map<string, number[]> {
  const byFact = new Map<string, number[]>();
  for (const [place, {facts}] of diagnosis.findings.entries()) {
    for (const fact of facts ?? []) byFact.set(fact, [...(byFact.get(fact) ?? []), place]);
  }
  return byFact;
}
