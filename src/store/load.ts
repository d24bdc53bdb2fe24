import {readdir, readFile, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {AppError} from '../model/error.ts';
import type {PathResult} from '../model/path.ts';
import {type Reading, RunId, RunManifest, SCHEMA_VERSION} from '../model/run.ts';
import {NO_SUCH_FILE, whyFailed} from '../model/why-failed.ts';
import {clusterFile, MANIFEST, PATHS, prometheusFile, rawFile} from './layout.ts';
import {readPaths} from './read-paths.ts';

/** A run read back: everything the later stages need, without the nodes. */
export type SavedRun = {
  folder: string;
  manifest: RunManifest;
  paths: PathResult[];
  /** Raw output as received, or nothing when that reading never came. */
  raw(node: string, reading: Reading): Promise<Buffer | undefined>;
  /** What the cluster at this place of the inventory said, or nothing when it was not read. */
  cluster(index: number): Promise<Buffer | undefined>;
  /** What the Prometheus at this place of the manifest answered. */
  prometheus(index: number): Promise<Buffer | undefined>;
};

/** Reads a run by its id in the store or by the path of its folder. */
export async function loadRun(runs: string, idOrFolder: string): Promise<SavedRun> {
  const folder = await folderOf(runs, idOrFolder);
  const manifest = await readManifest(folder);
  return {
    folder,
    manifest,
    paths: await readPaths(join(folder, PATHS)),
    raw: (node, reading) => readOptional(join(folder, rawFile(node, reading))),
    cluster: (index) => readOptional(join(folder, clusterFile(index))),
    prometheus: (index) => readOptional(join(folder, prometheusFile(index))),
  };
}

export async function readManifest(folder: string): Promise<RunManifest> {
  const file = join(folder, MANIFEST);
  const text = await readOptional(file);
  if (text === undefined) throw new AppError('run-damaged', {file, detail: NO_SUCH_FILE});
  return parseManifest(file, text.toString('utf8'));
}

export function parseManifest(file: string, text: string): RunManifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new AppError('run-damaged', {file, detail: whyFailed(cause)}, {cause});
  }
  const version = (data as {schemaVersion?: unknown} | null)?.schemaVersion;
  if (typeof version === 'number' && version > SCHEMA_VERSION) {
    throw new AppError('run-newer', {file, found: version, known: SCHEMA_VERSION});
  }
  const parsed = RunManifest.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new AppError('run-damaged', {file, detail});
}

export type RunListing = {id: string; folder: string; manifest: RunManifest | null};

/** All saved runs, newest first; one that cannot be read is listed without a manifest. */
export async function listRuns(runs: string): Promise<RunListing[]> {
  let names: string[];
  try {
    names = await runNames(runs);
  } catch {
    return [];
  }
  const listings = await Promise.all(
    names.map(async (id) => {
      const folder = join(runs, id);
      return {id, folder, manifest: await readManifest(folder).catch(() => null)};
    }),
  );
  return listings.sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
}

/** Names in the store that may be runs; what is being moved or is our own has other names. */
export async function runNames(runs: string): Promise<string[]> {
  return (await readdir(runs)).filter(isRunName);
}

export function isRunName(name: string): boolean {
  return RunId.safeParse(name).success;
}

/** Gone at once for whoever lists runs, then from the disk. */
export async function removeRun(runs: string, id: string): Promise<void> {
  const folder = await folderOf(runs, id);
  const gone = `${folder}.${process.pid}.gone`;
  await rename(folder, gone);
  await rm(gone, {recursive: true});
}

async function folderOf(runs: string, idOrFolder: string): Promise<string> {
  const candidates = idOrFolder.includes('/') ? [idOrFolder] : [join(runs, idOrFolder), idOrFolder];
  for (const folder of candidates) {
    const found = await stat(join(folder, MANIFEST)).catch(() => undefined);
    if (found?.isFile()) return folder;
  }
  throw new AppError('run-not-found', {run: idOrFolder, folder: runs});
}

async function readOptional(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AppError('run-damaged', {file, detail: whyFailed(cause)}, {cause});
  }
}
