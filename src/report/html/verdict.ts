import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {type Conclusion, conclusionMessage, conclusionOf, hasGaps} from '../outline/conclusion.ts';
import {checkedMessages} from '../outline/counts.ts';
import {type AnySymptom, type Story, storiesOf, symptomsOf, type Told} from '../outline/stories.ts';
import {symptomDetail, symptomHeadline} from '../outline/symptom.ts';
import {chainList} from './chain.ts';
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

/** The answer: what is felt, why, link by link, how much of it, and the dots that show it. */
export function verdictSection(document: ReportDocument, ink: Ink): string {
  const conclusion = conclusionOf(document);
  const plots = dotPlots(document, ink);
  const told = storiesOf(document);
  const cards = [...told.causes, ...told.contributors].map((story) => findingCard(story, ink));
  return (
    `<section id="verdict" tabindex="-1" class="hero ${conclusion}${conclusion === 'clean' && hasGaps(document) ? ' partly' : ''}${plots === '' ? ' bare' : ''}">` +
    `<div class="claim">${headlines(document, told, conclusion, ink)}</div>` +
    `${plots === '' ? '' : `<div class="card plots">${plots}</div>`}</section>` +
    `<section class="cards">${cards.join('')}</section>`
  );
}

function headlines(document: ReportDocument, told: Told, conclusion: Conclusion, ink: Ink): string {
  const sign = `<span class="sign" aria-hidden="true">${SIGNS[conclusion]}</span>`;
  if (symptomsOf(document).length === 0) {
    const body =
      conclusion === 'clean' || conclusion === 'inconclusive'
        ? checkedMessages(document).map((message) => `<p class="sub">${ink.tell(message)}</p>`)
        : reasons(told, conclusion, ink);
    return (
      `<p class="kicker">${sign}${ink.own('page-verdict')}</p>` +
      `<h1>${ink.tell(conclusionMessage(document))}</h1>${body.join('')}`
    );
  }
  const heads = titles(ink);
  const body = [
    ...told.causes.flatMap((story) => [...heads(story.symptoms), because(story, ink)]),
    ...heads(told.unexplained),
  ];
  if (told.unexplained.length > 0 && told.causes.length > 0) {
    body.push(
      `<p class="because"><span class="quiet">${ink.own('page-cause')}</span> ${ink.own('page-not-found')}</p>`,
    );
  } else if (conclusion === 'unexplained') {
    body.push(
      `<p class="because"><span class="quiet">${ink.own('page-cause')}</span> ${ink.tell(conclusionMessage(document))}</p>`,
    );
  } else if (conclusion === 'contributor') {
    body.push(...reasons(told, conclusion, ink));
  }
  return `<p class="kicker">${sign}${ink.own('page-symptom')}</p>${body.join('')}`;
}

/** Headline and ground of each symptom; the first of the page is its title. */
function titles(ink: Ink): (symptoms: readonly AnySymptom[]) => string[] {
  let tag = 'h1';
  return (symptoms) =>
    symptoms.map((symptom) => {
      const html = `<${tag}>${ink.tell(symptomHeadline(symptom))}</${tag}><p class="sub">${ink.tell(symptomDetail(symptom))}</p>`;
      tag = 'h2';
      return html;
    });
}

/** Causes without a symptom, or contributors: titles and the first thing to do. */
function reasons({causes, contributors}: Told, conclusion: Conclusion, ink: Ink): string[] {
  if (conclusion === 'cause') return causes.map((story) => because(story, ink));
  const titles = contributors.map(
    ({finding}) => `<li class="end"><strong>${ink.tell(finding.title)}</strong></li>`,
  );
  const fix = contributors[0]?.finding.safe[0];
  return [
    `<div class="because"><span class="quiet">${ink.own('page-perhaps')}</span><ul class="chain flat">${titles.join('')}</ul>${fixOf(fix, ink)}</div>`,
  ];
}

function because(story: Story, ink: Ink): string {
  return `<div class="because"><span class="quiet">${ink.own('page-because')}</span>${chainList(story, ink)}${fixOf(story.finding.safe[0], ink)}</div>`;
}

function fixOf(fix: {message: Message} | undefined, ink: Ink): string {
  if (fix === undefined) return '';
  return `<p class="first"><span aria-hidden="true">→</span><span>${ink.tell(fix.message)}</span></p>`;
}
