import type {ReportDocument} from '../../model/report.ts';
import {type RuledOut, ruledOutBySubject} from '../outline/ruled-out.ts';
import {say} from '../strings.ts';
import type {Pen} from './pen.ts';
import {widthOf, wrap} from './wrap.ts';

const BETWEEN = ' · ';

// More would push what follows off the screen.
const LINES = 6;

/** One line for each subject, with as many of its checks as fit; the rest is counted. All of them when verbose. */
export function ruledOutLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const all = ruledOutBySubject(document);
  const subjects = verbose ? all : inLines(all);
  return subjects.flatMap((one, i) => {
    const text = verbose ? whole(one, pen) : oneLine(one, pen);
    return pen.entry(i === 0 ? 'label-ruled-out' : null, text, {tint: pen.colors.green});
  });
}

function whole({subject, findings}: RuledOut, pen: Pen): string {
  return headOf(subject, pen) + findings.map(({title}) => pen.tell(title)).join(BETWEEN);
}

function oneLine({subject, findings}: RuledOut, pen: Pen): string {
  const titles = findings.map(({title}) => pen.tell(title));
  const room = pen.width - pen.indent - widthOf(headOf(subject, pen));
  const [first = '', ...others] = titles;
  const shown = [cut(first, room - widthOf(withCount([''], others.length, pen)))];
  // In order, those that fit; a long one leaves its place to the next.
  for (const title of others) {
    const more = titles.length - shown.length - 1;
    if (widthOf(withCount([...shown, title], more, pen)) <= room) shown.push(title);
  }
  return headOf(subject, pen) + withCount(shown, titles.length - shown.length, pen);
}

function cut(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const [start = ''] = wrap(text, Math.max(1, room - 1));
  return `${start.replace(/[ ,;:，；：、]+$/, '')}…`;
}

/** Subjects beyond the last line share it. */
function inLines(all: readonly RuledOut[]): RuledOut[] {
  if (all.length <= LINES) return [...all];
  const last = all.slice(LINES - 1).flatMap(({findings}) => findings);
  return [...all.slice(0, LINES - 1), {subject: 'other', findings: last}];
}

function withCount(titles: readonly string[], more: number, pen: Pen): string {
  const rest = more === 0 ? [] : [pen.tell(say('ruled-out-more', {count: more}))];
  return [...titles, ...rest].join(BETWEEN);
}

function headOf(subject: RuledOut['subject'], pen: Pen): string {
  return pen.tell(say('subject-line', {subject: say(`subject-${subject}`)}));
}
