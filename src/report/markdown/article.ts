import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {articleChecks} from '../outline/article.ts';
import {say} from '../strings.ts';
import {codeSpan, escapeMarkdown} from './escape.ts';

/** The checks that people do by hand, one block each. */
export function articleBlocks(
  document: ReportDocument,
  tell: (message: Message) => string,
): string[][] {
  const checks = articleChecks(document);
  if (checks.length === 0) return [];
  return [
    [`## ${tell(say('page-article'))}`, '', tell(say('article-lead'))],
    ...checks.map(({command, results, concluded, shows}) => [
      `### ${codeSpan(command)}`,
      '',
      ...results.map(({region, result}) => `- **${escapeMarkdown(region)}** ${tell(result)}`),
      `- ${tell(say('article-concluded', {what: concluded}))}`,
      `- ${tell(say('article-shows', {what: shows}))}`,
    ]),
  ];
}
