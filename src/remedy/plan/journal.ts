import {randomBytes} from 'node:crypto';
import {mkdir, open, readFile, rm} from 'node:fs/promises';
import {hostname, userInfo} from 'node:os';
import {dirname, join} from 'node:path';
import {AppError} from '../../model/error.ts';
import {JournalEntry, type Plan} from '../../model/plan.ts';
import {isAlive, startOf} from '../../platform/process-start.ts';

export type NewEntry = Omit<JournalEntry, 'at' | 'plan' | 'attempt' | 'by'>;

/** What was done for a plan, on this machine; every line is on the disk before what it tells of is done. */
export type Journal = {
  /** Names this attempt to the nodes; another samespec has another one. */
  readonly attempt: string;
  /** Of earlier attempts, oldest first. */
  readonly earlier: readonly JournalEntry[];
  write(entry: NewEntry): Promise<void>;
  close(): Promise<void>;
};

/** Beside the saved runs: `plans/ID/`. */
export function planFolder(runsFolder: string, planId: string): string {
  return join(dirname(runsFolder), 'plans', planId);
}

/**
 * Opens the journal of a plan for one attempt, alone: a second samespec is refused. After a crash the attempt goes on
 * under its old name, so that nodes know it again.
 */
export async function openJournal(folder: string, plan: Plan): Promise<Journal> {
  const file = join(folder, 'journal.jsonl');
  await guarded(folder, () => mkdir(folder, {recursive: true, mode: 0o700}));
  const unlock = await lock(folder);
  const earlier = await readJournal(file);
  const unfinished = unfinishedAttempt(earlier);
  const attempt = unfinished ?? randomBytes(8).toString('hex');
  const by = `${userInfo().username}@${hostname()}`;
  let writing = Promise.resolve();

  async function append(entry: NewEntry): Promise<void> {
    const line = {at: new Date().toISOString(), plan: plan.id, attempt, by, ...entry};
    await guarded(folder, async () => {
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(line)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    });
  }

  return {
    attempt,
    earlier,
    write(entry) {
      writing = writing.then(() => append(entry));
      return writing;
    },
    async close() {
      await writing.catch(() => {});
      await unlock();
    },
  };
}

/** Lines that are whole; a crash may have cut the last one. */
export async function readJournal(file: string): Promise<JournalEntry[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const entries: JournalEntry[] = [];
  for (const line of text.split('\n')) {
    const entry = JournalEntry.safeParse(jsonOf(line));
    if (entry.success) entries.push(entry.data);
  }
  return entries;
}

function unfinishedAttempt(entries: readonly JournalEntry[]): string | undefined {
  const last = entries.findLast(({event}) => event === 'begin' || event === 'end');
  return last?.event === 'begin' ? last.attempt : undefined;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A file that names the process; one whose process is gone was left by a crash. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(`${process.pid} ${await startOf(process.pid)}`);
      await handle.close();
      return () => rm(file, {force: true});
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw failure(folder, cause);
    }
    const [pid = '', start = ''] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
    if (await isRunning(Number(pid), start)) throw new AppError('apply-busy', {pid});
    await rm(file, {force: true});
  }
}

function isRunning(pid: number, start: string): Promise<boolean> {
  // What the file holds may have been cut short; 0 and below mean groups of processes.
  return Number.isSafeInteger(pid) && pid > 0 ? isAlive(pid, start) : Promise.resolve(false);
}

async function guarded<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw failure(folder, cause);
  }
}

function failure(folder: string, cause: unknown): AppError {
  const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new AppError('journal-failed', {folder, detail}, {cause});
}
