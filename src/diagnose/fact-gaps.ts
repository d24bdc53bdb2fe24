import {byText} from '../compare/order.ts';
import {type FactLeaf, factSegments, type NodeFacts, sourceOf} from '../model/fact.ts';
import type {Evidence, Finding} from '../model/finding.ts';
import {type LeafColumn, type LeafTable, placeOf} from '../model/leaf-table.ts';
import type {Message} from '../model/message.ts';
import type {EvidenceView} from './define-rule.ts';
import {say} from './engine-strings.ts';
import {SOURCES} from './merge-evidence.ts';
import {unknownFinding} from './unknown-finding.ts';
import {whereNodes} from './where.ts';

/** `absent` is an answer; these are not. */
const REASONS = ['denied', 'timeout', 'unparsed'] as const;
type Reason = (typeof REASONS)[number];
/** Facts named one by one before their families are told instead. */
const NAMED = 3;
/** Node sets told per reason before they are told as one. */
const SETS = 3;

type Unread = {
  facts: string[];
  nodes: string[];
  evidence: Evidence[];
  /** Nodes that told each reason, as many as are named beside it. */
  told: Map<Message, Set<string>>;
};
type UnreadLeaf = {path: string; leaf: Extract<FactLeaf, {reason: string}>};

/** Facts that reachable nodes did not give: one line per reason and set of nodes that lack the same. */
export function unreadFacts(view: EvidenceView): Finding[] {
  const sets: Record<Reason, Map<string, Unread>> = {
    denied: new Map(),
    timeout: new Map(),
    unparsed: new Map(),
  };
  for (const facts of [...view.facts.values()].sort((a, b) => byText(a.node, b.node))) {
    for (const [reason, leaves] of unreadOf(facts)) {
      const paths = leaves.map(({path}) => path);
      const key = paths.join('\n');
      let same = sets[reason].get(key);
      if (same === undefined) {
        same = {facts: paths, nodes: [], evidence: [], told: new Map()};
        sets[reason].set(key, same);
      }
      same.nodes.push(facts.node);
      for (const {leaf} of leaves) addEvidence(same, facts, leaf);
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

function addEvidence({evidence, told}: Unread, facts: NodeFacts, leaf: UnreadLeaf['leaf']): void {
  let nodes = told.get(leaf.message);
  if (nodes === undefined) {
    nodes = new Set();
    told.set(leaf.message, nodes);
  }
  if (nodes.size >= SOURCES && !nodes.has(facts.node)) return;
  nodes.add(facts.node);
  evidence.push({message: leaf.message, sources: [sourceOf(facts, leaf.section)]});
}

function unreadOf(facts: NodeFacts): Map<Reason, UnreadLeaf[]> {
  const found = new Map<Reason, UnreadLeaf[]>();
  for (const [path, leaf] of suspectLeaves(facts)) {
    if (leaf === undefined || !('reason' in leaf) || leaf.reason === 'absent') continue;
    const there = found.get(leaf.reason);
    if (there === undefined) found.set(leaf.reason, [{path, leaf}]);
    else there.push({path, leaf});
  }
  for (const leaves of found.values()) leaves.sort((a, b) => byText(a.path, b.path));
  return found;
}

/** Of columns that all nodes read nothing needs to be asked node by node. */
function* suspectLeaves(facts: NodeFacts): Generator<readonly [string, FactLeaf | undefined]> {
  const place = placeOf(facts);
  if (place === undefined) yield* Object.entries(facts.leaves);
  else for (const {fact, at} of suspects(place.table)) yield [fact, at(place.row)];
}

const SUSPECTS = new WeakMap<LeafTable, readonly LeafColumn[]>();

function suspects(table: LeafTable): readonly LeafColumn[] {
  let columns = SUSPECTS.get(table);
  if (columns === undefined) {
    columns = table.columns.filter(({missing}) => missing);
    SUSPECTS.set(table, columns);
  }
  return columns;
}

function together(sets: readonly Unread[]): Unread {
  return {
    facts: [...new Set(sets.flatMap((set) => set.facts))].sort(byText),
    nodes: [...new Set(sets.flatMap((set) => set.nodes))].sort(byText),
    evidence: sets.flatMap((set) => set.evidence),
    told: new Map(),
  };
}

function shortly(facts: readonly string[]): string[] {
  if (facts.length <= NAMED) return [...facts];
  const families = new Set(facts.map((path) => `${factSegments(path)[0] ?? path}.*`));
  return [...families].sort(byText);
}
