import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {Plan} from '../../model/plan.ts';
import {startProcess} from '../../platform/process.ts';
import {planFolder} from '../plan/journal.ts';
import type {TestFleet} from './fleet.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/** Applies a plan with the program itself and ends that by SIGKILL as soon as a line of its journal holds `began`. */
export async function killedAt(
  fleet: TestFleet,
  plan: Plan,
  began: string,
  laterMs = 0,
): Promise<void> {
  const file = join(fleet.folder, `${plan.id}.json`);
  const runs = join(fleet.folder, 'runs');
  await writeFile(file, JSON.stringify(plan));
  await mkdir(runs, {recursive: true});
  const child = startProcess({
    argv: [process.execPath, MAIN, 'apply', file, '--yes', '--quiet'],
    env: {...(process.env as Record<string, string>), SAMESPEC_HOME: fleet.folder},
  });
  const journal = join(planFolder(runs, plan.id), 'journal.jsonl');
  let ended = false;
  void child.done.then(() => {
    ended = true;
  });
  while (!ended && !(await readFile(journal, 'utf8').catch(() => '')).includes(began)) {
    await pause(10);
  }
  await pause(laterMs);
  try {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  } catch {
    // It was done before.
  }
  await child.done;
}
