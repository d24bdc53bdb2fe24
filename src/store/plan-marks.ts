import {mkdir, readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {replaceFile} from './save.ts';

const RUN_OF_PLAN = 'run';

/** Leaves word, beside the journals of plans, that a plan was made from a run, so that retention keeps the run. */
export async function markPlan(runs: string, plan: {id: string; run: string}): Promise<void> {
  const folder = join(plansBeside(runs), plan.id);
  await mkdir(folder, {recursive: true, mode: 0o700});
  await replaceFile(join(folder, RUN_OF_PLAN), `${plan.run}\n`);
}

/** Ids of the runs that plans were made from. */
export async function plannedRuns(runs: string): Promise<Set<string>> {
  const plans = plansBeside(runs);
  const names = await readdir(plans).catch(() => []);
  const texts = await Promise.all(
    names.map((name) => readFile(join(plans, name, RUN_OF_PLAN), 'utf8').catch(() => '')),
  );
  return new Set(texts.map((text) => text.trim()).filter((id) => id !== ''));
}

function plansBeside(runs: string): string {
  return join(dirname(runs), 'plans');
}
