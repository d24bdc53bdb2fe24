import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Checksum of the code in a folder, so that what another version of it made can be told. Tests do not count. */
export async function codeChecksum(folder: string): Promise<string> {
  const names = await readdir(folder, {recursive: true});
  const code = names.filter((name) => /\.[jt]s$/.test(name) && !/\.test\.[jt]s$/.test(name)).sort();
  const hash = createHash('sha256');
  const texts = await Promise.all(code.map((name) => readFile(join(folder, name))));
  code.forEach((name, i) => {
    hash.update(`${name}\n`).update(texts[i] as Buffer);
  });
  return hash.digest('hex');
}
