import type {Input} from '../define-rule.ts';
import {delta} from '../inputs/counter.ts';
import {readerOf} from '../inputs/fact.ts';
import {NUMBER} from '../inputs/kinds.ts';
import {nodeOf} from '../inputs/subject.ts';

/**
 * How much a cumulative fact of the node grew between the two readings. Missing: as the leaf says, without a second
 * reading, or `unparsed` when it went backwards (reset, wrapped).
 */
export function growth(path: string): Input<number> {
  return {
    name: `growth of ${path}`,
    read: (view, subject) => delta(view, nodeOf(subject).id, path),
  };
}

/** A number of the later reading, of the first one where there is no later. */
export function latest(path: string): Input<number> {
  const read = readerOf(path, NUMBER);
  return {
    name: path,
    read(view, subject) {
      const {id} = nodeOf(subject);
      const after = read(view.factsAfter.get(id), id);
      return after.ok ? after : read(view.facts.get(id), id);
    },
  };
}
