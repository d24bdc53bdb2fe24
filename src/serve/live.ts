import {type FSWatcher, watch} from 'node:fs';
import {join} from 'node:path';
import type {Message} from '../model/message.ts';
import {runNames} from '../store/load.ts';
import {readUnderWay} from '../store/progress-file.ts';
import {type Told, tell, tellLine} from './told.ts';

/** A run that is being written, or was left in the middle. */
export type LiveRun = {
  id: string;
  state: 'running' | 'stopped';
  /** When its writer last gave a sign of life. */
  at: string;
  stages: Told[];
  /** Place in `stages` of the one being done. */
  stage: number;
  done: number;
  total: number;
  doing: Told | null;
  /** The last sentences, oldest first. */
  told: Told[];
};

export type LiveWatch = {
  /** What is under way now. */
  now(): Promise<LiveRun[]>;
  /** Calls `listener` at once and after every change, until what it returns is called. */
  follow(listener: (runs: readonly LiveRun[]) => void): () => void;
  close(): void;
};

/** All runs are looked through this often: one may be gone on with that was finished. */
const ROUND_MS = 2000;
/** After a sign from the file system; several come for one change. */
const SOON_MS = 100;

/** Watches the runs of a folder for progress, as long as somebody listens. */
export function watchLive(runs: string): LiveWatch {
  const listeners = new Set<(runs: readonly LiveRun[]) => void>();
  const watchers = new Map<string, FSWatcher>();
  let round: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let told = '';
  let last: readonly LiveRun[] = [];

  async function look(): Promise<void> {
    soon = undefined;
    const found = await liveRuns(runs);
    if (listeners.size === 0) return;
    watchOnly([runs, ...found.map(({id}) => join(runs, id))]);
    const text = JSON.stringify(found);
    if (text === told) return;
    told = text;
    last = found;
    for (const listener of listeners) listener(found);
  }

  function lookSoon(): void {
    soon ??= setTimeout(() => void look(), SOON_MS).unref();
  }

  /** Where the file system gives no signs, the rounds have to do. */
  function watchOnly(folders: readonly string[]): void {
    for (const [folder, watcher] of watchers) {
      if (folders.includes(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, {persistent: false}, lookSoon);
        watcher.on('error', () => {
          watcher.close();
          watchers.delete(folder);
        });
        watchers.set(folder, watcher);
      } catch {
        // No such folder yet, or too many watches on this machine.
      }
    }
  }

  function rest(): void {
    clearInterval(round);
    clearTimeout(soon);
    round = undefined;
    soon = undefined;
    told = '';
    watchOnly([]);
  }

  return {
    now: () => liveRuns(runs),
    follow(listener) {
      listeners.add(listener);
      if (told !== '') listener(last);
      round ??= setInterval(lookSoon, ROUND_MS).unref();
      lookSoon();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) rest();
      };
    },
    close() {
      listeners.clear();
      rest();
    },
  };
}

async function liveRuns(runs: string): Promise<LiveRun[]> {
  const now = Date.now();
  const names = await runNames(runs).catch(() => []);
  const found = await Promise.all(
    names.sort().map(async (id): Promise<LiveRun | null> => {
      const under = await readUnderWay(join(runs, id), now);
      if (under === null) return null;
      const {state, progress} = under;
      const {at, stages, stage, done, total, doing} = progress;
      const told = progress.told.map((one: Message) => tell(one));
      return {
        ...{id, state, at, stages: stages.map(tell), stage, done, total, told},
        doing: doing === null ? null : tellLine(doing),
      };
    }),
  );
  return found.filter((one) => one !== null);
}
