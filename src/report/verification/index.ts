import type {Verification} from '../../model/verification.ts';
import {escapeRisky, sortedKeys} from '../canonical.ts';
import type {ReporterOptions} from '../reporter.ts';
import {yamlText} from '../yaml-text.ts';
import {verificationPage} from './html.ts';
import {verificationMarkdown} from './markdown.ts';
import {verificationText} from './text.ts';

/** Writes what came of a change; pure, ends with a line break. */
export type VerificationReporter = (verification: Verification, options: ReporterOptions) => string;

/** One reporter per `-o` of `samespec verify`. */
export const VERIFICATION_REPORTERS: Readonly<
  Record<'text' | 'json' | 'yaml' | 'md' | 'html', VerificationReporter>
> = {
  text: verificationText,
  json: (verification) => `${escapeRisky(JSON.stringify(sortedKeys(verification), null, 2))}\n`,
  yaml: (verification) => yamlText(verification),
  md: verificationMarkdown,
  html: verificationPage,
};
