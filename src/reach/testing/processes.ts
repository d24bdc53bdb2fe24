import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';

/** Ids of running processes with this exact word among their arguments. */
export function processesWith(word: string): number[] {
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (words.includes(word)) found.push(Number(name));
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}

/** Waits until that many run; the test’s own time limit is the only one. */
export async function untilProcesses(word: string, count: number): Promise<void> {
  while (processesWith(word).length !== count) await pause(20);
}

let serial = 0;

/** A duration for sleep(1) that no other process on this machine has. */
export function uniqueSeconds(): string {
  serial++;
  return `8${String(process.pid).padStart(7, '0')}${String(serial).padStart(3, '0')}`;
}
