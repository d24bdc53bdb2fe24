import type {ReportDocument} from '../../model/report.ts';
import {type RuledOut, ruledOutBySubject} from '../outline/ruled-out.ts';
import {say} from '../strings.ts';
import type {Pen} from './pen.ts';
import {widthOf} from './wrap.ts';

const BETWEEN = ' · ';

/** One line for each subject, with as many of its checks as fit; the rest is counted. All of them when verbose. */
export function ruledOutLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const subjects = ruledOutBySubject(document);
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
  for (let count = titles.length; count > 0; count--) {
    const text = withCount(titles.slice(0, count), titles.length - count, pen);
    if (widthOf(text) <= room) return headOf(subject, pen) + text;
  }
  // A sentence longer than the line is wrapped rather than lost.
  return headOf(subject, pen) + withCount(titles.slice(0, 1), titles.length - 1, pen);
}

function withCount(titles: readonly string[], more: number, pen: Pen): string {
  const rest = more === 0 ? [] : [pen.tell(say('ruled-out-more', {count: more}))];
  return [...titles, ...rest].join(BETWEEN);
}

function headOf(subject: RuledOut['subject'], pen: Pen): string {
  return pen.tell(say('subject-line', {subject: say(`subject-${subject}`)}));
}
