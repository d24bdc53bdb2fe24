import type {NodeFacts} from '../../model/fact.ts';
import {type LeafTable, leafNames, leafOf, placeOf} from '../../model/leaf-table.ts';
import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import type {NodeOutcome} from '../../model/run.ts';
import {say} from '../strings.ts';
import {pathMtuGrids} from './path-mtu.ts';

const UNREAD = ['denied', 'timeout', 'unparsed'] as const;
type Unread = (typeof UNREAD)[number];

const EXAMPLES = 3;
const NODES_BY_NAME = 6;

/** What nobody could tell, summed up: facts by reason, path MTUs per layer. `absent` is an answer, not a gap. */
export function gapMessages(document: ReportDocument): Message[] {
  return [...remarksOf(document, 'unknown'), ...unreadFacts(document), ...unknownPaths(document)];
}

/** Nodes that did not answer, or not wholly. */
export function nodeTroubles(document: ReportDocument): Message[] {
  const told: Message[] = [];
  for (const outcome of document.run.outcomes) {
    if (!outcome.ok) told.push(say('node-failed', {node: outcome.node, why: failureOf(outcome)}));
    else if (outcome.partial) told.push(say('node-partial', {node: outcome.node}));
  }
  return [...told, ...remarksOf(document, 'trouble')];
}

/** A node that was read from within its probe pod: what stands in its files is not known. */
const FILES_UNREAD = 'reach/kube-host-unread';

function remarksOf({run: {remarks = []}}: ReportDocument, as: 'unknown' | 'trouble'): Message[] {
  return remarks.filter(({id}) => (id === FILES_UNREAD) === (as === 'unknown'));
}

/** Nodes in words: by name while they are few. */
function nodesInWords(nodes: readonly string[], total: number): Message | readonly string[] {
  if (nodes.length <= NODES_BY_NAME && (nodes.length < total || total === 1)) return nodes;
  if (nodes.length >= total) return say('nodes-all', {count: nodes.length});
  return say('nodes-some', {count: nodes.length, total});
}

function failureOf(outcome: NodeOutcome): Message {
  if (outcome.message !== undefined) return outcome.message;
  return say(outcome.failure === undefined ? 'reach-unsaid' : `reach-${outcome.failure}`);
}

function unreadFacts(document: ReportDocument): Message[] {
  const found = new Map<Unread, {nodes: Set<string>; facts: Set<string>}>();
  const tables = new Map<LeafTable, string[]>();
  for (const facts of document.facts) {
    for (const fact of namesWithGaps(facts, tables)) {
      const leaf = leafOf(facts, fact);
      if (leaf === undefined || !('reason' in leaf) || leaf.reason === 'absent') continue;
      const group = found.get(leaf.reason) ?? {nodes: new Set(), facts: new Set()};
      group.nodes.add(facts.node);
      group.facts.add(fact);
      found.set(leaf.reason, group);
    }
  }
  const total = document.run.inventory.nodes.length;
  const told: Message[] = [];
  for (const reason of UNREAD) {
    const group = found.get(reason);
    if (group === undefined) continue;
    const params = {
      facts: group.facts.size,
      where: nodesInWords([...group.nodes].sort(), total),
      examples: examplesOf([...group.facts].sort()),
    };
    const {sudo} = document.run.settings;
    told.push(say(`unread-${reason}`, reason === 'denied' ? {...params, sudo} : params));
  }
  return told;
}

/** Facts that may lack a value; of readings in columns only those some node has a reason for. */
function namesWithGaps(facts: NodeFacts, tables: Map<LeafTable, string[]>): readonly string[] {
  const table = placeOf(facts)?.table;
  if (table === undefined) return leafNames(facts);
  const known = tables.get(table);
  if (known !== undefined) return known;
  const names = table.columns.filter(({missing}) => missing).map(({fact}) => fact);
  tables.set(table, names);
  return names;
}

function unknownPaths(document: ReportDocument): Message[] {
  const told: Message[] = [];
  for (const grid of pathMtuGrids(document)) {
    const results = [...grid.results.values()];
    const count = results.filter((result) => result.state === 'unknown').length;
    if (count === 0) continue;
    told.push(
      say('paths-unknown', {layer: say(`layer-${grid.layer}`), count, total: results.length}),
    );
  }
  return told;
}

function examplesOf(facts: readonly string[]): Message | readonly string[] {
  const shown = facts.slice(0, EXAMPLES);
  const more = facts.length - shown.length;
  return more === 0 ? shown : say('examples-more', {shown: shown.join(', '), more});
}
