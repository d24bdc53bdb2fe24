/**
 * Splits a line as Python’s `shlex.split(line, comments=True)` does: blanks part words, quotes keep them together,
 * a `#` ends the line wherever it is not quoted. Undefined: a quote is never closed.
 */
export function splitWords(line: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    if (char === '#') break;
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (char === '\\') {
      i++;
      word = (word ?? '') + (line[i] ?? '');
    } else if (char === "'") {
      const close = line.indexOf("'", i + 1);
      if (close < 0) return undefined;
      word = (word ?? '') + line.slice(i + 1, close);
      i = close;
    } else if (char === '"') {
      const quoted = doubleQuoted(line, i + 1);
      if (quoted === undefined) return undefined;
      word = (word ?? '') + quoted.text;
      i = quoted.close;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function doubleQuoted(line: string, start: number): {text: string; close: number} | undefined {
  let text = '';
  for (let i = start; i < line.length; i++) {
    const char = line[i] ?? '';
    if (char === '"') return {text, close: i};
    if (char === '\\' && (line[i + 1] === '"' || line[i + 1] === '\\')) {
      i++;
      text += line[i] ?? '';
    } else text += char;
  }
  return undefined;
}
