import {readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {z} from 'zod';
import {Message} from '../model/message.ts';
import {PROGRESS} from './layout.ts';
import {lifeOf, ProcessMark} from './process-mark.ts';
import {replaceFile} from './save.ts';

/** How far a run has come, for whoever watches it from another process. It lies in the run while it is written. */
export const RunProgress = z.strictObject({
  schemaVersion: z.literal(1),
  process: ProcessMark,
  /** When this was written, ISO 8601, UTC; written again every few seconds, also when nothing has changed. */
  at: z.string(),
  stages: z.array(Message),
  /** Place in `stages` of the one being done. */
  stage: z.int(),
  done: z.int(),
  total: z.int(),
  /** What was just finished: a node’s id, or a sentence. */
  doing: z.union([z.string(), Message]).nullable(),
  /** The last sentences, oldest first. */
  told: z.array(Message),
});
export type RunProgress = z.infer<typeof RunProgress>;

/** `stopped`: whoever wrote the run is gone and did not finish it. */
export type UnderWay = {state: 'running' | 'stopped'; progress: RunProgress};

/** A writer says that it lives every few seconds; on another host this silence is all that can be known. */
const SILENCE_MS = 60_000;

/** Nothing for a run that nobody writes. A file that cannot be read tells nothing. */
export async function readUnderWay(folder: string, now: number): Promise<UnderWay | null> {
  const text = await readFile(join(folder, PROGRESS), 'utf8').catch(() => undefined);
  if (text === undefined) return null;
  const progress = parse(text);
  if (progress === null) return null;
  const life = await lifeOf(progress.process);
  const silent = now - Date.parse(progress.at) > SILENCE_MS;
  const running = life === 'alive' || (life === 'unknown' && !silent);
  return {state: running ? 'running' : 'stopped', progress};
}

export async function writeProgress(folder: string, progress: RunProgress): Promise<void> {
  await replaceFile(join(folder, PROGRESS), `${JSON.stringify(progress)}\n`);
}

export async function removeProgress(folder: string): Promise<void> {
  await rm(join(folder, PROGRESS), {force: true});
}

function parse(text: string): RunProgress | null {
  try {
    return RunProgress.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
