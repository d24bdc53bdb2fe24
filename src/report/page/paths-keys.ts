import type {MatrixData} from './paths-data.ts';

/** What a link to the matrix names: one ordered pair, or all pairs from one region to another. */
export type Opened = {kind: 'pair' | 'block'; from: string; to: string};

/** `pair:bj-1>hk-1`: names are escaped, so any name is safe. */
export function pathKey(opened: Opened): string {
  return `${opened.kind}:${encodeURIComponent(opened.from)}>${encodeURIComponent(opened.to)}`;
}

/** The places a key names, in `names` for a pair, in `regions` for a block; null where nothing is of that name. */
export function placesAt(
  {names, regions}: MatrixData,
  key: string,
): {kind: Opened['kind']; from: number; to: number} | null {
  const [, kind, ...ends] = /^(pair|block):([^>]*)>([^>]*)$/.exec(key) ?? [];
  if (kind !== 'pair' && kind !== 'block') return null;
  const [from = -1, to = -1] = ends.map((end) =>
    (kind === 'pair' ? names : regions).indexOf(unescaped(end)),
  );
  return from < 0 || to < 0 ? null : {kind, from, to};
}

// A link typed by hand may hold a lone percent sign.
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
