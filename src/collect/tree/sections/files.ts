import {dirname} from 'node:path';
import type {TreeSection} from '../../render-frames.ts';
import {glob, isPattern} from '../glob.ts';
import {rowsOf, sectionOf} from '../source.ts';
import type {FilesStatement} from '../statements.ts';
import type {Tree} from '../tree.ts';

/** The section of a `files` statement, as the collector would print it. */
export async function filesSection(
  tree: Tree,
  {id, kind, regex, paths}: FilesStatement,
): Promise<TreeSection | undefined> {
  const rows: string[] = [];
  const read: string[] = [];
  let exit = 0;
  let partial = false;
  for (const wanted of paths) {
    const found = await filesNamed(tree, wanted);
    let any = false;
    for (const path of found) {
      const text = await tree.read(path);
      if (text === undefined) continue;
      any = true;
      read.push(path);
      for (const [index, row] of rowsOf(text).entries()) {
        if (kind === 'files_only' && !regex?.test(row)) continue;
        const without = kind === 'files_without' || kind === 'files_numbered';
        if (without && regex?.test(row)) continue;
        const number = kind === 'files_numbered' ? `${index + 1}:` : '';
        rows.push(kind === 'plain_files' ? row : `${path}:${number}${row}`);
      }
    }
    if (any) continue;
    exit = 2;
    if (kind !== 'plain_files') rows.push(`grep: ${wanted}: No such file or directory`);
    partial ||= !(await wouldHold(tree, wanted));
  }
  return read.length === 0
    ? undefined
    : withExit(sectionOf(id, read, rows.join('\n'), partial), exit);
}

/** What belongs to the process that collects is not of the machine; a tree may hold that of whoever copied it. */
async function filesNamed(tree: Tree, wanted: string): Promise<string[]> {
  if (wanted.startsWith('/proc/self/')) return [];
  return isPattern(wanted) ? glob(tree, wanted) : [wanted];
}

function withExit(section: TreeSection | undefined, exit: number): TreeSection | undefined {
  return section === undefined ? undefined : {...section, exit};
}

/**
 * True when a file that is not in the tree was not on the machine either. Whoever saves /etc saves its folders whole;
 * of /proc and /sys people save single files, so there a gap says nothing.
 */
async function wouldHold(tree: Tree, path: string): Promise<boolean> {
  if (path.startsWith('/proc/self/')) return true;
  if (/^\/(?:proc|sys)\//.test(path)) return false;
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) {
    if (!isPattern(folder) && (await tree.isFolder(folder))) return true;
  }
  // A tree without /run or /lib is whole enough; one without /etc was not made to tell settings.
  return tree.isFolder('/etc');
}
