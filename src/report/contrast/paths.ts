import type {Contrast, PathCase, PathDifference, PathEnd} from '../../model/contrast.ts';
import type {Message} from '../../model/message.ts';
import type {Line, Row, Section} from './section.ts';
import {say, sayOr} from './strings.ts';

const BRIEF = 6;
const CASES = 4;

/** Ways that are not the same on both sides, with some of the paths they are. */
export function pathSection({paths}: Contrast): Section {
  const rows = paths.map((one): Row => {
    const pairs = [...new Set([one.examples.a[0] ?? [], one.examples.b[0] ?? []].flat())];
    return {
      what: wayOf(one),
      a: one.a.slice(0, CASES).map(caseOf),
      b: one.b.slice(0, CASES).map(caseOf),
      remarks: [say('examples', {pairs})],
    };
  });
  return {id: 'paths', lead: null, lines: [], rows, brief: BRIEF};
}

function wayOf({probe, body, layer, ipVersion, from, to}: PathDifference): Message {
  const told = {
    probe: say(probe === 'service' ? `probe-service-${body ?? 'small'}` : `probe-${probe}`),
    layer: say(`layer-${layer}`),
    six: ipVersion === 6,
  };
  if (from.kind === 'own' && to.kind === 'own') return say('way-inside', told);
  return say('way', {...told, from: endOf(from), to: endOf(to)});
}

function endOf(end: PathEnd): Message {
  if (end.kind === 'own' || end.kind === 'other') return say(`end-${end.kind}`);
  return say('end-name', {name: end.name});
}

function caseOf({state, bytes, paths}: PathCase): Line {
  const word = sayOr(`state-${state}`, state);
  const reading = bytes === null ? word : say('path-bytes', {bytes, state: word});
  return say('path-case', {reading, paths});
}
