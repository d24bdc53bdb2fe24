import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {differenceMessage, differenceRemarks, rankedDifferences} from '../outline/differences.ts';
import {explanationMessage, outlierMessages} from '../outline/explanations.ts';
import {ruledOutBySubject} from '../outline/ruled-out.ts';
import {say} from '../strings.ts';

type Scribe = (message: Message) => string;

const DIFFERENCES = 20;
const CANDIDATES = 5;

/** Which differences go with being slow, who is odd, and what differs, what matters first. */
export function comparedBlocks(document: ReportDocument, tell: Scribe): string[][] {
  const explained = document.explanations.flatMap((explanation) => [
    `- ${tell(explanationMessage(explanation))}`,
    ...explanation.candidates.slice(0, CANDIDATES).map(({message}) => `  - ${tell(message)}`),
    ...(explanation.experiment === null
      ? []
      : [`  - **${tell(say('label-try'))}** ${tell(explanation.experiment)}`]),
    ...explanation.limits.map((limit) => `  - **${tell(say('label-limit'))}** ${tell(limit)}`),
  ]);
  const odd = outlierMessages(document.comparison.outliers);
  const {ranked, accepted} = rankedDifferences(document);
  const shown = ranked.slice(0, DIFFERENCES).map((drift) => differenceMessage(drift, document));
  const more = ranked.length - shown.length;
  const differing = [
    ...shown,
    ...(more === 0 ? [] : [say('nodes-more', {count: more})]),
    ...(accepted.length === 0 ? [] : [say('differences-accepted', {count: accepted.length})]),
    ...differenceRemarks(document),
  ];
  return [
    section('label-compared', [...explained, ...odd.map((message) => `- ${tell(message)}`)], tell),
    section(
      'label-differs',
      differing.map((message) => `- ${tell(message)}`),
      tell,
    ),
  ];
}

/** All that was ruled out, by subject. */
export function ruledOutBlock(document: ReportDocument, tell: Scribe): string[] {
  const lines = ruledOutBySubject(document).flatMap(({subject, findings}) => [
    `- **${tell(say(`subject-${subject}`))}**`,
    ...findings.map(({title}) => `  - ${tell(title)}`),
  ]);
  return section('label-ruled-out', lines, tell);
}

function section(
  label: 'label-compared' | 'label-differs' | 'label-ruled-out',
  lines: readonly string[],
  tell: Scribe,
): string[] {
  return lines.length === 0 ? [] : [`## ${tell(say(label))}`, '', ...lines];
}
