// Cleaned text holds no control characters, so node data cannot bring these along.
const START = '\u0001';
const END = '\u0002';
const HAN = '[\\u3400-\\u9fff]';
/** Ideographs and full-width punctuation: no blank stands between any two of them. */
const WIDE = '[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]';
const NARROW = '[A-Za-z0-9]';

const EDGE = '[\\u0001\\u0002]+';
const TOO_WIDE = new RegExp(`(?<=${WIDE}) ?${EDGE} ?(?=${WIDE})`, 'g');
const TOO_CLOSE = new RegExp(
  `(?<=${HAN})${EDGE}(?=${NARROW})|(?<=${NARROW})${EDGE}(?=${HAN})`,
  'g',
);
const REST = new RegExp(EDGE, 'g');

/** Marks both ends of a piece of text that goes into a sentence, for `joinPieces`. */
export function markPiece(text: string): string {
  return `${START}${text}${END}`;
}

/**
 * Writes a blank where a marked piece and the sentence meet as Chinese does: between an ideograph and a Latin letter
 * or digit, and nowhere else. The sentence cannot know how the piece begins and ends. Data is left as it is.
 */
export function joinPieces(text: string): string {
  if (!text.includes(START)) return text;
  return text.replace(TOO_WIDE, '').replace(TOO_CLOSE, ' ').replace(REST, '');
}
