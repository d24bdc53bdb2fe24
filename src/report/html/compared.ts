import type {Candidate, Explanation} from '../../model/explanation.ts';
import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {explanationHead, outlierMessages, verdictMessage} from '../outline/explanations.ts';
import type {Ink} from './ink.ts';

const CANDIDATES = 12;
const MESSAGES = 40;

// A sign for each verdict, so that nothing rests on colour.
const SIGNS: Readonly<Record<Candidate['verdict'], string>> = {
  probable: '✓',
  'unexplained-association': '~',
  hypothesis: '?',
  'confounded-with-region': '≈',
  'explained-by-region': '–',
  unexplained: '·',
};

/** Which differences go with being slow, and how far the data bears that. */
export function comparedSection(document: ReportDocument, ink: Ink): string {
  const {explanations, comparison} = document;
  const odd = outlierMessages(comparison.outliers).slice(0, MESSAGES);
  const cards = [
    ...explanations.map((one) => explanationCard(one, ink)),
    ...(odd.length === 0
      ? []
      : [
          `<article class="card"><h3>${ink.own('compared-nodes')}</h3>${points(odd, ink)}</article>`,
        ]),
  ];
  if (cards.length === 0) return '';
  return (
    `<section id="compared"><h2>${ink.own('page-compared')}</h2><p class="lead">${ink.own('compared-lead')}</p>` +
    `<div class="stack">${cards.join('')}</div></section>`
  );
}

function explanationCard(explanation: Explanation, ink: Ink): string {
  const {candidates, limits, experiment} = explanation;
  const rows = candidates
    .slice(0, CANDIDATES)
    .map(
      ({verdict, message}) =>
        `<li><span class="tag"><span aria-hidden="true">${SIGNS[verdict]} </span>${ink.tell(verdictMessage(verdict))}</span><span>${ink.tell(message)}</span></li>`,
    );
  const tried =
    experiment === null ? '' : `<h4>${ink.own('compared-try')}</h4>${points([experiment], ink)}`;
  const said =
    limits.length === 0 ? '' : `<h4>${ink.own('compared-limits')}</h4>${points(limits, ink)}`;
  return (
    `<article class="card"><h3>${ink.tell(explanationHead(explanation))}</h3><p>${ink.tell(explanation.message)}</p>` +
    `<ul class="candidates">${rows.join('')}</ul>${tried}${said}</article>`
  );
}

function points(messages: readonly Message[], ink: Ink): string {
  return `<ul class="points">${messages.map((message) => `<li>${ink.tell(message)}</li>`).join('')}</ul>`;
}
