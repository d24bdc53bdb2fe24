import {join} from 'node:path';
import {listEntries, type RunEntry} from './index/index.ts';
import {removeRun} from './load.ts';
import {plannedRuns} from './plan-marks.ts';
import {readUnderWay} from './progress-file.ts';

/** What is to stay: the newest so many, and all that began within so much time. At least one of the two is given. */
export type Retention = {keep?: number; olderThanMs?: number};

/** Why a run stays although it is old enough to go. */
export type Spared = 'running' | 'planned' | 'unreadable';

export type Pruning = {removed: RunEntry[]; spared: {id: string; reason: Spared}[]};

/**
 * Removes runs that are neither among the newest nor young. A run that is being written, that a plan was made from,
 * or that cannot be read (nobody knows what it is) is never removed.
 */
export async function pruneRuns(
  runs: string,
  retention: Retention,
  {now, dryRun}: {now: number; dryRun: boolean},
): Promise<Pruning> {
  const entries = await listEntries(runs, '');
  const planned = await plannedRuns(runs);
  const removed: RunEntry[] = [];
  const spared: Pruning['spared'] = [];
  for (const entry of outdated(entries, retention, now)) {
    const reason = reasonToSpare(entry, planned);
    if (reason !== null) spared.push({id: entry.id, reason});
    else if (dryRun || (await remove(runs, entry.id))) removed.push(entry);
    else spared.push({id: entry.id, reason: 'running'});
  }
  return {removed, spared};
}

/** Newest first, as given. */
function outdated(entries: readonly RunEntry[], retention: Retention, now: number): RunEntry[] {
  const {keep = 0, olderThanMs = 0} = retention;
  return entries.filter((entry, place) => {
    const startedAt = entry.outline === null ? now : Date.parse(entry.outline.startedAt);
    // One without a date is never old, and is told only where the number alone decides.
    const isOld = entry.outline === null ? olderThanMs === 0 : now - startedAt >= olderThanMs;
    return place >= keep && isOld;
  });
}

function reasonToSpare(entry: RunEntry, planned: ReadonlySet<string>): Spared | null {
  if (entry.outline === null) return 'unreadable';
  if (entry.state === 'running') return 'running';
  return planned.has(entry.id) ? 'planned' : null;
}

/** False: somebody has begun to write it meanwhile. */
async function remove(runs: string, id: string): Promise<boolean> {
  if ((await readUnderWay(join(runs, id), Date.now()))?.state === 'running') return false;
  await removeRun(runs, id);
  return true;
}
