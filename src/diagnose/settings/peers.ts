import {z} from 'zod';
import {seen} from '../../model/observed.ts';
import type {Input} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {nodeOf} from '../inputs/subject.ts';

/** Other nodes of the node’s cohorts, by id, with the text of a fact, where they have one. Never missing. */
export function peerTexts(path: string): Input<ReadonlyMap<string, string>> {
  return {
    name: `${path} of its peers`,
    read(view, subject) {
      const {id} = nodeOf(subject);
      const cohorts = view.comparison.cohorts.filter(({nodes}) => nodes.includes(id));
      const peers = new Map<string, string>();
      for (const peer of cohorts.flatMap(({nodes}) => nodes)) {
        const told = observe(view.facts, peer, path, z.string());
        if (peer !== id && told.ok) peers.set(peer, told.value);
      }
      return seen(peers, {node: id, command: '-', section: `compare/${path}`, at: '-'});
    },
  };
}
