import type {Finding} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {conclusionMessage, conclusionOf, hasGaps} from '../outline/conclusion.ts';
import {shareFigures, shareMessages} from '../outline/share.ts';
import {type AnySymptom, furtherEvidence, type Story, storiesOf} from '../outline/stories.ts';
import {symptomMessage} from '../outline/symptom.ts';
import {say} from '../strings.ts';
import {actionLines, detailLines, evidenceLines, whyLines} from './details.ts';
import {hiddenBehind} from './hidden.ts';
import type {Pen, Tint} from './pen.ts';

// One screen: what is cut is counted and stands in the verbose output.
const SYMPTOMS = 6;
const MECHANISMS = 3;
const FOR = 2;
const FIXES = 1;
const DANGERS = 1;

/** What is felt, why, and how sure: one block for each cause, then symptoms without one, then contributors. */
export function storyLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const {causes, contributors, unexplained} = storiesOf(document);
  return [
    ...causes.flatMap((story) => [
      ...symptomLines(story.symptoms, pen, verbose),
      ...causeLines(story, pen, verbose),
    ]),
    ...symptomLines(unexplained, pen, verbose),
    ...resultLines(document, pen),
    ...contributors.flatMap((story) => contributorLines(story, pen, verbose)),
  ];
}

function symptomLines(symptoms: readonly AnySymptom[], pen: Pen, verbose: boolean): string[] {
  const shown = verbose ? symptoms : symptoms.slice(0, SYMPTOMS);
  const more = symptoms.length - shown.length;
  return [
    ...shown.flatMap((symptom) => [
      ...pen.entry('label-symptom', pen.tell(symptomMessage(symptom)), {tint: loud(pen)}),
      ...(symptom.query === undefined
        ? []
        : pen.detail('source', cleanText(symptom.query), pen.colors.dim)),
    ]),
    ...(more === 0 ? [] : pen.entry(null, pen.tell(say('evidence-hidden', {count: more})), {})),
  ];
}

/** What stands in the place of a cause where there is none. */
function resultLines(document: ReportDocument, pen: Pen): string[] {
  const conclusion = conclusionOf(document);
  const told = pen.tell(conclusionMessage(document));
  switch (conclusion) {
    case 'clean': {
      const tint = hasGaps(document) ? pen.colors.yellow : pen.colors.green;
      return pen.entry('label-result', told, {tint});
    }
    case 'inconclusive':
      return pen.entry('label-result', told, {tint: pen.colors.magenta});
    case 'unexplained':
      return pen.entry('label-cause', told, {tint: loud(pen)});
    default:
      return [];
  }
}

function causeLines(story: Story, pen: Pen, verbose: boolean): string[] {
  const {finding, mechanisms} = story;
  const measured = mechanisms.filter((link) => link.measured);
  const shown = verbose ? measured : measured.slice(0, MECHANISMS);
  return [
    ...shown.flatMap(({message}, i) =>
      pen.entry(i === 0 ? 'label-because' : null, pen.tell(message), {tint: pen.colors.bold}),
    ),
    ...pen.entry('label-cause', pen.tell(finding.title), {
      tint: loud(pen),
      aside: asideOf(finding),
    }),
    ...detailLines(
      'root',
      story.roots.map(({message}) => message),
      pen,
    ),
    ...shareLines(story, pen, verbose),
    ...effectLines(story, pen),
    ...forLines(story, pen, verbose),
    ...evidenceLines('against', finding.evidenceAgainst, pen, verbose),
    ...whyLines(finding, pen, verbose),
    ...actionLines(finding, pen, verbose ? null : {fixes: FIXES, dangers: DANGERS}),
  ];
}

function contributorLines(story: Story, pen: Pen, verbose: boolean): string[] {
  const {finding, symptoms, status} = story;
  const aside = asideOf(finding);
  const tint = pen.colors.yellow;
  const measured = story.mechanisms.filter((link) => link.measured).slice(0, MECHANISMS);
  return [
    ...symptomLines(symptoms, pen, verbose),
    ...pen.entry('label-contributor', pen.tell(finding.title), {tint, aside}),
    ...(status === 'explained'
      ? detailLines(
          'effect',
          measured.map(({message}) => message),
          pen,
        )
      : effectLines(story, pen)),
    ...shareLines(story, pen, verbose),
    ...(verbose
      ? [
          ...evidenceLines('for', finding.evidenceFor, pen, verbose),
          ...evidenceLines('against', finding.evidenceAgainst, pen, verbose),
          ...whyLines(finding, pen, verbose),
        ]
      : []),
    ...(verbose || status === 'explained'
      ? actionLines(finding, pen, verbose ? null : {fixes: 1, dangers: 1})
      : proposalsLine(finding, pen)),
  ];
}

/** What was not felt is no work for now: what could be done about it is counted only. */
function proposalsLine({safe}: Finding, pen: Pen): string[] {
  if (safe.length === 0) return [];
  return pen.detail('fix', pen.tell(say('actions-hidden', {count: safe.length})));
}

function shareLines(story: Story, pen: Pen, verbose: boolean): string[] {
  return detailLines('share', verbose ? shareMessages(story) : shareFigures(story), pen);
}

/** Whether it was felt at all; said where no mechanism was measured. */
function effectLines({status, mechanisms, against}: Story, pen: Pen): string[] {
  if (status === 'explained') return [];
  if (status === 'latent') return pen.detail('effect', pen.tell(say('latent')));
  const [expected] = mechanisms.filter((link) => !link.measured);
  const effect = expected?.message;
  if (effect === undefined) return against === null ? [] : pen.detail('effect', pen.tell(against));
  return pen.detail(
    'effect',
    pen.tell(against === null ? effect : say('but-against', {effect, against})),
  );
}

function forLines(story: Story, pen: Pen, verbose: boolean): string[] {
  if (verbose) return evidenceLines('for', story.finding.evidenceFor, pen, true);
  const {shown, hidden} = hiddenBehind(withoutRepeats(story), FOR);
  const lines = evidenceLines('for', shown, pen, false);
  if (hidden === 0) return lines;
  return [...lines, ...pen.detail(null, pen.tell(say('evidence-hidden', {count: hidden})))];
}

/** Evidence of single paths or nodes for what a mechanism tells of all of them together. */
const TOLD_BY: Readonly<Record<string, string>> = {
  'chain/stalls': '/bulk-stalls',
  'chain/large-wait': '/large-bodies-stall',
};

function withoutRepeats(story: Story): Finding['evidenceFor'] {
  const told = story.mechanisms.flatMap(({message}) => TOLD_BY[message.id] ?? []);
  return furtherEvidence(story).filter(
    ({message}) => !told.some((end) => message.id.endsWith(end)),
  );
}

function asideOf({id, confidence}: Finding): string {
  return `${cleanText(id)}  ${confidence.toFixed(2)}`;
}

function loud({colors}: Pen): Tint {
  return (text) => colors.bold(colors.red(text));
}
