/**
 * A URL as one plain word that may be a script’s parameter: every byte outside a safe set becomes `@` and three
 * octal digits. service.sh turns it back. Null: not an http(s) URL, or it holds blanks or control characters.
 */
export function urlWord(url: string): string | null {
  if (!/^https?:\/\/[^\s\u0000-\u0020\u007f]+$/i.test(url) || url.length > 4096) return null;
  let word = '';
  for (const byte of Buffer.from(url, 'utf8')) {
    const character = String.fromCharCode(byte);
    word += /[A-Za-z0-9_.:/=,+-]/.test(character)
      ? character
      : `@${byte.toString(8).padStart(3, '0')}`;
  }
  return word;
}
