import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export type TreeFiles = Readonly<Record<string, string | {link: string}>>;

/** For tests: files below a folder, as `proc/cpuinfo` to its text. */
export function makeTree(root: string, files: TreeFiles): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), {recursive: true});
    if (typeof content === 'string') writeFileSync(file, content);
    else symlinkSync(content.link, file);
  }
  return root;
}
