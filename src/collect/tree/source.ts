import type {TreeSection} from '../render-frames.ts';
import type {Tree} from './tree.ts';

/** Makes one section from the files of a tree; undefined when the tree says nothing of it. */
export type SectionSource = {id: string; read(tree: Tree): Promise<TreeSection | undefined>};

/** A section whose text was found, in full unless `partial`. Without text there is no section. */
export function sectionOf(
  id: string,
  paths: readonly string[],
  text: string | undefined,
  partial = false,
): TreeSection | undefined {
  if (text === undefined || text === '') return undefined;
  return {id, command: `cat ${paths.map(typed).join(' ')}`, text, exit: 0, partial};
}

/** The first of these files that the tree has and that is not empty. */
export async function firstOf(
  tree: Tree,
  paths: readonly string[],
): Promise<{path: string; text: string} | undefined> {
  for (const path of paths) {
    const text = await tree.read(path);
    if (text !== undefined && text !== '') return {path, text};
  }
  return undefined;
}

export function rowsOf(text: string): string[] {
  const rows = text.split('\n');
  if (rows.at(-1) === '') rows.pop();
  return rows;
}

/** Paths of the machine, as they lie in the tree. */
function typed(path: string): string {
  const plain = path.replace(/^\//, '');
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(plain) ? plain : `'${plain}'`;
}
