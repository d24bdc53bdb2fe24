import {basename} from 'node:path';
import {collectorSha256} from '../collect/index.ts';
import type {Message} from '../model/message.ts';
import type {Inventory} from '../model/node.ts';
import {type RunManifest, type RunSettings, SCHEMA_VERSION} from '../model/run.ts';
import {createReach} from '../reach/index.ts';
import type {Reach} from '../reach/reach.ts';
import {loadRun} from '../store/load.ts';
import {openRun, type RunWriter} from '../store/save.ts';
import {type LiveProgress, openLiveProgress} from './live-progress.ts';

/** A run under way: what is known of it so far, where it is saved, how its nodes are reached. */
export type Session = {
  manifest: RunManifest;
  writer: RunWriter;
  reach: Reach;
  signal: AbortSignal;
  /** Where others see how far it has come. */
  live: LiveProgress;
};

export type SessionRequest = {
  runs: string;
  version: string;
  inventory: Inventory;
  settings: RunSettings;
  /** A plain word for the end of the run’s id. */
  label: string;
  startedAt: Date;
  signal: AbortSignal;
};

export async function startSession(request: SessionRequest): Promise<Session> {
  const id = `${request.startedAt.toISOString().slice(0, 19).replaceAll(':', '-')}-${plainWord(request.label)}`;
  const manifest: RunManifest = {
    schemaVersion: SCHEMA_VERSION,
    id,
    samespecVersion: request.version,
    startedAt: request.startedAt.toISOString(),
    endedAt: null,
    settings: request.settings,
    inventory: request.inventory,
    stages: {collect: 'none', measure: 'none'},
    outcomes: [],
    readings: [],
    collectorSha256: collectorSha256(),
  };
  const writer = await openRun(request.runs, id);
  await writer.manifest(manifest);
  const live = await openLiveProgress(writer.folder);
  return {manifest, writer, live, signal: request.signal, reach: reachFor(request.settings)};
}

/** Goes on with a saved run: its inventory and settings hold, what it already has is kept. */
export async function resumeSession(
  runs: string,
  idOrFolder: string,
  signal: AbortSignal,
): Promise<Session> {
  const saved = await loadRun(runs, idOrFolder);
  const writer = await openRun(runs, basename(saved.folder));
  const live = await openLiveProgress(writer.folder);
  return {manifest: saved.manifest, writer, live, signal, reach: reachFor(saved.manifest.settings)};
}

/** Gives what the user has to know of how the nodes were reached. */
export async function endSession(session: Session, endedAt: Date): Promise<readonly Message[]> {
  await session.reach.close();
  const remarks = session.reach.remarks?.() ?? [];
  session.manifest.endedAt = endedAt.toISOString();
  if (remarks.length > 0) session.manifest.remarks = [...remarks];
  await session.writer.manifest(session.manifest);
  await session.live.end();
  return remarks;
}

function reachFor(settings: RunSettings): Reach {
  const {concurrency, probeImage, probeNamespace, probeIngress} = settings;
  return createReach({concurrency, probeImage, probeNamespace, probeIngress});
}

function plainWord(label: string): string {
  const word = label.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return word.slice(0, 40) || 'run';
}
