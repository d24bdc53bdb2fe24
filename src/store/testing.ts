import type {RunManifest} from '../model/run.ts';
import type {RunVerdict} from './index/index.ts';
import {openRun} from './save.ts';

/** The manifest of a run of three regions that was collected and not measured. */
export function manifestOf(id: string, changes: Partial<RunManifest> = {}): RunManifest {
  const [day, time] = [id.slice(0, 10), id.slice(11, 19).replaceAll('-', ':')];
  const startedAt = `${day}T${time}.000Z`;
  return {
    schemaVersion: 1,
    id,
    samespecVersion: '0.1.0',
    startedAt,
    endedAt: startedAt,
    settings: {timeoutMs: 1000, concurrency: 1, maxBytesPerNode: 1000, sudo: false, measure: true},
    inventory: {
      nodes: ['bj', 'hk', 'sg'].map((region) => ({
        ...{id: `${region}-1`, reach: {kind: 'local'}, labels: {region}, origin: 'fleet.yaml:1'},
      })),
      services: [],
      expectations: [],
    },
    stages: {collect: 'done', measure: 'none'},
    outcomes: [],
    readings: [],
    collectorSha256: 'ab',
    ...changes,
  };
}

export async function saveManifest(
  runs: string,
  id: string,
  changes: Partial<RunManifest> = {},
): Promise<string> {
  const writer = await openRun(runs, id);
  await writer.manifest(manifestOf(id, changes));
  return writer.folder;
}

export const CLEAN: RunVerdict = {
  conclusion: 'clean',
  findings: [],
  counts: {cause: 0, contributor: 0, note: 0},
  symptoms: [],
};
