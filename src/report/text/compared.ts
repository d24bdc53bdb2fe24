import type {ReportDocument} from '../../model/report.ts';
import {conclusionOf} from '../outline/conclusion.ts';
import {differenceMessage, differenceRemarks, rankedDifferences} from '../outline/differences.ts';
import {explanationMessage, openExplanations, outlierMessages} from '../outline/explanations.ts';
import {say} from '../strings.ts';
import {detailLines} from './details.ts';
import type {Pen} from './pen.ts';

const SHOWN = 5;
// A fleet that is well has no screen to fill with differences.
const SHOWN_WHEN_QUIET = 2;
const CANDIDATES = 3;

/** What differs between nodes, what matters first. */
export function differenceLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const {ranked, accepted} = rankedDifferences(document);
  const few = conclusionOf(document) === 'clean' ? SHOWN_WHEN_QUIET : SHOWN;
  const shown = verbose ? ranked : ranked.slice(0, few);
  const more = ranked.length - shown.length;
  const told = [
    ...shown.map((drift) => differenceMessage(drift, document)),
    ...(more === 0 ? [] : [say('differences-more', {count: more})]),
    ...(accepted.length === 0 ? [] : [say('differences-accepted', {count: accepted.length})]),
    ...(verbose ? differenceRemarks(document) : []),
  ];
  return told.flatMap((message, i) =>
    pen.entry(i === 0 ? 'label-differs' : null, pen.tell(message), {tint: pen.colors.cyan}),
  );
}

/** Which differences go with being slow: where nothing measured explains it, or everything when verbose. */
export function comparedLines(document: ReportDocument, pen: Pen, verbose: boolean): string[] {
  const shown = verbose ? document.explanations : openExplanations(document);
  const lines = shown.flatMap((explanation) => {
    const candidates = explanation.candidates
      .slice(0, verbose ? CANDIDATES : 0)
      .map(({message}) => message);
    return [
      ...pen.entry('label-compared', pen.tell(explanationMessage(explanation)), {
        tint: pen.colors.cyan,
      }),
      ...detailLines('for', candidates, pen),
      ...(explanation.experiment === null ? [] : detailLines('try', [explanation.experiment], pen)),
      ...detailLines('limit', explanation.limits.slice(0, verbose ? undefined : 1), pen),
    ];
  });
  if (!verbose) return lines;
  const judged = outlierMessages(document.comparison.outliers);
  return [
    ...lines,
    ...judged.flatMap((message, i) =>
      pen.entry(i === 0 && lines.length === 0 ? 'label-compared' : null, pen.tell(message), {}),
    ),
  ];
}
