import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readFrames} from '../collect/frames.ts';
import type {RunManifest} from '../model/run.ts';
import type {RawOf} from '../report/page/raw-shelf.ts';
import {rawFile} from '../store/layout.ts';
import {loadRun} from '../store/load.ts';

/** Raw output of the saved run; undefined where it is not among these runs. */
export async function rawOfRun(
  runs: string,
  {id, startedAt}: RunManifest,
): Promise<RawOf | undefined> {
  const run = await loadRun(runs, id).catch(() => undefined);
  if (run === undefined || run.manifest.startedAt !== startedAt) return undefined;
  const {readings} = run.manifest;
  // Claims about one node stand together, so the last one read is mostly the next one asked for.
  let last: {key: string; sections: ReturnType<typeof readFrames>['sections']} | undefined;
  return (node, section, at) => {
    const reading = readings.find((one) => one.node === node && one.at === at)?.reading;
    if (reading === undefined) return undefined;
    const file = join(run.folder, rawFile(node, reading));
    if (last?.key !== file) last = {key: file, sections: readFrames(readOr(file)).sections};
    return last.sections.get(section);
  };
}

/** A raw file that is gone costs its output only. */
function readOr(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}
