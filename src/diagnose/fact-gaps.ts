import {byText} from '../compare/order.ts';
import {factSegments, type NodeFacts, sourceOf} from '../model/fact.ts';
import type {Evidence, Finding} from '../model/finding.ts';
import {type LeafTable, leafNames, leafOf, placeOf} from '../model/leaf-table.ts';
import type {EvidenceView} from './define-rule.ts';
import {say} from './engine-strings.ts';
import {unknownFinding} from './unknown-finding.ts';
import {whereNodes} from './where.ts';

/** `absent` is an answer; these are not. */
const REASONS = ['denied', 'timeout', 'unparsed'] as const;
type Reason = (typeof REASONS)[number];
/** Facts named one by one before their families are told instead. */
const NAMED = 3;
/** Node sets told per reason before they are told as one. */
const SETS = 3;

type Unread = {facts: string[]; nodes: string[]; evidence: Evidence[]};

/** Facts that reachable nodes did not give: one line per reason and set of nodes that lack the same. */
export function unreadFacts(view: EvidenceView): Finding[] {
  const sets: Record<Reason, Map<string, Unread>> = {
    denied: new Map(),
    timeout: new Map(),
    unparsed: new Map(),
  };
  for (const facts of [...view.facts.values()].sort((a, b) => byText(a.node, b.node))) {
    for (const [reason, {paths, evidence}] of unreadOf(facts)) {
      const key = paths.join('\n');
      const same = sets[reason].get(key);
      if (same === undefined) sets[reason].set(key, {facts: paths, nodes: [facts.node], evidence});
      else {
        same.nodes.push(facts.node);
        same.evidence.push(...evidence);
      }
    }
  }
  return REASONS.flatMap((reason) => told(reason, [...sets[reason].values()], view));
}

function told(reason: Reason, sets: readonly Unread[], view: EvidenceView): Finding[] {
  const kind = `facts-${reason}` as const;
  return (sets.length > SETS ? [together(sets)] : sets).map(({facts, nodes, evidence}) => {
    const title = say(kind, {facts: shortly(facts), where: whereNodes(nodes, view.nodes)});
    return unknownFinding({kind, nodes, title, why: say('facts-why'), evidence});
  });
}

function unreadOf(facts: NodeFacts): Map<Reason, {paths: string[]; evidence: Evidence[]}> {
  const found: {path: string; reason: Reason; evidence: Evidence}[] = [];
  for (const path of unreadNames(facts)) {
    const leaf = leafOf(facts, path);
    if (leaf === undefined || !('reason' in leaf) || leaf.reason === 'absent') continue;
    const evidence = {message: leaf.message, sources: [sourceOf(facts, leaf.section)]};
    found.push({path, reason: leaf.reason, evidence});
  }
  found.sort((a, b) => byText(a.path, b.path));
  const byReason = Map.groupBy(found, (one) => one.reason);
  return new Map(
    [...byReason].map(([reason, all]) => [
      reason,
      {paths: all.map((one) => one.path), evidence: all.map((one) => one.evidence)},
    ]),
  );
}

/** Of columns that all nodes read nothing needs to be asked node by node. */
function unreadNames(facts: NodeFacts): readonly string[] {
  const place = placeOf(facts);
  return place === undefined ? leafNames(facts) : suspects(place.table);
}

const SUSPECTS = new WeakMap<LeafTable, readonly string[]>();

function suspects(table: LeafTable): readonly string[] {
  let names = SUSPECTS.get(table);
  if (names === undefined) {
    names = table.columns.filter(({missing}) => missing).map(({fact}) => fact);
    SUSPECTS.set(table, names);
  }
  return names;
}

function together(sets: readonly Unread[]): Unread {
  return {
    facts: [...new Set(sets.flatMap((set) => set.facts))].sort(byText),
    nodes: [...new Set(sets.flatMap((set) => set.nodes))].sort(byText),
    evidence: sets.flatMap((set) => set.evidence),
  };
}

function shortly(facts: readonly string[]): string[] {
  if (facts.length <= NAMED) return [...facts];
  const families = new Set(facts.map((path) => `${factSegments(path)[0] ?? path}.*`));
  return [...families].sort(byText);
}
