import {cleanText} from '../clean.ts';

/**
 * The file and line an origin names (`fleet.yaml:12`), as a URI reference; null for others, such as `--host`.
 */
export function placeOf(origin: string): {uri: string; line: number} | null {
  const match = /^(.+):([1-9]\d{0,8})$/.exec(cleanText(origin));
  const [file, line] = [match?.[1], match?.[2]];
  if (file === undefined || line === undefined || file.startsWith('--')) return null;
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return {uri: path.startsWith('/') ? `file://${path}` : path, line: Number(line)};
}
