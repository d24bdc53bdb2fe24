import type {ReportDocument} from '../model/report.ts';
import {escapeRisky, sortedKeys} from './canonical.ts';
import {isList, isRecord, members} from './pieces.ts';
import type {Reporter} from './reporter.ts';

/** Lists and records this deep are written piece by piece, what lies below in one go. */
const DEPTH = 3;

/** The document itself, keys sorted, safe to print on a terminal. Language and width do not matter. */
export const jsonReporter: Reporter = (document) => [...jsonPieces(document)].join('');

/** The same in pieces: of a large fleet it is longer than a text may be. */
export function* jsonPieces(document: ReportDocument): Generator<string> {
  yield* piecesOf(document, 0);
  yield '\n';
}

function* piecesOf(value: unknown, depth: number): Generator<string> {
  const inner = '  '.repeat(depth + 1);
  const outer = '  '.repeat(depth);
  if (depth < DEPTH && isList(value)) {
    let before = '[\n';
    for (const item of value) {
      yield `${before}${inner}`;
      yield* piecesOf(item ?? null, depth + 1);
      before = ',\n';
    }
    yield `\n${outer}]`;
    return;
  }
  if (depth < DEPTH && isRecord(value)) {
    let before = '{\n';
    for (const [key, member] of members(value)) {
      yield escapeRisky(`${before}${inner}${JSON.stringify(key)}: `);
      yield* piecesOf(member, depth + 1);
      before = ',\n';
    }
    yield `\n${outer}}`;
    return;
  }
  // No line break of JSON lies inside a text, so lines may be moved to the right.
  yield escapeRisky(JSON.stringify(sortedKeys(value), null, 2)).replaceAll('\n', `\n${outer}`);
}
