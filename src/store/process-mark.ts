import {hostname} from 'node:os';
import {z} from 'zod';
import {isAlive, startOf} from '../platform/process-start.ts';

/** Which process writes a run. A number alone may have been given away again, so its start is told too. */
export const ProcessMark = z.strictObject({
  host: z.string(),
  pid: z.int().min(1),
  /** In ticks since boot (proc_pid_stat(5), field 22); empty where there is no /proc. */
  start: z.string(),
});
export type ProcessMark = z.infer<typeof ProcessMark>;

export async function ownMark(): Promise<ProcessMark> {
  return {host: hostname(), pid: process.pid, start: await startOf(process.pid)};
}

/** `unknown`: it runs on another host, so nobody here can ask. */
export async function lifeOf(mark: ProcessMark): Promise<'alive' | 'gone' | 'unknown'> {
  if (mark.host !== hostname()) return 'unknown';
  return (await isAlive(mark.pid, mark.start)) ? 'alive' : 'gone';
}
