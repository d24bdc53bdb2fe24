import {factPath} from '../../../model/fact.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {readCounters} from './read-counters.ts';

/** Counters of the node’s own network namespace. */
export function parse(sections: Sections, facts: FactWriter): void {
  const text = sections.get('counter')?.text ?? '';
  const counters = readCounters(text, (row) =>
    facts.drop('counter', row, 'names and values differ in number'),
  );
  if (counters.size === 0) facts.missing('net.counter', 'unparsed', 'counter');
  for (const [name, value] of counters) {
    facts.value(factPath('net', 'counter', ...name.split('.')), value, 'counter');
  }
}
