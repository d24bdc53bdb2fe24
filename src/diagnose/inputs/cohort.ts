import type {z} from 'zod';
import type {Partition, Symptom} from '../../model/comparison.ts';
import {matchesPattern} from '../../model/fact.ts';
import {leafNames, leafOf} from '../../model/leaf-table.ts';
import type {Node} from '../../model/node.ts';
import {missing, type Observed, type Source, seen} from '../../model/observed.ts';
import {rememberedIn} from '../../model/remembered.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {readerOf} from './fact.ts';
import {say} from './strings.ts';
import {membersOf} from './subject.ts';

export type NodeObserved<T> = {node: Node; observed: Observed<T>};

/** The nodes of the cohort (or fleet), by id. */
export function cohortNodes(): Input<readonly Node[]> {
  return {
    name: 'nodes',
    read(view, subject) {
      const nodes = membersOf(view, subject);
      return seen(nodes, comparedBy(nodes, 'inventory'));
    },
  };
}

/**
 * One fact on every node of the cohort (or fleet), by node id, each with its own reason where it is missing.
 * Missing as a whole only when no node has a value: then the reason of the nodes, worst known first.
 */
export function cohortFact<T>(
  path: string,
  schema: z.ZodType<T>,
): Input<readonly NodeObserved<T>[]> {
  const read = readerOf(path, schema);
  return {
    name: path,
    read(view, subject) {
      const nodes = membersOf(view, subject);
      const all = nodes.map((node) => ({node, observed: read(view.facts.get(node.id), node.id)}));
      const first = all.find(({observed}) => observed.ok);
      if (first !== undefined) return seen(all, first.observed.source);
      const failed = all.filter(({observed}) => !observed.ok && observed.reason !== 'absent');
      const told = (failed[0] ?? all[0])?.observed;
      if (told !== undefined && !told.ok) return told;
      return missing('absent', say('nothing-to-compare', {fact: path}), comparedBy(nodes, path));
    },
  };
}

/**
 * What differs within the cohort among facts of this pattern (`sysctl.**`); an empty list means compared and
 * equal. For a fleet: of all cohorts. Missing: `absent` when no such fact was told by two nodes, so
 * that “not compared” never reads as “equal”.
 */
export function partitions(pattern: string): Input<readonly Partition[]> {
  return {
    name: `comparison of ${pattern}`,
    read(view, subject) {
      const nodes = membersOf(view, subject);
      const found = view.comparison.partitions.filter(
        ({cohort, fact}) =>
          (subject.kind !== 'cohort' || cohort === subject.cohort.id) &&
          matchesPattern(pattern, fact),
      );
      const source = comparedBy(nodes, pattern);
      if (found.length > 0 || isShared(view, nodes, pattern)) return seen(found, source);
      return missing('absent', say('nothing-to-compare', {fact: pattern}), source);
    },
  };
}

/** Regions that answer slower than the others; empty when none does. Scope `fleet`, or any other. */
export function symptoms(): Input<readonly Symptom[]> {
  return {
    name: 'symptoms',
    read: (view) => seen(view.comparison.symptoms, comparedBy(view.nodes, 'symptoms')),
  };
}

/** True when two of the nodes have a value for the same fact of this pattern: something was compared. */
function isShared(view: EvidenceView, nodes: readonly Node[], pattern: string): boolean {
  const told = new Set<string>();
  for (const {id} of nodes) {
    const facts = view.facts.get(id);
    if (facts === undefined) continue;
    for (const path of pathsLike(leafNames(facts), pattern)) {
      const leaf = leafOf(facts, path);
      if (leaf === undefined || !('value' in leaf)) continue;
      if (told.has(path)) return true;
      told.add(path);
    }
  }
  return false;
}

// Nodes with the same facts share one list of their names.
const pathsLike = rememberedIn((paths: readonly string[], pattern): readonly string[] => {
  // Most leaves are of other families; the full match is dear.
  const [start = ''] = pattern.split('*');
  const literal = start.replace(/\.$/, '');
  return paths.filter((path) => path.startsWith(literal) && matchesPattern(pattern, path));
});

function comparedBy(nodes: readonly Node[], what: string): Source {
  return {node: nodes[0]?.id ?? '-', command: '-', section: `compare/${what}`, at: '-'};
}
