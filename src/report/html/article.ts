import type {ReportDocument} from '../../model/report.ts';
import {articleChecks} from '../outline/article.ts';
import type {Ink} from './ink.ts';

const HEADS = [
  'article-column-check',
  'article-column-result',
  'article-column-concluded',
  'article-column-shows',
] as const;

/** What people check by hand, with the results of this run and what they are worth. */
export function articleSection(document: ReportDocument, ink: Ink): string {
  const rows = articleChecks(document).map(({command, results, concluded, shows}) => {
    const told = results.map(
      ({region, result}) => `<li><strong>${ink.name(region)}</strong> ${ink.tell(result)}</li>`,
    );
    return (
      `<tr><th scope="row">${ink.code(command)}</th><td><ul>${told.join('')}</ul></td>` +
      `<td>${ink.tell(concluded)}</td><td>${ink.tell(shows)}</td></tr>`
    );
  });
  if (rows.length === 0) return '';
  return (
    `<section id="article"><h2>${ink.own('page-article')}</h2><p class="lead">${ink.own('article-lead')}</p>` +
    '<div class="card"><div class="scroll" tabindex="0"><table class="list">' +
    `<thead><tr>${HEADS.map((id) => `<th scope="col">${ink.own(id)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div></div></section>`
  );
}
