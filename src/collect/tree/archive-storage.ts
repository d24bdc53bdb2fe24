import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import {createGunzip} from 'node:zlib';
import {AppError} from '../../model/error.ts';
import {startProcess} from '../../platform/process.ts';
import {TAR_LIMITS, type TarEntry, type TarLimits, TarReader} from './read-tar.ts';
import type {Entry, Storage} from './tree.ts';

type Packing = 'gzip' | 'xz' | 'none';

/** What may be read of an archive; the rest is seen by name only. */
const FOLDERS = /(?:^|\/)(?:proc|sys|etc|run|lib|usr|var|sos_commands)\//;
const MAX_COMMAND_OUTPUT = 2 * 1024 * 1024;
const MAX_FILE = 256 * 1024;
const MAX_KEPT = 512 * 1024 * 1024;

/** How a file is packed, by its first bytes; undefined for one that is no archive samespec reads. */
export async function packingOf(file: string): Promise<Packing | undefined> {
  const handle = await open(file);
  try {
    const start = (await handle.read(Buffer.alloc(512), 0, 512, 0)).buffer;
    if (start.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return 'gzip';
    if (start.subarray(0, 6).equals(Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]))) return 'xz';
    if (start.subarray(257, 262).toString('latin1') === 'ustar') return 'none';
    return undefined;
  } finally {
    await handle.close();
  }
}

/** Reads an archive in one go; what the collector may ask for is kept in memory, nothing is written to disk. */
export async function archiveStorage(
  file: string,
  packing: Packing,
  limits: TarLimits = TAR_LIMITS,
): Promise<Storage> {
  const entries = new Map<string, TarEntry>();
  let kept = 0;
  const reader = new TarReader(
    file,
    {
      wants(path, size) {
        if (!FOLDERS.test(path) || size > capOf(path)) return false;
        kept += size;
        if (kept > MAX_KEPT) throw new AppError('archive-too-big', {file, limit: `${MAX_KEPT} B`});
        return true;
      },
      entry: (entry) => void entries.set(entry.path, entry),
    },
    limits,
  );
  if (packing === 'xz') await pushXz(file, reader);
  else await pushStream(file, packing, reader);
  reader.end();
  return storageOf(entries);
}

function capOf(path: string): number {
  return /(?:^|\/)(?:proc|sos_commands)\/|\/log\/dmesg$/.test(path) ? MAX_COMMAND_OUTPUT : MAX_FILE;
}

async function pushStream(file: string, packing: Packing, reader: TarReader): Promise<void> {
  const source = createReadStream(file);
  const stream = packing === 'gzip' ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) reader.push(chunk as Buffer);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('archive-damaged', {file, detail}, {cause});
  } finally {
    source.destroy();
  }
}

/** Node.js cannot unpack xz; the program of that name can. */
async function pushXz(file: string, reader: TarReader): Promise<void> {
  let trouble: unknown;
  const running = startProcess({
    argv: ['xz', '--decompress', '--stdout', '--memlimit-decompress=512MiB', '--', file],
    keepOutput: false,
    onStdout(chunk) {
      if (trouble !== undefined) return;
      try {
        reader.push(Buffer.from(chunk));
      } catch (error) {
        trouble = error;
        running.kill();
      }
    },
  });
  const result = await running.done;
  if (trouble !== undefined) throw trouble;
  if (result.end === 'not-started') {
    throw new AppError('tool-missing', {tool: 'xz', command: 'apt-get install xz-utils'});
  }
  if (result.exit !== 0) {
    throw new AppError('archive-damaged', {file, detail: result.stderr.trim().slice(0, 200)});
  }
}

function storageOf(entries: Map<string, TarEntry>): Storage {
  const folders = new Map<string, Set<string>>([['', new Set()]]);
  for (const path of entries.keys()) {
    const steps = path.split('/');
    for (let i = 0; i < steps.length; i++) {
      const parent = steps.slice(0, i).join('/');
      const names = folders.get(parent) ?? new Set();
      folders.set(parent, names.add(steps[i] ?? ''));
    }
  }
  /** Another name of a file that came before in the archive. */
  function entryAt(path: string): TarEntry | undefined {
    const entry = entries.get(path);
    return entry?.kind === 'hard-link' ? entries.get(entry.target) : entry;
  }
  return {
    async look(path): Promise<Entry | undefined> {
      const entry = entryAt(path);
      // A folder need not have an entry of its own.
      if (entry === undefined) return folders.has(path) ? {kind: 'folder'} : undefined;
      if (entry.kind === 'link') return {kind: 'link', target: entry.target};
      return {kind: entry.kind === 'hard-link' ? 'other' : entry.kind};
    },
    read: async (path, maxBytes) => entryAt(path)?.content?.subarray(0, maxBytes),
    names: async (path) => [...(folders.get(path) ?? [])],
  };
}
