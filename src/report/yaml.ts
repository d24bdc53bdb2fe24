import type {ReportDocument} from '../model/report.ts';
import {isList, isRecord, members} from './pieces.ts';
import type {Reporter} from './reporter.ts';
import {yamlText} from './yaml-text.ts';

/** Records this deep are written member by member, lists in them item by item. */
const DEPTH = 2;

/** The document itself as YAML, keys sorted, safe to print on a terminal. */
export const yamlReporter: Reporter = (document) => [...yamlPieces(document)].join('');

/** The same in pieces: of a large fleet it is longer than a text may be. */
export function* yamlPieces(document: ReportDocument): Generator<string> {
  yield* piecesOf(document, []);
}

/**
 * Each piece is the document with nothing but that piece in it; the lines that lead to it are left out once they
 * have been written.
 */
function* piecesOf(value: unknown, path: readonly string[], led = {lines: 0}): Generator<string> {
  if (path.length < DEPTH && isRecord(value)) {
    for (const [key, member] of members(value)) {
      led.lines = Math.min(led.lines, path.length);
      yield* piecesOf(member, [...path, key], led);
    }
    return;
  }
  if (isList(value)) {
    for (const item of value) yield rendered([item], path, led);
    return;
  }
  yield rendered(value, path, led);
}

function rendered(value: unknown, path: readonly string[], led: {lines: number}): string {
  const text = yamlText(path.reduceRight<unknown>((inner, key) => ({[key]: inner}), value));
  const from = led.lines;
  led.lines = path.length;
  let start = 0;
  for (let line = 0; line < from; line++) start = text.indexOf('\n', start) + 1;
  return text.slice(start);
}
