import type {Cohort} from '../../model/comparison.ts';
import {seen} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {TEXT} from '../inputs/kinds.ts';
import {nodeOf} from '../inputs/subject.ts';

/** The nodes of the node’s cohort, itself among them, by id, with the text of a fact, where they have one. Never missing. */
export function peerTexts(path: string): Input<ReadonlyMap<string, string>> {
  // Of a large fleet every node asks for the same.
  let asked: {view: EvidenceView; texts: Map<string, ReadonlyMap<string, string>>} | undefined;
  return {
    name: `${path} of its peers`,
    reads: [path],
    read(view, subject) {
      const {id} = nodeOf(subject);
      if (asked?.view !== view) asked = {view, texts: textsByNode(view, path)};
      const source = {node: id, command: '-', section: `compare/${path}`, at: '-'};
      return seen(asked.texts.get(id) ?? new Map(), source);
    },
  };
}

function textsByNode(view: EvidenceView, path: string): Map<string, ReadonlyMap<string, string>> {
  const byNode = new Map<string, ReadonlyMap<string, string>>();
  for (const {nodes} of view.comparison.cohorts) {
    const texts = textsOf(view, nodes, path);
    for (const node of nodes) byNode.set(node, texts);
  }
  return byNode;
}

function textsOf(view: EvidenceView, nodes: Cohort['nodes'], path: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const node of nodes) {
    const told = observe(view.facts, node, path, TEXT);
    if (told.ok) texts.set(node, told.value);
  }
  return texts;
}
