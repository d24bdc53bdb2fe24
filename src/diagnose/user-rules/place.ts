import type {LineCounter} from 'yaml';

/** Where a character of a file stands, as `FILE:LINE:COLUMN`. */
export type PlaceOf = (offset: number) => string;

export function placeIn(file: string, lines: LineCounter): PlaceOf {
  return (offset) => {
    const {line, col} = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
}

/**
 * The offset in the file of a character of a scalar’s value: quotes, indentation and folded line ends, which the
 * value does not have, are passed over. `from` is where the scalar begins.
 */
export function offsetInScalar(text: string, from: number, value: string, index: number): number {
  let at = from;
  // The header of a block scalar (`|`, `>-`) is no part of the value.
  const header = /^[|>][-+0-9]*[^\n]*\n/.exec(text.slice(from, from + 200));
  if (header !== null) at += header[0].length;
  for (let i = 0; i <= index && i < value.length; i++) {
    const wanted = value[i] ?? '';
    if (/\s/.test(wanted)) continue;
    const found = text.indexOf(wanted, at);
    if (found < 0) return from;
    if (i === index) return found;
    at = found + 1;
  }
  return at;
}
