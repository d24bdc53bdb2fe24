import type {Language} from '../../model/message.ts';
import {cleanText} from '../clean.ts';
import {escapeHtml} from '../html/escape.ts';
import {type Block, blockText, type Pack} from './block.ts';
import type {PageData} from './data.ts';

/** A report as one file: it opens anywhere and asks nobody for anything. `template`: as `npm run build:ui` makes it. */
export function pageFile(data: PageData, template: string, pack: Pack): string {
  return filled(template, {
    language: data.language,
    title: `samespec · ${data.run.id}`,
    data: blockText(data, pack),
    connect: "'none'",
  });
}

/** The same page for a server: it asks its own host for data, or shows views that need none. */
export function servedPage(
  template: string,
  {
    language,
    title,
    block,
  }: {language: Language; title: string; block: Exclude<Block, {kind: 'plain' | 'packed'}>},
): string {
  return filled(template, {language, title, data: JSON.stringify(block), connect: "'self'"});
}

type Gaps = {language: Language; title: string; data: string; connect: string};

/** Only the first of each gap is filled, and what is filled in is not searched again. */
function filled(template: string, {language, title, data, connect}: Gaps): string {
  const texts = {
    language,
    title: escapeHtml(cleanText(title)),
    connect,
    // Inside a script element only `<` could end it or begin a comment.
    data: data.replaceAll('<', '\\u003c'),
  };
  return template.replace(
    /\{\{(language|title|connect|data)\}\}/g,
    (_, gap: keyof Gaps) => texts[gap],
  );
}
