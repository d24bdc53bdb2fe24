import {escapeRisky, sortedKeys} from './canonical.ts';
import type {Reporter} from './reporter.ts';

/** The document itself, keys sorted, safe to print on a terminal. Language and width do not matter. */
export const jsonReporter: Reporter = (document) =>
  `${escapeRisky(JSON.stringify(sortedKeys(document), null, 2))}\n`;
