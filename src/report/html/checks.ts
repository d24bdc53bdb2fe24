import type {Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {findingsOf} from '../outline/conclusion.ts';
import {checkedMessages} from '../outline/counts.ts';
import {gapMessages, nodeTroubles} from '../outline/gaps.ts';
import {ruledOutBySubject} from '../outline/ruled-out.ts';
import {say} from '../strings.ts';
import {findingLine} from './finding.ts';
import type {Ink} from './ink.ts';

const NODES_SHOWN = 40;

/** What was looked at: ruled out, noted, not known, not reached. */
export function checksSection(document: ReportDocument, ink: Ink): string {
  const troubles = nodeTroubles(document);
  const shown = troubles.slice(0, NODES_SHOWN);
  if (shown.length < troubles.length) {
    shown.push(say('nodes-more', {count: troubles.length - shown.length}));
  }
  const boxes = [
    box('page-notes', findingsOf(document, 'note'), [], ink),
    box('page-unknown', findingsOf(document, 'unknown'), gapMessages(document), ink),
    box('page-not-reached', [], shown, ink),
  ].filter((html) => html !== '');
  const told = checkedMessages(document).map((message) => ink.tell(message));
  return (
    `<section id="checks"><h2>${ink.own('page-checks')}</h2><p class="lead">${told.join('<br>')}</p>` +
    `<div class="boxes">${boxes.join('')}</div>${ruledOutBox(document, ink)}</section>`
  );
}

/** Everything that was ruled out, by subject. */
function ruledOutBox(document: ReportDocument, ink: Ink): string {
  const groups = ruledOutBySubject(document).map(
    ({subject, findings}) =>
      `<div><h4>${ink.own(`subject-${subject}`)}</h4><ul class="lines">${findings.map((finding) => findingLine(finding, ink)).join('')}</ul></div>`,
  );
  if (groups.length === 0) return '';
  return `<section class="card grouped"><h3>${ink.own('page-ruled-out')}</h3><div class="subjects">${groups.join('')}</div></section>`;
}

function box(
  title: 'page-notes' | 'page-unknown' | 'page-not-reached',
  findings: readonly Finding[],
  messages: readonly Message[],
  ink: Ink,
): string {
  if (findings.length + messages.length === 0) return '';
  const sign = title === 'page-not-reached' ? '!' : '?';
  const lines = [
    ...findings.map((finding) => findingLine(finding, ink)),
    ...messages.map(
      (message) =>
        `<li class="plain unknown"><span class="sign" aria-hidden="true">${sign}</span><span>${ink.tell(message)}</span></li>`,
    ),
  ];
  return `<section class="card"><h3>${ink.own(title)}</h3><ul class="lines">${lines.join('')}</ul></section>`;
}
