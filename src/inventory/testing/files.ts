import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {AppError} from '../../model/error.ts';
import type {Inventory, Node} from '../../model/node.ts';
import {readInventory} from '../index.ts';

export type Folder = {path: string; remove(): Promise<void>};

export async function folderWith(files: Readonly<Record<string, string>>): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'samespec-inventory-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), {recursive: true});
    await writeFile(join(path, name), text);
  }
  return {path, remove: () => rm(path, {recursive: true, force: true})};
}

/** Reads these files as an inventory, the first one named to samespec; places lose the folder’s path. */
export async function readFiles(files: Readonly<Record<string, string>>): Promise<Inventory> {
  const folder = await folderWith(files);
  try {
    const [first = ''] = Object.keys(files);
    const inventory = await readInventory({files: [join(folder.path, first)], hosts: []});
    return JSON.parse(JSON.stringify(inventory).replaceAll(`${folder.path}/`, ''));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const params = JSON.parse(JSON.stringify(error.params).replaceAll(`${folder.path}/`, ''));
    throw new AppError(error.code, params);
  } finally {
    await folder.remove();
  }
}

/** The complaint about such a file: code and parameters, details by their ids. */
export async function complaint(text: string, name = 'fleet.yaml'): Promise<unknown[]> {
  try {
    await readFiles({[name]: text});
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, error.params];
  }
  throw new Error('nothing was complained about');
}

export function nodeNamed(inventory: Inventory, id: string): Node | undefined {
  return inventory.nodes.find((node) => node.id === id);
}
