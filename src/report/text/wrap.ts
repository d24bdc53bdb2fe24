import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('zh', {granularity: 'grapheme'});
// Marks that may not begin a line, and those that may not end one.
const CLOSING = /^[\uff0c。、\uff1b\uff1a\uff01\uff1f\uff09,;:!?)】」』》”’%…]/u;
// A number keeps its unit.
const BEFORE_UNIT = /(\d) (?=(?:ms|s|min|%|bytes|Mbit\/s)(?![A-Za-z0-9])|[次倍秒个条项])/g;
const OPENING = /[(\uff08【「『《“‘]$/u;

/** Columns a text takes on a terminal; Chinese characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/**
 * Breaks a text into lines of at most `width` columns: at blanks, between Chinese characters,
 * and, where a single word is longer than a line, inside it.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(text.replace(BEFORE_UNIT, '$1\u00a0'))) {
    const gap = piece.spaced && line !== '' ? 1 : 0;
    const size = widthOf(piece.text);
    if (used + gap + size <= width) {
      line += (gap === 1 ? ' ' : '') + piece.text;
      used += gap + size;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = chop(piece.text, width);
    line = parts.pop() ?? '';
    lines.push(...parts);
    used = widthOf(line);
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((one) => one.replaceAll('\u00a0', ' '));
}

/** Fills with blanks on the right, or on the left, up to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

type Piece = {text: string; spaced: boolean};

function pieces(text: string): Piece[] {
  const all: Piece[] = [];
  for (const word of text.split(' ')) {
    if (word === '') continue;
    let spaced = true;
    for (const part of breakable(word)) {
      all.push({text: part, spaced});
      spaced = false;
    }
  }
  return all;
}

/** Parts of a word between which a line may end: around wide characters, but not before closing marks. */
function breakable(word: string): string[] {
  if (widthOf(word) === word.length) return [word];
  const parts: string[] = [];
  let previousWide = true;
  for (const {segment} of graphemes.segment(word)) {
    const wide = widthOf(segment) > 1;
    const last = parts.at(-1);
    const glued =
      CLOSING.test(segment) ||
      (last !== undefined && (OPENING.test(last) || last.endsWith('\u00a0')));
    if (last !== undefined && (glued || (!wide && !previousWide))) {
      parts[parts.length - 1] = last + segment;
    } else {
      parts.push(segment);
    }
    previousWide = wide;
  }
  return parts;
}

function chop(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts = [''];
  for (const {segment} of graphemes.segment(word)) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && widthOf(last + segment) > width) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}
