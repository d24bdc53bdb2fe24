import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {deflateRawSync} from 'node:zlib';
import {readFrames} from '../collect/frames.ts';
import type {Language} from '../model/message.ts';
import type {ReportDocument} from '../model/report.ts';
import type {RunManifest} from '../model/run.ts';
import {CATALOGUE} from '../pipeline/catalogue.ts';
import {pageFile} from '../report/page/file.ts';
import {pageOf} from '../report/page/index.ts';
import type {RawOf} from '../report/page/raw-shelf.ts';
import {runsFolder} from '../store/folder.ts';
import {rawFile} from '../store/layout.ts';
import {loadRun} from '../store/load.ts';

/** The report as one HTML file, with the raw output behind its claims where the run is saved here. */
export async function reportPage(
  document: ReportDocument,
  language: Language,
  planFiles: readonly string[] = [],
): Promise<string> {
  const rawOf = await rawOfRun(document.run);
  const shown = planFiles.length === 0 ? {} : await plansShown(document.run.id, planFiles);
  const options = {language, catalogue: CATALOGUE, ...shown, ...(rawOf && {rawOf})};
  const pack = (text: string) => deflateRawSync(text, {level: 9}).toString('base64');
  return pageFile(pageOf(document, options), await pageTemplate(), pack);
}

/** Loaded only where there are plans: the rooms that change nodes are large. */
async function plansShown(run: string, files: readonly string[]) {
  const {plansOf} = await import('./page-plans.ts');
  return plansOf(run, files);
}

/** The page without data. The published package carries it; a clone builds it when its sources have changed. */
export async function pageTemplate(): Promise<string> {
  const carried = new URL('../ui/page.html', import.meta.url);
  const text = await readFile(carried, 'utf8').catch(() => undefined);
  if (text !== undefined) return text;
  // Not a literal: the package has no such file, and its build must not look for one.
  const builder = new URL('../../scripts/build-ui.ts', import.meta.url).href;
  const {pageTemplate: build} = (await import(builder)) as {pageTemplate: () => Promise<string>};
  return build();
}

/** Raw output of the saved run; undefined where it is not in the store of this machine. */
export async function rawOfRun({id, startedAt}: RunManifest): Promise<RawOf | undefined> {
  const run = await loadRun(runsFolder(), id).catch(() => undefined);
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
