import {byText} from '../compare/order.ts';
import {type FactLeaf, factSegments, type NodeFacts, sourceOf} from '../model/fact.ts';
import type {Evidence, Finding} from '../model/finding.ts';
import {placeOf} from '../model/leaf-table.ts';
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
type UnreadLeaf = {path: string; leaf: Extract<FactLeaf, {reason: string}> & {reason: Reason}};

/** Facts that reachable nodes did not give: one line per reason and set of nodes that lack the same. */
export function unreadFacts(view: EvidenceView): Finding[] {
  const sets: Record<Reason, Map<string, Unread>> = {
    denied: new Map(),
    timeout: new Map(),
    unparsed: new Map(),
  };
  const byNode = [...unreadByNode(view)].sort(([a], [b]) => byText(a.node, b.node));
  for (const [facts, unread] of byNode) {
    for (const [reason, leaves] of Map.groupBy(unread, ({leaf}) => leaf.reason)) {
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

/** What each node did not give, by path. Columns are gone through as a whole: of most of them nearly all is known. */
function unreadByNode({facts}: EvidenceView): Map<NodeFacts, UnreadLeaf[]> {
  const byNode = new Map<NodeFacts, UnreadLeaf[]>();
  const add = (one: NodeFacts, unread: UnreadLeaf) => {
    const there = byNode.get(one);
    if (there === undefined) byNode.set(one, [unread]);
    else there.push(unread);
  };
  const tables = Map.groupBy(facts.values(), (one) => placeOf(one)?.table);
  for (const [table, members] of tables) {
    const rows = members.map((one) => placeOf(one)?.row ?? 0);
    for (const {fact, missing, at, code} of table?.columns ?? []) {
      if (!missing) continue;
      let answer: number | undefined;
      members.forEach((one, i) => {
        const row = rows[i] as number;
        const own = code?.(row);
        if (own !== undefined && own === answer) return;
        const leaf = at(row);
        if (isUnread(leaf)) add(one, {path: fact, leaf});
        else answer = own;
      });
    }
  }
  for (const one of tables.get(undefined) ?? []) {
    for (const [path, leaf] of Object.entries(one.leaves)) {
      if (isUnread(leaf)) add(one, {path, leaf});
    }
  }
  for (const leaves of byNode.values()) leaves.sort((a, b) => byText(a.path, b.path));
  return byNode;
}

function isUnread(leaf: FactLeaf | undefined): leaf is UnreadLeaf['leaf'] {
  return leaf !== undefined && 'reason' in leaf && leaf.reason !== 'absent';
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
