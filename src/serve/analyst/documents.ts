import {join} from 'node:path';
import {AppError} from '../../model/error.ts';
import type {ReportDocument} from '../../model/report.ts';
import {analyse} from '../../pipeline/analyse.ts';
import {bytesOf} from '../../store/index/bytes.ts';
import {stateOfRun} from '../../store/index/index.ts';
import {loadRun} from '../../store/load.ts';

export type Documents = {
  /** The folder of all runs. */
  readonly runs: string;
  /** The analysis of a run as it is now. */
  open(run: string): Promise<ReportDocument>;
  /** Runs held now. */
  size(): number;
};

type Held = {state: string; bytes: number; document: ReportDocument};

/**
 * Analysed runs, those asked for last kept: at most `most` of them, and of at most `mostBytes` on the disk together
 * (one is kept whatever its size). A run that has changed is analysed anew.
 */
export function documentsOf(
  runs: string,
  {most, mostBytes}: {most: number; mostBytes: number},
): Documents {
  const held = new Map<string, Held>();

  function makeRoom(): void {
    let total = [...held.values()].reduce((sum, {bytes}) => sum + bytes, 0);
    for (const [run, {bytes}] of held) {
      if (held.size <= 1 || (held.size <= most && total <= mostBytes)) return;
      held.delete(run);
      total -= bytes;
    }
  }

  return {
    runs,
    size: () => held.size,
    async open(run) {
      // Before it is read: what changes while it is read makes it stale, not wrong.
      const state = stateOfRun(runs, run);
      const known = held.get(run);
      held.delete(run);
      const document = known?.state === state ? known.document : await analysed(runs, run);
      held.set(run, {state, document, bytes: await bytesOf(join(runs, run))});
      makeRoom();
      return document;
    },
  };
}

async function analysed(runs: string, run: string): Promise<ReportDocument> {
  const saved = await loadRun(runs, run);
  // A name alone is looked for beside the store too; whoever asks a server means the store.
  if (saved.folder !== join(runs, run)) throw new AppError('run-not-found', {run, folder: runs});
  return analyse(saved);
}
