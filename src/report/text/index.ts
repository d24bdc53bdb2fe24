import type {Finding} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import {conclusionOf, findingsOf} from '../outline/conclusion.ts';
import {checkedMessages, headMessage} from '../outline/counts.ts';
import {gapMessages, nodeTroubles} from '../outline/gaps.ts';
import type {Reporter} from '../reporter.ts';
import {say} from '../strings.ts';
import {articleLines} from './article.ts';
import {comparedLines, differenceLines} from './compared.ts';
import {evidenceLines, whyLines} from './details.ts';
import {type Pen, penFor} from './pen.ts';
import {ruledOutLines} from './ruled-out.ts';
import {storyLines} from './stories.ts';
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
      ...storyLines(document, pen, verbose),
      ...(quiet ? checkedLines(document, pen) : []),
      ...comparedLines(document, pen, verbose),
      ...differenceLines(document, pen, verbose),
      ...ruledOutLines(document, pen, verbose),
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

function noteLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  return findingsOf(document, 'note').flatMap((finding) => [
    ...pen.entry('label-note', pen.tell(finding.title), {tint: pen.colors.cyan}),
    ...(verbose ? [] : followsLines(finding, pen)),
    ...(verbose ? evidenceLines('for', finding.evidenceFor, pen, true) : []),
    ...(verbose && finding.evidenceAgainst.length > 0
      ? evidenceLines('against', finding.evidenceAgainst, pen, true)
      : []),
    ...whyLines(finding, pen, verbose),
  ]);
}

/** A finding that follows from another one has lost its verdict to it, and says so. */
function followsLines({evidenceAgainst}: Finding, pen: Pen): string[] {
  const said = evidenceAgainst.filter(({message}) => message.id === 'chain/follows-from');
  return said.length === 0 ? [] : evidenceLines('against', said, pen, false);
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
