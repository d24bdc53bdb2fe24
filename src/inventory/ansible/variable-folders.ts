import {readdir, readFile, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {readYaml} from '../yaml-document.ts';
import type {Variables} from './groups.ts';
import {variablesOf} from './yaml.ts';

const ENDINGS = ['', '.yml', '.yaml', '.json'];

/**
 * Variables of `group_vars/NAME` or `host_vars/NAME` beside the inventory: a file with one of the usual endings,
 * or a folder of such files, read in order of their names. Files encrypted with ansible-vault are left out.
 */
export async function folderVariables(
  inventoryFile: string,
  folder: 'group_vars' | 'host_vars',
  name: string,
): Promise<Variables> {
  const variables: Variables = new Map();
  if (name.includes('/') || name.includes('\0')) return variables;
  const base = join(dirname(inventoryFile), folder, name);
  for (const ending of ENDINGS) {
    for (const file of await filesAt(`${base}${ending}`)) {
      for (const [key, variable] of await readVariables(file)) variables.set(key, variable);
    }
  }
  return variables;
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return [path];
  if (!found?.isDirectory()) return [];
  const files: string[] = [];
  for (const name of (await readdir(path)).sort()) {
    if (name.startsWith('.') || name.endsWith('~')) continue;
    if (!ENDINGS.includes(/\.[^.]*$/.exec(name)?.[0] ?? '')) continue;
    files.push(...(await filesAt(join(path, name))));
  }
  return files;
}

async function readVariables(file: string): Promise<Variables> {
  const text = await readFile(file, 'utf8');
  if (text.startsWith('$ANSIBLE_VAULT;')) return new Map();
  const {root, reader} = await readYaml({file, text});
  return variablesOf(reader, root);
}
