import {realpath, stat} from 'node:fs/promises';
import {basename, resolve} from 'node:path';
import {AppError} from '../../model/error.ts';
import {whyFailed} from '../../model/why-failed.ts';
import {archiveStorage, packingOf} from './archive-storage.ts';
import {folderStorage} from './folder-storage.ts';
import {type Storage, type Tree, treeAt} from './tree.ts';

/** The saved files of one machine, with the names of the folders that lead to them, outermost first. */
export type FoundTree = {tree: Tree; folders: readonly string[]; path: string};

const MARKS = ['proc', 'sys', 'etc', 'sos_commands'];
const MAX_TREES = 10_000;

/**
 * Machines whose files lie under a path: the path itself, or folders in it, or folders in those (`REGION/NODE`).
 * The path is a folder or an archive. Throws `not-a-tree` when there is none.
 */
export async function openTrees(given: string): Promise<FoundTree[]> {
  const path = resolve(given);
  const storage = await storageAt(given, path);
  const found: FoundTree[] = [];
  await search(storage, '', [], (root, folders) => {
    const outer = root === '' ? [] : folders;
    found.push({tree: treeAt(storage, root), folders: [nameOf(path), ...outer], path});
  });
  if (found.length === 0) throw new AppError('not-a-tree', {file: given});
  return found;
}

async function storageAt(given: string, path: string): Promise<Storage> {
  const file = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('file-unreadable', {file: given, detail: whyFailed(cause)}, {cause});
  });
  if (file.isDirectory()) return folderStorage(await realpath(path));
  if (!file.isFile()) throw new AppError('not-a-tree', {file: given});
  const packing = await packingOf(path).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('file-unreadable', {file: given, detail: whyFailed(cause)}, {cause});
  });
  if (packing === undefined) throw new AppError('not-a-tree', {file: given});
  return archiveStorage(path, packing);
}

async function search(
  storage: Storage,
  folder: string,
  folders: readonly string[],
  onTree: (root: string, folders: readonly string[]) => void,
): Promise<void> {
  const names = [...(await storage.names(folder))].sort();
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  for (const mark of MARKS) {
    if (!names.includes(mark)) continue;
    if ((await storage.look(inside(mark)))?.kind === 'folder') return onTree(folder, folders);
  }
  if (folders.length >= 2) return;
  for (const name of names.slice(0, MAX_TREES)) {
    // Links to other folders are not followed here either.
    if ((await storage.look(inside(name)))?.kind !== 'folder') continue;
    await search(storage, inside(name), [...folders, name], onTree);
  }
}

/** `sosreport-bj-1-2026-11-23-abcdefg.tar.xz` without its endings. */
function nameOf(path: string): string {
  return basename(path).replace(/\.(?:tar|tgz|txz|tar\.gz|tar\.xz)$/, '');
}
