import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {DatabaseSync, SQLOutputValue} from 'node:sqlite';
import {isAppError} from '../../model/error.ts';
import {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {RunManifest} from '../../model/run.ts';
import {isRunName, readManifest} from '../load.ts';
import {readUnderWay} from '../progress-file.ts';
import {bytesOf} from './bytes.ts';
import {together, withIndex} from './database.ts';
import {fleetOf, type RunEntry, RunOutline, RunVerdict} from './entry.ts';
import {fingerprintOf} from './fingerprint.ts';

type Seen = {id: string; fingerprint: string; underWay: boolean};
type Row = {
  id: string;
  fingerprint: string;
  bytes: number;
  outline: RunOutline | null;
  problem: Message | null;
  verdict: RunVerdict | null;
};

/** How many manifests are read at a time. */
const AT_ONCE = 64;

/**
 * All runs of the store, newest first, also those that cannot be read. The folders are the truth: what the index does
 * not know as it is now is read anew. Verdicts of an analysis that was not made by `analysedBy` are left out.
 */
export async function listEntries(runs: string, analysedBy: string): Promise<RunEntry[]> {
  // In this order: a run that somebody adds meanwhile is then no run that is gone.
  const known = await withIndex(runs, (index) => readRows(index, analysedBy));
  const seen = await seenIn(runs);
  const stale = seen.filter(({id, fingerprint}) => known.get(id)?.fingerprint !== fingerprint);
  const fresh = await inTurn(stale, ({id, fingerprint}) => readRun(runs, id, fingerprint));
  const names = new Set(seen.map(({id}) => id));
  const gone = [...known.keys()].filter((id) => !names.has(id));
  if (fresh.length + gone.length > 0) {
    await withIndex(runs, (index) => together(index, () => writeRows(index, fresh, gone)));
  }
  for (const row of fresh) known.set(row.id, row);
  const now = Date.now();
  const entries = await inTurn(seen, async ({id, underWay}) =>
    entryOf(known.get(id) as Row, underWay ? await readUnderWay(join(runs, id), now) : null),
  );
  return entries.sort((a, b) => (a.id < b.id ? 1 : -1));
}

function entryOf(row: Row, found: Awaited<ReturnType<typeof readUnderWay>>): RunEntry {
  const {id, fingerprint, bytes, outline, problem, verdict} = row;
  // A writer that was killed before it could leave word leaves a run without an end.
  const ended = outline === null || outline.endedAt !== null;
  const state = found?.state ?? (ended ? 'finished' : 'stopped');
  return {id, fingerprint, bytes, outline, problem, verdict, state};
}

async function seenIn(runs: string): Promise<Seen[]> {
  const found = await readdir(runs, {withFileTypes: true}).catch(() => []);
  const names = found.filter((one) => !one.isFile()).map(({name}) => name);
  return names.filter(isRunName).map((id) => ({id, ...fingerprintOf(join(runs, id))}));
}

function readRows(index: DatabaseSync, analysedBy: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  const query = 'SELECT id, fingerprint, bytes, outline, problem, analysed_by, verdict FROM runs';
  for (const found of index.prepare(query).all()) {
    const row = parseRow(found, analysedBy);
    if (row !== null) rows.set(row.id, row);
  }
  return rows;
}

/** A row that does not read as one is as good as none: the run is read again. */
function parseRow(found: Record<string, SQLOutputValue>, analysedBy: string): Row | null {
  try {
    const outline = found.outline === null ? null : RunOutline.parse(fromJson(found.outline));
    const problem = found.problem === null ? null : Message.parse(fromJson(found.problem));
    const judged = found.verdict !== null && found.analysed_by === analysedBy;
    const verdict = judged ? parseVerdict(found.verdict) : null;
    const {id, fingerprint, bytes} = found as {id: string; fingerprint: string; bytes: number};
    return {id, fingerprint, bytes, outline, problem, verdict};
  } catch {
    return null;
  }
}

function parseVerdict(text: SQLOutputValue | undefined): RunVerdict | null {
  try {
    return RunVerdict.parse(fromJson(text));
  } catch {
    return null;
  }
}

function fromJson(text: SQLOutputValue | undefined): unknown {
  return JSON.parse(String(text));
}

/** To be called within a transaction. What another process found of the same state of a run stays: its verdict is not lost. */
export function writeRows(
  index: DatabaseSync,
  fresh: readonly Row[],
  gone: readonly string[],
): void {
  const put = index.prepare(`
    INSERT INTO runs (id, fingerprint, fleet, started_at, bytes, outline, problem)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, fleet = excluded.fleet,
      started_at = excluded.started_at, bytes = excluded.bytes, outline = excluded.outline,
      problem = excluded.problem, analysed_by = NULL, verdict = NULL
    WHERE runs.fingerprint <> excluded.fingerprint OR runs.outline IS NOT excluded.outline`);
  const forget = index.prepare(
    'DELETE FROM metrics WHERE run = ? AND run IN (SELECT id FROM runs WHERE verdict IS NULL)',
  );
  for (const {id, fingerprint, bytes, outline, problem} of fresh) {
    const texts = [outline, problem].map((one) => (one === null ? null : JSON.stringify(one)));
    const startedAt = outline?.startedAt ?? null;
    put.run(id, fingerprint, fleetOf(id), startedAt, bytes, texts[0] ?? null, texts[1] ?? null);
    forget.run(id);
  }
  const drop = index.prepare('DELETE FROM runs WHERE id = ?');
  for (const id of gone) drop.run(id);
}

/** A run as its folder has it now. */
export async function readRun(runs: string, id: string, fingerprint: string): Promise<Row> {
  const folder = join(runs, id);
  const bytes = await bytesOf(folder);
  try {
    const outline = outlineOf(await readManifest(folder));
    return {id, fingerprint, bytes, outline, problem: null, verdict: null};
  } catch (error) {
    if (!isAppError(error)) throw error;
    return {id, fingerprint, bytes, outline: null, problem: error.userMessage, verdict: null};
  }
}

function outlineOf(manifest: RunManifest): RunOutline {
  const {samespecVersion, startedAt, endedAt, stages, inventory, outcomes} = manifest;
  return {
    samespecVersion,
    startedAt,
    endedAt,
    stages,
    nodes: inventory.nodes.length,
    answered: outcomes.filter(({ok}) => ok).length,
    regions: [...new Set(inventory.nodes.map(regionOf))].sort(),
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(work))));
  }
  return results;
}
