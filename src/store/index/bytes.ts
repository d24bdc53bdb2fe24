import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** Size of all files of a run; what vanishes meanwhile counts as nothing. */
export async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, {recursive: true}).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found?.isFile() ? found.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
