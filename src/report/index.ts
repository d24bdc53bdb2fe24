import {htmlReporter} from './html/index.ts';
import {jsonReporter} from './json.ts';
import {junitReporter} from './junit/index.ts';
import {markdownReporter} from './markdown/index.ts';
import {openmetricsReporter} from './openmetrics/index.ts';
import type {Reporter} from './reporter.ts';
import {sarifReporter} from './sarif/index.ts';
import {textReporter} from './text/index.ts';
import {yamlReporter} from './yaml.ts';

export {conclusionOf} from './outline/conclusion.ts';
export {speaker} from './say.ts';
export {reportStrings} from './strings.ts';

/** One reporter per `-o`. */
export const REPORTERS = {
  text: textReporter,
  json: jsonReporter,
  yaml: yamlReporter,
  md: markdownReporter,
  html: htmlReporter,
  junit: junitReporter,
  sarif: sarifReporter,
  openmetrics: openmetricsReporter,
} as const satisfies Record<string, Reporter>;
