import {readFile} from 'node:fs/promises';

/** When a process began, in ticks since boot (proc_pid_stat(5), field 22); empty without one, or without /proc. */
export async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program’s name in parentheses and may hold blanks and parentheses itself.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Whether the process that began then still runs: its number alone may have been given away again. */
export async function isAlive(pid: number, start: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Anything but “no such process” means there is one, of somebody else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return (await startOf(pid)) === start;
}
