import {join} from 'node:path';
import {runProcess} from '../platform/process.ts';
import {LAB_MARK} from './processes.ts';

const STEP_TIMEOUT_MS = 30_000;

/** The mark lets `lab down` find all that descends from a script, also when its starter was killed. */
function scriptEnvironment(runFolder: string): Record<string, string> {
  const path = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin`;
  return {PATH: path, HOME: '/root', LC_ALL: 'C', [LAB_MARK]: runFolder};
}

/** Runs one of the lab’s scripts; fails with what it said last. */
export async function runScript(
  script: string,
  runFolder: string,
  {words = [], signal}: {words?: readonly string[]; signal?: AbortSignal | undefined} = {},
): Promise<void> {
  const result = await runProcess({
    argv: ['sh', join(runFolder, 'scripts', script), runFolder, ...words],
    env: scriptEnvironment(runFolder),
    timeoutMs: STEP_TIMEOUT_MS,
    ...(signal === undefined ? {} : {signal}),
  });
  if (result.end === 'exited' && result.exit === 0) return;
  const said = result.stderr.trim().split('\n').slice(-3).join(' | ');
  throw new Error(`${script}: ${said === '' ? `${result.end} ${result.exit ?? ''}` : said}`);
}
