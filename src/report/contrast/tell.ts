import {catalogueOf} from '../../model/message.ts';
import {cleanText, isolate} from '../clean.ts';
import type {ReporterOptions} from '../reporter.ts';
import {speaker} from '../say.ts';
import type {Line} from './section.ts';
import {contrastReportStrings} from './strings.ts';

/** The caller’s options with our own texts among those of the rooms. */
export function withOwnTexts(options: ReporterOptions): ReporterOptions {
  return {
    ...options,
    catalogue: {...catalogueOf(contrastReportStrings), ...options.catalogue},
  };
}

/** Writes a line as plain text; data of nodes loses its control characters. */
export function tellerFor(options: ReporterOptions): (line: Line) => string {
  const told = speaker(withOwnTexts(options).catalogue, options.language);
  return (line) => (typeof line === 'string' ? isolate(cleanText(line)) : told(line));
}
