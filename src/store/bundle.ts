import {createReadStream} from 'node:fs';
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {createGunzip, gunzip, gzip} from 'node:zlib';
import {z} from 'zod';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';
import {belongsToRun, MANIFEST, PATHS} from './layout.ts';
import {loadRun, parseManifest} from './load.ts';

/**
 * A run as one file: gzip over lines of JSON, `{"name": …, "base64": …}`, the manifest first.
 * Not an archive format on purpose: there are no links, modes or paths in it that could lead outside.
 */
const Entry = z.strictObject({name: z.string(), base64: z.base64()});
const MAX_BYTES = 2 * 1024 ** 3;

export async function exportRun(runs: string, id: string, file: string): Promise<void> {
  const {folder} = await loadRun(runs, id);
  const names = [MANIFEST, PATHS];
  for (const part of ['nodes', 'clusters', 'prometheus']) {
    const inside = await readdir(join(folder, part)).catch(() => []);
    names.push(...inside.map((name) => `${part}/${name}`));
  }
  const lines: string[] = [];
  for (const name of names.filter(belongsToRun)) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (bytes) lines.push(JSON.stringify({name, base64: bytes.toString('base64')}));
  }
  try {
    await writeFile(file, await promisify(gzip)(`${lines.join('\n')}\n`), {mode: 0o600});
  } catch (cause) {
    throw new AppError('output-failed', {file, detail: whyFailed(cause)}, {cause});
  }
}

/** True for a file that `exportRun` wrote, by how it begins; an archive of other things begins otherwise. */
export async function isRunFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  const source = createReadStream(file, {end: 65_535});
  const start = source.pipe(createGunzip());
  source.on('error', (error) => start.destroy(error));
  try {
    for await (const chunk of start) return String(chunk).startsWith('{"name":');
  } catch {
    // Not packed this way.
  } finally {
    source.destroy();
  }
  return false;
}

/** Checks the whole file before anything is written; returns the id of the run. */
export async function importRun(runs: string, file: string): Promise<string> {
  const entries = await readBundle(file);
  const manifest = entries.get(MANIFEST);
  if (manifest === undefined) throw new AppError('run-damaged', {file, detail: `no ${MANIFEST}`});
  const {id} = parseManifest(file, manifest.toString('utf8'));
  const folder = join(runs, id);
  const fresh = `${folder}.${process.pid}.new`;
  for (const [name, bytes] of entries) {
    await mkdir(dirname(join(fresh, name)), {recursive: true, mode: 0o700});
    await writeFile(join(fresh, name), bytes, {mode: 0o600});
  }
  // Whoever reads meanwhile sees the old run or the new one.
  const old = `${folder}.${process.pid}.old`;
  await rename(folder, old).catch(() => {});
  await rename(fresh, folder);
  await rm(old, {recursive: true, force: true});
  return id;
}

async function readBundle(file: string): Promise<Map<string, Buffer>> {
  const packed = await readFile(file).catch((cause: unknown) => {
    throw new AppError('file-unreadable', {file, detail: whyFailed(cause)}, {cause});
  });
  let text: string;
  try {
    text = (await promisify(gunzip)(packed, {maxOutputLength: MAX_BYTES})).toString('utf8');
  } catch (cause) {
    throw new AppError('run-damaged', {file, detail: whyFailed(cause)}, {cause});
  }
  const entries = new Map<string, Buffer>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const entry = parseEntry(file, line);
    if (!belongsToRun(entry.name)) throw new AppError('import-unsafe', {file, entry: entry.name});
    entries.set(entry.name, Buffer.from(entry.base64, 'base64'));
  }
  return entries;
}

function parseEntry(file: string, line: string): z.infer<typeof Entry> {
  try {
    return Entry.parse(JSON.parse(line));
  } catch (cause) {
    throw new AppError('run-damaged', {file, detail: whyFailed(cause)}, {cause});
  }
}
