import {readFile} from 'node:fs/promises';
import {deflateRawSync} from 'node:zlib';
import type {Language} from '../model/message.ts';
import type {ReportDocument} from '../model/report.ts';
import {CATALOGUE} from '../pipeline/catalogue.ts';
import {rawOfRun} from '../pipeline/raw-output.ts';
import {pageFile} from '../report/page/file.ts';
import {pageOf} from '../report/page/index.ts';
import {runsFolder} from '../store/folder.ts';

/** The report as one HTML file, with the raw output behind its claims where the run is saved here. */
export async function reportPage(
  document: ReportDocument,
  language: Language,
  planFiles: readonly string[] = [],
): Promise<string> {
  const rawOf = await rawOfRun(runsFolder(), document.run);
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
