import type {Cohort} from '../model/comparison.ts';
import {type NodeFacts, readFact} from '../model/fact.ts';
import {type Inventory, type Node, regionOf} from '../model/node.ts';
import {byText} from './order.ts';

/** Nodes ought to be equal when these are: labels by name, facts as `fact:PATH`. */
const DEFAULT_KEY = [
  'provider',
  'instanceType',
  'role',
  'fact:kernel.arch',
  'fact:os.id',
  'fact:os.versionId',
];

/**
 * Groups the nodes that ought to be equal. A label or fact that is absent counts as a value of its own. What
 * could not be read (no facts at all, denied, …) splits nothing: such a node joins the largest cohort it may
 * belong to. Every node is in exactly one cohort; a cohort of one is allowed.
 */
export function cohortsOf(
  inventory: Pick<Inventory, 'nodes' | 'cohortBy'>,
  facts: ReadonlyMap<string, NodeFacts>,
): Cohort[] {
  const key = inventory.cohortBy ?? DEFAULT_KEY;
  const nodes = [...inventory.nodes].sort((a, b) => byText(a.id, b.id));
  const keyed = nodes.map((node) => ({node, parts: key.map((part) => partOf(node, part, facts))}));
  const groups = new Map<string, Group>();
  for (const member of keyed) if (!member.parts.includes(UNKNOWN)) put(groups, member);
  for (const member of keyed) {
    if (!member.parts.includes(UNKNOWN)) continue;
    const host = largestCompatible(groups, member.parts);
    if (host === undefined) put(groups, member);
    else host.nodes.push(member.node);
  }
  return named([...groups.values()], key);
}

const ABSENT = null;
const UNKNOWN = undefined;
type Part = string | typeof ABSENT | typeof UNKNOWN;
type Member = {node: Node; parts: Part[]};
type Group = {parts: Part[]; nodes: Node[]};

function partOf(node: Node, part: string, facts: ReadonlyMap<string, NodeFacts>): Part {
  if (!part.startsWith('fact:')) return node.labels[part] ?? ABSENT;
  const known = facts.get(node.id);
  if (known === undefined) return UNKNOWN;
  const observed = readFact(known, part.slice('fact:'.length));
  if (observed.ok) return String(observed.value);
  return observed.reason === 'absent' ? ABSENT : UNKNOWN;
}

function put(groups: Map<string, Group>, {node, parts}: Member): void {
  const id = JSON.stringify(parts.map((part) => (part === UNKNOWN ? [] : part)));
  const group = groups.get(id);
  if (group === undefined) groups.set(id, {parts, nodes: [node]});
  else group.nodes.push(node);
}

function largestCompatible(groups: Map<string, Group>, parts: readonly Part[]): Group | undefined {
  let best: Group | undefined;
  for (const [, group] of [...groups.entries()].sort(([a], [b]) => byText(a, b))) {
    const fits = parts.every((part, i) => part === UNKNOWN || part === group.parts[i]);
    if (fits && (best === undefined || group.nodes.length > best.nodes.length)) best = group;
  }
  return best;
}

/** Ids are the values of the key that any cohort has, so that they stay the same from run to run. */
function named(groups: readonly Group[], key: readonly string[]): Cohort[] {
  const told = key.map((_, i) => groups.some(({parts}) => typeof parts[i] === 'string'));
  return groups
    .map(({parts, nodes}) => {
      const shown = parts.filter((_, i) => told[i]).map((part) => encode(part));
      const pairs = parts.flatMap((part, i) =>
        typeof part === 'string' ? [[nameOf(key[i] ?? ''), part] as const] : [],
      );
      return {
        id: shown.length === 0 ? 'fleet' : shown.join('/'),
        key: Object.fromEntries(pairs),
        nodes: nodes.map((node) => node.id).sort(byText),
        regions: [...new Set(nodes.map(regionOf))].sort(byText),
      };
    })
    .sort((a, b) => byText(a.id, b.id));
}

function encode(part: Part): string {
  if (part === UNKNOWN) return '?';
  if (part === ABSENT) return '-';
  // The signs that have a meaning in an id must not come from a value.
  if (part === '-' || part === '?') return `%${part}`;
  return part.replaceAll('%', '%25').replaceAll('/', '%2F');
}

function nameOf(part: string): string {
  return part.startsWith('fact:') ? part.slice('fact:'.length) : part;
}
