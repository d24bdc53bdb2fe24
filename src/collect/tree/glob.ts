import type {Tree} from './tree.ts';

/** Paths in the tree that a pattern of the shell names, sorted as the shell sorts them; `*`, `?` and `[…]` only. */
export async function glob(tree: Tree, pattern: string): Promise<string[]> {
  let found = [''];
  for (const step of pattern.split('/').slice(1)) {
    const next: string[] = [];
    for (const folder of found) {
      if (!isPattern(step)) next.push(`${folder}/${step}`);
      else {
        const fits = matcherOf(step);
        for (const name of await tree.list(folder)) {
          if (fits.test(name)) next.push(`${folder}/${name}`);
        }
      }
    }
    found = next;
  }
  const there: string[] = [];
  for (const path of found) if (await tree.has(path)) there.push(path);
  return there;
}

export function isPattern(text: string): boolean {
  return /[*?[]/.test(text);
}

function matcherOf(step: string): RegExp {
  const source = step.replace(/\[[^\]]+\]|[*?]|[.+^${}()|\\[\]]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.length > 1 ? part : `\\${part}`;
  });
  // A name that starts with a dot is hidden from `*`.
  return new RegExp(`^${/^[*?[]/.test(step) ? '(?!\\.)' : ''}${source}$`, 's');
}
