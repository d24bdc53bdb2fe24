import type {Catalogue, Language} from '../model/message.ts';
import {catalogueOf} from '../model/message.ts';
import type {ReportDocument} from '../model/report.ts';
import {reportStrings} from './strings.ts';

export type ReporterOptions = {
  language: Language;
  /** Texts of all rooms; the texts of the reporters themselves need not be among them. */
  catalogue: Catalogue;
  /** ANSI colours; only the text output has any. */
  color: boolean;
  /** Columns of the terminal; only the text output is wrapped. */
  width: number;
  /** Text output: everything, not one screen. */
  verbose?: boolean;
  /** SHA-256 in base64, for the page’s own content policy. Without it the page carries no script. */
  hash?: (content: string) => string;
};

/** Writes a finished document; pure, ends with a line break. */
export type Reporter = (document: ReportDocument, options: ReporterOptions) => string;

/** The caller’s texts and our own. */
export function textsFor({catalogue}: Pick<ReporterOptions, 'catalogue'>): Catalogue {
  return {...catalogueOf(reportStrings), ...catalogue};
}
