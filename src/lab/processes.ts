import {readdir, readFile, readlink, stat} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import type {RecordedProcess} from './state.ts';

/** Start time of a process in clock ticks since boot (proc_pid_stat(5), field 22); `null` when it is gone. */
async function startTicksOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The second field is the program’s name in parentheses and may hold blanks and parentheses itself.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : Number(fields[19]);
}

export async function isRunning({pid, startTicks}: RecordedProcess): Promise<boolean> {
  return (await startTicksOf(pid)) === startTicks;
}

/** Ends processes for sure, those alone that are still the ones that were recorded, and waits until they are gone. */
export async function endProcesses(recorded: readonly RecordedProcess[]): Promise<void> {
  const ours: RecordedProcess[] = [];
  for (const process_ of recorded) if (await isRunning(process_)) ours.push(process_);
  for (const {pid} of ours) kill(pid);
  for (let i = 0; i < 200; i++) {
    const left = await Promise.all(ours.map(isRunning));
    if (!left.includes(true)) return;
    await sleep(10);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

/** Variable in the environment of all that a lab starts, with its run folder as the value. */
export const LAB_MARK = 'SAMESPEC_LAB';

/**
 * Processes that carry the mark of this lab: its builders, whatever these were just running when they died,
 * delay lines and nodes. Logins by SSH do not carry it; they end with their node.
 */
export async function markedProcesses(runFolder: string): Promise<RecordedProcess[]> {
  const found: RecordedProcess[] = [];
  for (const pid of await processIds()) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (!environment.split('\0').includes(`${LAB_MARK}=${runFolder}`)) continue;
    const startTicks = await startTicksOf(pid);
    if (startTicks !== null) found.push({name: 'marked', pid, startTicks});
  }
  return found;
}

async function processIds(): Promise<number[]> {
  return (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
}

/** Processes inside these named network namespaces: each is ours, or was started by hand inside the lab. */
export async function processesInside(namespaces: readonly string[]): Promise<RecordedProcess[]> {
  const inodes = new Set<string>();
  for (const name of namespaces) {
    const file = await stat(`/run/netns/${name}`).catch(() => null);
    if (file !== null) inodes.add(`net:[${file.ino}]`);
  }
  const found: RecordedProcess[] = [];
  if (inodes.size === 0) return found;
  for (const pid of await processIds()) {
    const namespace = await readlink(`/proc/${pid}/ns/net`).catch(() => null);
    if (namespace === null || !inodes.has(namespace)) continue;
    const startTicks = await startTicksOf(pid);
    if (startTicks !== null) found.push({name: 'inside', pid, startTicks});
  }
  return found;
}
