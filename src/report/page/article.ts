import type {ReportDocument} from '../../model/report.ts';
import {articleChecks} from '../outline/article.ts';
import type {ArticleData} from './data.ts';
import type {Writer} from './writer.ts';

/** What people check by hand, with the results of this run and what they are worth. */
export function articleOf(document: ReportDocument, writer: Writer): ArticleData[] {
  return articleChecks(document).map(({command, results, concluded, shows}) => ({
    command,
    results: results.map(({region, result}) => ({
      region: writer.name(region),
      text: writer.tell(result),
    })),
    concluded: writer.tell(concluded),
    shows: writer.tell(shows),
  }));
}
