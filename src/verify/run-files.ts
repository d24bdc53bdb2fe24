import {createHash} from 'node:crypto';
import {mkdir, open, readdir, readFile, rename} from 'node:fs/promises';
import {join} from 'node:path';
import {AppError} from '../model/error.ts';
import {canonicalJson, type JournalEntry, type Plan} from '../model/plan.ts';
import {VerifyRunFile} from '../model/verification.ts';
import {whyFailed} from '../model/why-failed.ts';
import {heldDuring} from './in-force.ts';

const NAME = /^run-(\d{4,})\.json$/;

/** Beside the journal of the plan: one file per run, in the order they were made. */
export function runsOfPlan(planFolder: string): string {
  return join(planFolder, 'verify');
}

/** Written whole or not at all, before the next run begins. */
export async function saveRun(
  folder: string,
  content: Omit<VerifyRunFile, 'sha256'>,
): Promise<VerifyRunFile> {
  const file = join(folder, `run-${String(content.run.index).padStart(4, '0')}.json`);
  const whole = {...content, sha256: checksum(content)};
  const part = `${file}.part`;
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(whole)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (cause) {
    throw new AppError('verify-file-failed', {file, detail: whyFailed(cause)}, {cause});
  }
  return whole;
}

/**
 * All runs of a plan, oldest first. What was edited, belongs to another plan, or was measured while the plan was not in
 * the state its arm tells of, is refused by name: a wrong run would decide unseen.
 */
export async function loadRuns(
  folder: string,
  plan: Plan,
  journal: readonly JournalEntry[],
): Promise<VerifyRunFile[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => NAME.test(name)).sort();
  const files: VerifyRunFile[] = [];
  for (const name of names) files.push(await loadOne(join(folder, name), plan, journal));
  return files.sort((a, b) => a.run.index - b.run.index);
}

async function loadOne(
  file: string,
  plan: Plan,
  journal: readonly JournalEntry[],
): Promise<VerifyRunFile> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError('verify-file-unreadable', {file, detail: whyFailed(cause)}, {cause});
  }
  const parsed = VerifyRunFile.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw new AppError('verify-file-unreadable', {file, detail});
  }
  const {sha256, ...content} = parsed.data;
  if (checksum(content) !== sha256) throw new AppError('verify-file-edited', {file});
  if (content.plan !== plan.id) throw new AppError('verify-file-foreign', {file});
  const {arm, startedAt, endedAt, rejected} = content.run;
  const held = heldDuring(plan, journal, startedAt, endedAt);
  if (rejected === null && held !== (arm === 'before' ? 'out' : 'in')) {
    throw new AppError('verify-file-stale', {file, arm});
  }
  return parsed.data;
}

function checksum(content: Omit<VerifyRunFile, 'sha256'>): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
