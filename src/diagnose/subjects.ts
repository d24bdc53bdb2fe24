import {byText} from '../compare/order.ts';
import type {Node} from '../model/node.ts';
import type {EvidenceView, Subject} from './define-rule.ts';

// Every rule asks for the same, and a fleet is long to sort.
const SUBJECTS = new WeakMap<EvidenceView, Map<Subject['kind'], readonly Subject[]>>();

/**
 * What a rule of this scope is asked about, in a fixed order. Pairs are those between which anything was
 * measured, so a large fleet does not grow to all its pairs.
 */
export function subjectsOf(view: EvidenceView, scope: Subject['kind']): readonly Subject[] {
  let known = SUBJECTS.get(view);
  if (known === undefined) {
    known = new Map();
    SUBJECTS.set(view, known);
  }
  let subjects = known.get(scope);
  if (subjects === undefined) {
    subjects = listed(view, scope);
    known.set(scope, subjects);
  }
  return subjects;
}

function listed(view: EvidenceView, scope: Subject['kind']): Subject[] {
  switch (scope) {
    case 'node':
      return [...view.nodes]
        .sort((a, b) => byText(a.id, b.id))
        .map((node) => ({kind: 'node', node}));
    case 'pair':
      return measuredPairs(view).map(([source, destination]) => ({
        kind: 'pair',
        source,
        destination,
      }));
    case 'cohort':
      return view.comparison.cohorts.map((cohort) => ({kind: 'cohort', cohort}));
    case 'fleet':
      return [{kind: 'fleet'}];
  }
}

/** A short name, unique within its scope; `hk-1:bj-1` for a pair (node ids hold no colon). */
export function subjectId(subject: Subject): string {
  switch (subject.kind) {
    case 'node':
      return subject.node.id;
    case 'pair':
      return `${subject.source.id}:${subject.destination.id}`;
    case 'cohort':
      return subject.cohort.id;
    case 'fleet':
      return 'fleet';
  }
}

/** Ordered pairs of different nodes with any path result between them, sorted. */
export function measuredPairs(view: EvidenceView): [Node, Node][] {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const pairs = new Map<string, [Node, Node]>();
  for (const {source, destination} of view.paths) {
    const from = nodes.get(source);
    const to = nodes.get(destination);
    if (from !== undefined && to !== undefined && from !== to) {
      pairs.set(`${source}\n${destination}`, [from, to]);
    }
  }
  return [...pairs.entries()].sort(([a], [b]) => byText(a, b)).map(([, pair]) => pair);
}
