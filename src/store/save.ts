import {appendFile, mkdir, open, rename} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {AppError} from '../model/error.ts';
import type {PathResult} from '../model/path.ts';
import type {Reading, RunManifest} from '../model/run.ts';
import type {PrometheusReading} from '../model/series.ts';
import {whyFailed} from '../model/why-failed.ts';
import {clusterFile, MANIFEST, PATHS, prometheusFile, rawFile} from './layout.ts';

/** A run being written. Every call leaves the folder readable, so a crash loses at most what was not yet given. */
export type RunWriter = {
  readonly folder: string;
  raw(node: string, reading: Reading, bytes: Uint8Array): Promise<void>;
  path(result: PathResult): Promise<void>;
  /** What a cluster said, as JSON. */
  cluster(index: number, raw: unknown): Promise<void>;
  /** What a Prometheus answered. */
  prometheus(index: number, reading: PrometheusReading): Promise<void>;
  manifest(manifest: RunManifest): Promise<void>;
};

export async function openRun(runs: string, id: string): Promise<RunWriter> {
  const folder = join(runs, id);
  await guarded(folder, () => mkdir(join(folder, 'nodes'), {recursive: true, mode: 0o700}));
  let appending = Promise.resolve();
  return {
    folder,
    raw: (node, reading, bytes) => replaceFile(join(folder, rawFile(node, reading)), bytes),
    path: (result) => {
      // One line at a time: results arrive from many nodes at once.
      appending = appending.then(() =>
        guarded(folder, () => appendFile(join(folder, PATHS), `${JSON.stringify(result)}\n`)),
      );
      return appending;
    },
    cluster: async (index, raw) => {
      await guarded(folder, () => mkdir(join(folder, 'clusters'), {recursive: true, mode: 0o700}));
      await replaceFile(join(folder, clusterFile(index)), `${JSON.stringify(raw)}\n`);
    },
    prometheus: async (index, reading) => {
      const file = join(folder, prometheusFile(index));
      await guarded(folder, () => mkdir(dirname(file), {recursive: true, mode: 0o700}));
      await replaceFile(file, `${JSON.stringify(reading)}\n`);
    },
    manifest: (manifest) =>
      replaceFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`),
  };
}

/** Writes beside the file and renames, so that a reader sees the old or the new content, never half of it. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  await guarded(dirname(file), async () => {
    const fresh = `${file}.${process.pid}.new`;
    const handle = await open(fresh, 'w', 0o600);
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  });
}

async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new AppError('store-failed', {folder, detail: whyFailed(cause)}, {cause});
  }
}
