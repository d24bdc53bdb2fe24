import {constants} from 'node:fs';
import {lstat, open, readdir, readlink} from 'node:fs/promises';
import {join} from 'node:path';
import type {Entry, Storage} from './tree.ts';

/** Files in a folder of this machine. Pipes, sockets and devices are seen and never opened. */
export function folderStorage(root: string): Storage {
  return {
    async look(path): Promise<Entry | undefined> {
      const file = join(root, path);
      const stat = await lstat(file).catch(() => undefined);
      if (stat === undefined) return undefined;
      if (stat.isFile()) return {kind: 'file'};
      if (stat.isDirectory()) return {kind: 'folder'};
      if (!stat.isSymbolicLink()) return {kind: 'other'};
      const target = await readlink(file).catch(() => undefined);
      return target === undefined ? undefined : {kind: 'link', target};
    },
    read: (path, maxBytes) => readStart(join(root, path), maxBytes),
    names: (path) => readdir(join(root, path)).catch(() => []),
  };
}

// Should somebody put a link or a pipe there meanwhile, opening it fails or does not block.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

async function readStart(file: string, maxBytes: number): Promise<Buffer | undefined> {
  const handle = await open(file, FLAGS).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    if (!(await handle.stat()).isFile()) return undefined;
    const chunks: Buffer[] = [];
    // Files under a live /proc say that they are empty, so the size tells nothing.
    for (let left = maxBytes; left > 0; ) {
      const {bytesRead, buffer} = await handle.read(Buffer.alloc(Math.min(left, 65_536)), 0);
      if (bytesRead === 0) break;
      chunks.push(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
