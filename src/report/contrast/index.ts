import type {Contrast} from '../../model/contrast.ts';
import {escapeRisky, sortedKeys} from '../canonical.ts';
import type {ReporterOptions} from '../reporter.ts';
import {yamlText} from '../yaml-text.ts';
import {contrastHtml} from './html.ts';
import {contrastMarkdown} from './markdown.ts';
import {contrastText} from './text.ts';

export {contrastReportStrings} from './strings.ts';

/** One writer per `-o`; each ends with a line break. */
export const CONTRAST_REPORTERS = {
  text: contrastText,
  json: (contrast) => `${escapeRisky(JSON.stringify(sortedKeys(contrast), null, 2))}\n`,
  yaml: (contrast) => yamlText(contrast),
  md: contrastMarkdown,
  html: contrastHtml,
} as const satisfies Record<string, (contrast: Contrast, options: ReporterOptions) => string>;
