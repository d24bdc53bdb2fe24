import type {Evidence, Finding} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {conclusionMessage, conclusionOf, findingsOf, hasGaps} from '../outline/conclusion.ts';
import {checkedMessages, headMessage} from '../outline/counts.ts';
import {gapMessages, nodeTroubles} from '../outline/gaps.ts';
import {symptomMessage} from '../outline/symptom.ts';
import type {Reporter} from '../reporter.ts';
import {say} from '../strings.ts';
import {articleLines} from './article.ts';
import {type Pen, penFor, type SubLabel} from './pen.ts';
import {pathMtuLines, regionLines} from './tables.ts';
import {widthOf} from './wrap.ts';

// A fleet in trouble has many; the screen has not.
const MAX_NODE_LINES = 8;

/** One screen that answers: what is slow, why, what speaks against it, what to do. */
export const textReporter: Reporter = (document, options) => {
  const pen = penFor(options);
  const verbose = options.verbose ?? false;
  // Where nothing is told, what was looked at is the answer.
  const quiet = ['clean', 'inconclusive'].includes(conclusionOf(document));
  const blocks = [
    headLines(document, pen),
    [
      ...symptomLines(document, pen),
      ...causeLines(document, pen, verbose),
      ...(quiet ? checkedLines(document, pen) : []),
      ...contributorLines(document, pen, verbose),
      ...ruledOutLines(document, pen),
      ...noteLines(document, pen, verbose),
      ...unknownLines(document, pen, verbose),
      ...nodeLines(document, pen, verbose),
    ],
    regionLines(document, pen),
    pathMtuLines(document, pen, verbose),
    ...(quiet ? [] : [checkedLines(document, pen)]),
    verbose ? articleLines(document, pen) : [],
  ];
  const told = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `\n${told.join('\n\n')}\n`;
};

function headLines(document: ReportDocument, pen: Pen): string[] {
  const left = `  ${pen.tell(headMessage(document))}`;
  const right = pen.tell(say('head-run', {run: document.run.id}));
  const room = pen.width - widthOf(left) - widthOf(right);
  if (room >= 2) return [pen.colors.bold(left) + ' '.repeat(room) + pen.colors.dim(right)];
  return [pen.colors.bold(left), `  ${pen.colors.dim(right)}`].flatMap((line) =>
    widthOf(line) <= pen.width ? [line] : pen.entry(null, line.trim(), {}),
  );
}

function symptomLines(document: ReportDocument, pen: Pen): string[] {
  const tint = (text: string): string => pen.colors.bold(pen.colors.red(text));
  return document.comparison.symptoms.flatMap((symptom) =>
    pen.entry('label-symptom', pen.tell(symptomMessage(symptom)), {tint}),
  );
}

function causeLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const tint = (text: string): string => pen.colors.bold(pen.colors.red(text));
  const conclusion = conclusionOf(document);
  const told = pen.tell(conclusionMessage(document));
  if (conclusion === 'clean') {
    const tint = hasGaps(document) ? pen.colors.yellow : pen.colors.green;
    return pen.entry('label-result', told, {tint});
  }
  if (conclusion === 'inconclusive') {
    return pen.entry('label-result', told, {tint: pen.colors.magenta});
  }
  if (conclusion === 'unexplained') return pen.entry('label-cause', told, {tint});
  return findingsOf(document, 'cause').flatMap((finding) => [
    ...pen.entry('label-cause', pen.tell(finding.title), {tint, aside: asideOf(finding)}),
    ...evidenceLines('for', finding.evidenceFor, pen, verbose),
    ...evidenceLines('against', finding.evidenceAgainst, pen, verbose),
    ...whyLines(finding, pen, verbose),
    ...actionLines(finding, pen),
  ]);
}

function contributorLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  return findingsOf(document, 'contributor').flatMap((finding) => {
    const aside = asideOf(finding);
    const tint = pen.colors.yellow;
    const head = pen.entry('label-contributor', pen.tell(finding.title), {tint, aside});
    if (!verbose) return [...head, ...actionLines(finding, pen)];
    return [
      ...head,
      ...evidenceLines('for', finding.evidenceFor, pen, verbose),
      ...evidenceLines('against', finding.evidenceAgainst, pen, verbose),
      ...whyLines(finding, pen, verbose),
      ...actionLines(finding, pen),
    ];
  });
}

function ruledOutLines(document: ReportDocument, pen: Pen): string[] {
  const titles = findingsOf(document, 'ruled-out').map((finding) => pen.tell(finding.title));
  if (titles.length === 0) return [];
  return pen.entry('label-ruled-out', titles.join(' · '), {tint: pen.colors.green});
}

function noteLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  return findingsOf(document, 'note').flatMap((finding) => [
    ...pen.entry('label-note', pen.tell(finding.title), {tint: pen.colors.cyan}),
    ...(verbose ? evidenceLines('for', finding.evidenceFor, pen, true) : []),
    ...whyLines(finding, pen, verbose),
  ]);
}

function unknownLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const tint = pen.colors.magenta;
  return [
    ...findingsOf(document, 'unknown').flatMap((finding) => [
      ...pen.entry('label-unknown', pen.tell(finding.title), {tint}),
      ...whyLines(finding, pen, verbose),
    ]),
    ...gapMessages(document).flatMap((gap) => pen.entry('label-unknown', pen.tell(gap), {tint})),
  ];
}

function nodeLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const troubles = nodeTroubles(document);
  const shown = verbose ? troubles : troubles.slice(0, MAX_NODE_LINES);
  if (shown.length < troubles.length) {
    shown.push(say('nodes-more', {count: troubles.length - shown.length}));
  }
  const tint = pen.colors.yellow;
  return shown.flatMap((trouble) => pen.entry('label-nodes', pen.tell(trouble), {tint}));
}

function checkedLines(document: ReportDocument, pen: Pen): string[] {
  return checkedMessages(document).flatMap((message, i) =>
    pen.entry(i === 0 ? 'label-checked' : null, pen.tell(message), {tint: pen.colors.dim}),
  );
}

function evidenceLines(
  label: 'for' | 'against',
  evidence: readonly Evidence[],
  pen: Pen,
  verbose: boolean,
): string[] {
  // “Nothing speaks against it” is worth saying; an empty line would look forgotten.
  if (evidence.length === 0) return label === 'against' ? pen.detail('against', '-') : [];
  return evidence.flatMap((one, i) => [
    ...pen.detail(i === 0 ? label : null, pen.tell(one.message)),
    ...(verbose ? sourceLines(one, pen) : []),
  ]);
}

function sourceLines({sources}: Evidence, pen: Pen): string[] {
  return sources.flatMap(({node, command, at}) =>
    pen.detail('source', cleanText(`${node}: ${command} (${at})`), pen.colors.dim),
  );
}

function whyLines({why, references}: Finding, pen: Pen, verbose: boolean): string[] {
  if (!verbose) return [];
  return [
    ...pen.detail('why', pen.tell(why)),
    ...references.flatMap((reference) => pen.detail('see', cleanText(reference))),
  ];
}

function actionLines({safe, danger}: Finding, pen: Pen): string[] {
  const lines = (label: SubLabel, actions: Finding['safe']): string[] =>
    actions.flatMap(({message}) => pen.detail(label, pen.tell(message)));
  return [...lines('fix', safe), ...lines('do-not', danger)];
}

function asideOf({id, confidence}: Finding): string {
  return `${cleanText(id)}  ${confidence.toFixed(2)}`;
}
