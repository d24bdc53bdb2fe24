import type {ReportDocument} from '../model/report.ts';
import {jsonPieces, jsonReporter} from './json.ts';
import {junitReporter} from './junit/index.ts';
import {markdownReporter} from './markdown/index.ts';
import {openmetricsReporter} from './openmetrics/index.ts';
import type {Reporter} from './reporter.ts';
import {sarifReporter} from './sarif/index.ts';
import {textReporter} from './text/index.ts';
import {yamlPieces, yamlReporter} from './yaml.ts';

export {conclusionOf} from './outline/conclusion.ts';
export {speaker} from './say.ts';
export {reportStrings} from './strings.ts';

/** One reporter per `-o`, save `html`: that is a page of its own (`page/`). */
export const REPORTERS = {
  text: textReporter,
  json: jsonReporter,
  yaml: yamlReporter,
  md: markdownReporter,
  junit: junitReporter,
  sarif: sarifReporter,
  openmetrics: openmetricsReporter,
} as const satisfies Record<string, Reporter>;

/** Formats that hold the whole document, written piece by piece with the same bytes: no text could hold a large one. */
export const IN_PIECES: Readonly<
  Partial<Record<keyof typeof REPORTERS, (document: ReportDocument) => Iterable<string>>>
> = {json: jsonPieces, yaml: yamlPieces};
