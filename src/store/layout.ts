import type {Reading} from '../model/run.ts';

/** Files of a run folder, relative to it. Node ids are plain words (model `NodeId`), so they may name files. */
export const MANIFEST = 'run.json';
export const PATHS = 'paths.jsonl';
/** Of a run being written only; no part of it, and not exported. */
export const PROGRESS = 'progress.json';
/** Folder among the runs that holds their index; no run has such a name. */
export const INDEX = '.index';

export function rawFile(node: string, reading: Reading): string {
  return `nodes/${node}.${reading}.raw`;
}

/** By the place of the cluster in the inventory: names of contexts hold anything. */
export function clusterFile(index: number): string {
  return `clusters/${index}.json`;
}

/** What one Prometheus answered, by its place among those asked. */
export function prometheusFile(index: number): string {
  return `prometheus/${index}.json`;
}

const PROMETHEUS = /^prometheus\/\d{1,2}\.json$/;
const CLUSTER = /^clusters\/\d{1,4}\.json$/;
const RAW = /^nodes\/[A-Za-z0-9][A-Za-z0-9._-]{0,252}\.(all|again|benchmark)\.raw$/;

/** True for names a run may hold; anything else in an imported file is refused. */
export function belongsToRun(name: string): boolean {
  return (
    name === MANIFEST ||
    name === PATHS ||
    CLUSTER.test(name) ||
    PROMETHEUS.test(name) ||
    (RAW.test(name) && !name.includes('..'))
  );
}
