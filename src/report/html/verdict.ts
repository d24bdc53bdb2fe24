import type {ReportDocument} from '../../model/report.ts';
import {
  type Conclusion,
  conclusionMessage,
  conclusionOf,
  findingsOf,
  hasGaps,
} from '../outline/conclusion.ts';
import {checkedMessages} from '../outline/counts.ts';
import {symptomDetail, symptomHeadline} from '../outline/symptom.ts';
import {dotPlots} from './dots.ts';
import {findingCard} from './finding.ts';
import type {Ink} from './ink.ts';

const SIGNS: Readonly<Record<Conclusion, string>> = {
  cause: '✕',
  contributor: '▲',
  unexplained: '✕',
  clean: '✓',
  inconclusive: '?',
};

/** The answer: which region is odd, by how much, why, and the dots that show it. */
export function verdictSection(document: ReportDocument, ink: Ink): string {
  const conclusion = conclusionOf(document);
  const plots = dotPlots(document, ink);
  const cards = (['cause', 'contributor'] as const).flatMap((verdict) =>
    findingsOf(document, verdict).map((finding) => findingCard(finding, ink)),
  );
  return (
    `<section id="verdict" tabindex="-1" class="hero ${conclusion}${conclusion === 'clean' && hasGaps(document) ? ' partly' : ''}${plots === '' ? ' bare' : ''}">` +
    `<div class="claim">${headlines(document, conclusion, ink)}</div>` +
    `${plots === '' ? '' : `<div class="card plots">${plots}</div>`}</section>` +
    `<section class="cards">${cards.join('')}</section>`
  );
}

function headlines(document: ReportDocument, conclusion: Conclusion, ink: Ink): string {
  const {symptoms} = document.comparison;
  const sign = `<span class="sign" aria-hidden="true">${SIGNS[conclusion]}</span>`;
  if (symptoms.length === 0) {
    const told =
      conclusion === 'clean' || conclusion === 'inconclusive'
        ? checkedMessages(document).map((message) => `<p class="sub">${ink.tell(message)}</p>`)
        : [because(document, conclusion, ink)];
    return (
      `<p class="kicker">${sign}${ink.own('page-verdict')}</p>` +
      `<h1>${ink.tell(conclusionMessage(document))}</h1>${told.join('')}`
    );
  }
  const told = symptoms.map((symptom, i) => {
    const tag = i === 0 ? 'h1' : 'h2';
    return `<${tag}>${ink.tell(symptomHeadline(symptom))}</${tag}><p class="sub">${ink.tell(symptomDetail(symptom))}</p>`;
  });
  return `<p class="kicker">${sign}${ink.own('page-symptom')}</p>${told.join('')}${because(document, conclusion, ink)}`;
}

function because(document: ReportDocument, conclusion: Conclusion, ink: Ink): string {
  if (conclusion === 'unexplained') {
    return `<p class="because"><span class="quiet">${ink.own('page-cause')}</span> ${ink.tell(conclusionMessage(document))}</p>`;
  }
  const reasons = findingsOf(document, conclusion === 'cause' ? 'cause' : 'contributor');
  const label = conclusion === 'cause' ? 'page-because' : 'page-perhaps';
  const told = reasons.map(({title}) => `<strong>${ink.tell(title)}</strong>`);
  const first = reasons[0]?.safe[0];
  const fix =
    first === undefined
      ? ''
      : `<p class="first"><span aria-hidden="true">→</span><span>${ink.tell(first.message)}</span></p>`;
  return `<div class="because"><span class="quiet">${ink.own(label)}</span> ${told.join('<br>')}${fix}</div>`;
}
