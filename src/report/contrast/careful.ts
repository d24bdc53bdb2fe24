import type {Contrast, ContrastSide} from '../../model/contrast.ts';
import type {Message} from '../../model/message.ts';
import type {Section} from './section.ts';
import {say, sayOr} from './strings.ts';

/** What makes the two less than comparable, said before anything else. */
export function carefulSection({a, b, settings, sameCohort}: Contrast): Section {
  const lines = [
    ...(sameCohort === false ? [say('other-cohort')] : []),
    ...silent(a),
    ...(a.name === b.name && a.run === b.run ? [] : silent(b)),
    ...(settings.length === 0 ? [] : [say('not-blindly')]),
  ];
  const rows = settings.map(({name, a: left, b: right}) => ({
    what: sayOr(`setting-${name}`, name),
    a: [left ?? say('none')],
    b: [right ?? say('none')],
    remarks: [],
  }));
  return {id: 'careful', lead: null, lines, rows, brief: rows.length};
}

function silent({name, nodes, answered}: ContrastSide): Message[] {
  const count = nodes - answered;
  return count === 0 ? [] : [say('silent', {count, side: name})];
}
