import {join} from 'node:path';
import {together, withIndex} from './database.ts';
import {readRun, writeRows} from './entries.ts';
import type {RunMetric, RunVerdict} from './entry.ts';
import {fingerprintOf} from './fingerprint.ts';

/** What an analysis gave, and of which state of the run. */
export type Judged = {
  id: string;
  /** As `stateOfRun` told before the run was read. */
  fingerprint: string;
  analysedBy: string;
  verdict: RunVerdict;
  metrics: readonly RunMetric[];
};

/** What the files of a run look like now; an analysis of it holds as long as this stays the same. */
export function stateOfRun(runs: string, id: string): string {
  return fingerprintOf(join(runs, id)).fingerprint;
}

/** Keeps a verdict beside the run, unless the run has changed since it was read. */
export async function rememberVerdict(runs: string, judged: Judged): Promise<void> {
  const {id, fingerprint, analysedBy, verdict, metrics} = judged;
  if (stateOfRun(runs, id) !== fingerprint) return;
  const row = await readRun(runs, id, fingerprint);
  await withIndex(runs, (index) =>
    together(index, () => {
      writeRows(index, [row], []);
      const {changes} = index
        .prepare('UPDATE runs SET analysed_by = ?, verdict = ? WHERE id = ? AND fingerprint = ?')
        .run(analysedBy, JSON.stringify(verdict), id, fingerprint);
      if (changes === 0) return;
      index.prepare('DELETE FROM metrics WHERE run = ?').run(id);
      const put = index.prepare('INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
      for (const one of metrics) {
        const {metric, region, unit, runs: count, errors, median, p95} = one;
        put.run(id, metric, region, unit, count, errors, median, p95);
      }
    }),
  );
}
