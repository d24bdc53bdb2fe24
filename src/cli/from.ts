import {stat} from 'node:fs/promises';
import {claimOf} from '../inventory/index.ts';
import {AppError} from '../model/error.ts';
import type {ReportDocument} from '../model/report.ts';
import type {AnalysisChoices} from '../pipeline/analyse.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import type {TreeSource} from '../pipeline/tree-nodes.ts';
import {saveTreeRun} from '../pipeline/tree-run.ts';
import {importRun, isRunFile} from '../store/bundle.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import type {Context} from './context.ts';
import {replay} from './replay.ts';

/**
 * What `--from` names, as a report: one saved run (its id, folder or exported file), or saved files of machines
 * (folders, sosreports), which become a run of their own first.
 */
export async function reportFrom(
  given: readonly string[],
  context: Context,
  quiet = false,
  choices: AnalysisChoices = {},
): Promise<ReportDocument> {
  return replay(await runFrom(given, context, quiet), choices);
}

/** The id or folder of that run. */
export async function runFrom(
  given: readonly string[],
  context: Context,
  quiet: boolean,
): Promise<string> {
  const [first = ''] = given;
  if (given.length === 1) {
    const run = await savedRun(first);
    if (run !== undefined) return run;
  }
  const sources = await Promise.all(given.map(sourceOf));
  for (const {given: path} of sources) {
    if ((await savedRun(path)) !== undefined) throw new AppError('from-mixed', {given: path});
  }
  const id = await saveTreeRun({
    runs: runsFolder(),
    version: context.version,
    sources,
    startedAt: new Date(),
    onNodes(nodes) {
      if (quiet || nodes.length < 2) return;
      context.note(errorSpeaker(context.language)(claimOf({nodes: [...nodes]})));
    },
  });
  if (!quiet) context.note(context.text({en: `Saved as ${id}`, 'zh-CN': `已保存为 ${id}`}));
  return id;
}

/** The id or folder of a saved run, an exported file imported first; nothing where there is no such run. */
export async function savedRun(given: string): Promise<string | undefined> {
  const found = await loadRun(runsFolder(), given).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'run-not-found') return undefined;
    throw error;
  });
  if (found !== undefined) return given;
  return (await isRunFile(given)) ? importRun(runsFolder(), given) : undefined;
}

/** `[NAME=]PATH[,LABEL=VALUE…]`; what is a path as it stands is never taken apart. */
async function sourceOf(given: string): Promise<TreeSource> {
  if (await exists(given)) return {given, labels: {}};
  const [target = '', ...pairs] = given.split(',');
  const named = /^([A-Za-z0-9][A-Za-z0-9._-]{0,252})=(.+)$/.exec(target);
  const path = named?.[2] ?? target;
  const labels: Record<string, string> = {};
  for (const pair of pairs) {
    const match = /^\s*([A-Za-z][A-Za-z0-9._/-]*)\s*=\s*(.*\S)\s*$/.exec(pair);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw new AppError('from-label', {given, label: pair});
    }
    labels[match[1]] = match[2];
  }
  if (!(await exists(path))) throw new AppError('run-not-found', {run: path, folder: runsFolder()});
  return {given: path, labels, ...(named?.[1] === undefined ? {} : {name: named[1]})};
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
