import type {ReportDocument} from '../../model/report.ts';
import {articleChecks} from '../outline/article.ts';
import {say} from '../strings.ts';
import type {Pen} from './pen.ts';

/** The checks that people do by hand, for who wants everything. */
export function articleLines(document: ReportDocument, pen: Pen): string[] {
  return articleChecks(document).flatMap(({command, results, concluded, shows}, i) => [
    ...pen.entry(i === 0 ? 'label-article' : null, command, {tint: pen.colors.cyan}),
    ...results.flatMap(({region, result}) =>
      pen.detail(null, pen.tell(say('article-region', {region, result}))),
    ),
    ...pen.detail(null, pen.tell(say('article-concluded', {what: concluded}))),
    ...pen.detail(null, pen.tell(say('article-shows', {what: shows}))),
  ]);
}
