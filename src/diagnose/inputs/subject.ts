import type {Node} from '../../model/node.ts';
import type {EvidenceView, Input, Subject} from '../define-rule.ts';

/** The node a check is about. An input used under another scope is a mistake in the rule, so it throws. */
export function nodeOf(subject: Subject): Node {
  if (subject.kind === 'node') return subject.node;
  throw new Error(`this input needs scope node, not ${subject.kind}`);
}

export function pairOf(subject: Subject): {source: Node; destination: Node} {
  if (subject.kind === 'pair') return subject;
  throw new Error(`this input needs scope pair, not ${subject.kind}`);
}

// Every input of a cohort asks, and a fleet is long to sort. Under the list of nodes, then the cohort or that list.
const MEMBERS = new WeakMap<EvidenceView['nodes'], Map<object, readonly Node[]>>();

/** Nodes a cohort or fleet subject spans, in the order of the cohort (ids sorted). */
export function membersOf(view: EvidenceView, subject: Subject): readonly Node[] {
  if (subject.kind !== 'fleet' && subject.kind !== 'cohort') {
    throw new Error(`this input needs scope cohort or fleet, not ${subject.kind}`);
  }
  let known = MEMBERS.get(view.nodes);
  if (known === undefined) {
    known = new Map();
    MEMBERS.set(view.nodes, known);
  }
  const key = subject.kind === 'fleet' ? view.nodes : subject.cohort;
  let members = known.get(key);
  if (members === undefined) {
    const wanted = subject.kind === 'fleet' ? null : new Set(subject.cohort.nodes);
    members = view.nodes.filter(({id}) => wanted?.has(id) ?? true).sort(byId);
    known.set(key, members);
  }
  return members;
}

/** A node’s input, asked of the source of a pair. */
export function ofSource<T>(input: Input<T>): Input<T> {
  return {
    name: `source ${input.name}`,
    read: (view, subject) => input.read(view, {kind: 'node', node: pairOf(subject).source}),
  };
}

/** A node’s input, asked of the destination of a pair. */
export function ofDestination<T>(input: Input<T>): Input<T> {
  return {
    name: `destination ${input.name}`,
    read: (view, subject) => input.read(view, {kind: 'node', node: pairOf(subject).destination}),
  };
}

/** An input of a pair, asked of the way back. */
export function otherWay<T>(input: Input<T>): Input<T> {
  return {
    name: `reverse ${input.name}`,
    read(view, subject) {
      const {source, destination} = pairOf(subject);
      return input.read(view, {kind: 'pair', source: destination, destination: source});
    },
  };
}

function byId(a: Node, b: Node): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
